import texts from 'virtual:scenario-texts';
import type { TextFile } from '../../render/page/boot.js';

export { REAL } from '../../render/page/texts.js';

const known = new Map(Object.entries(texts));

/**
 * The scenarios that come with Offramp, as text, by id, the real one first. Only what is loaded later may import this;
 * the rest of the page asks `builtin.ts`, which reads it when it is asked for.
 */
export const BUILTIN: ReadonlyMap<string, string> = known;

/** Takes in the texts that a self-contained file brings. */
export function adoptTexts(files: readonly TextFile[]): void {
  for (const { name, text } of files) known.set(name.replace(/\.yaml$/, ''), text);
}
