import type { Shelf } from './shelf.js';

/** It is fetched when it is first asked for. */
export async function shelf(): Promise<Shelf> {
  return (await import('virtual:library')).default;
}

/** A text in a language, else in English. */
export const spoken = (texts: Readonly<Record<string, string>> | undefined, language: string): string =>
  texts?.[language] ?? texts?.en ?? '';
