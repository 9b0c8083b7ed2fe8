// Apart from the other words: the pages of a class load these alone, and a phone no more than it needs.
import { type ClassWords, klass as en } from './en/class.js';
import { klass as fa } from './fa/class.js';
import type { Language } from './languages.js';

export const classWords: Record<Language, ClassWords> = { en, fa };
export type { ClassWords };
