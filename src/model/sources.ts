import type { ModelFile, ModelWords } from './schema.js';
import type { Settings } from './settings.js';

/** All that a model is made from. Plain data. */
export interface ModelSource {
  /** What its file holds. */
  file: ModelFile;
  /** Its texts in other languages. */
  words?: Readonly<Record<string, ModelWords>> | undefined;
  /** What a scenario sets of it. */
  settings?: Settings | undefined;
}
