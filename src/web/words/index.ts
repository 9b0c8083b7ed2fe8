import { en } from './en/index.js';

/** Every string of the interface, a part of the page each. English is the measure: others must have the same. */
export type Words = typeof en;

export const LANGUAGES = ['en'] as const;
export type Language = (typeof LANGUAGES)[number];

const ALL: Record<Language, Words> = { en };

export function wordsOf(language: Language): Words {
  return ALL[language];
}
