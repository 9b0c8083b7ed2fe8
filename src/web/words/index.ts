import { en, type Words } from './en/index.js';
import type { Language } from './languages.js';

export * from './languages.js';
export { en, type Words };

/** The words of a language. Those of any but English are fetched when they are first asked for. */
export async function wordsOf(language: Language): Promise<Words> {
  if (language === 'en') return en;
  const { fa } = await import('./fa/index.js');
  return fa;
}
