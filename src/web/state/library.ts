import type { AcrossShelf, Shelf } from './shelf.js';

/** It is fetched when it is first asked for. */
export async function shelf(): Promise<Shelf> {
  return (await import('virtual:library')).default;
}

/** What the real crises have in common, fetched when it is first asked for. */
export async function acrossShelf(): Promise<AcrossShelf> {
  return (await import('virtual:across')).default;
}

/** A text in a language, else in English. */
export const spoken = (texts: Readonly<Record<string, string>> | undefined, language: string): string =>
  texts?.[language] ?? texts?.en ?? '';
