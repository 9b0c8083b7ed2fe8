import { en, type Words } from './en/index.js';

export const LANGUAGES = ['en', 'fa'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', fa: 'فارسی' };

export { en, type Words };

/** The words of a language. Those of any but English are fetched when they are first asked for. */
export async function wordsOf(language: Language): Promise<Words> {
  if (language === 'en') return en;
  const { fa } = await import('./fa/index.js');
  return fa;
}
