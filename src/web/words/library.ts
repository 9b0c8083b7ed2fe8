import { library as en, type LibraryWords } from './en/library.js';
import { library as fa } from './fa/library.js';
import type { Language } from './index.js';

/** The words of the library, which is fetched when it is first shown. */
export const libraryWords: Record<Language, LibraryWords> = { en, fa };
