import texts from 'virtual:model-texts';
import { type Language, type Words, wordsOf } from '../words/index.js';
import { learn } from '../words/model.js';

/** The words of a language, those of the models that come with Offramp included. @throws Error when they cannot be loaded */
export async function speech(language: Language): Promise<Words> {
  const [words, spoken] = await Promise.all([wordsOf(language), texts[language]?.()]);
  if (spoken) learn(language, spoken.default);
  return words;
}
