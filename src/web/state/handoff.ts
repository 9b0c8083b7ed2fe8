import { signal } from '@preact/signals';

/** A text that another part of the page hands to the editor. */
export interface Incoming {
  /** Name of the file it would be. */
  name: string;
  text: string;
}

/** What the editor is to open when it is shown next. This module is small: it is loaded with the page. */
export const incoming = signal<Incoming | undefined>(undefined);

/** Counts the changes of the served file on disk. */
export const diskVersion = signal(0);
