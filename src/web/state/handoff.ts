import { signal } from '@preact/signals';
import type { WhatIfFile } from '../../scenario/schema.js';

/** What was played, to be written into the text of the scenario that it was played on. */
export interface Recorded {
  /** Id of that scenario. */
  played: string;
  /** Each path that was gone. */
  files: readonly WhatIfFile[];
}

/** A text that another part of the page hands to the editor. */
export interface Incoming {
  /** Name of the file it would be. */
  name: string;
  text: string;
  /** Where it was played on a scenario that may be what is being written: what is to be written into that instead. */
  recorded?: Recorded;
}

/** What the editor is to open when it is shown next. This module is small: it is loaded with the page. */
export const incoming = signal<Incoming | undefined>(undefined);

/** Counts the changes of the served file on disk. */
export const diskVersion = signal(0);
