/** The scenarios that come with Offramp as the files that they are: which there are, their texts, and each loaded. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REAL } from '../src/render/page/texts.js';
import { type Loaded, loadScenario } from '../src/scenario/load.js';

const folder = join(import.meta.dirname, '../scenarios');

/** Ids of the scenarios in `scenarios/`, the real one first. */
export function shippedIds(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort((a, b) => Number(b === REAL) - Number(a === REAL) || (a < b ? -1 : 1));
}

/** The text of one of them. */
export const shippedText = (id: string) => readFileSync(join(folder, `${id}.yaml`), 'utf8');

/** One of them loaded, with what it extends. */
export function loadShipped(id: string): Loaded {
  const read = (other: string) => ({ file: join('scenarios', `${other}.yaml`), content: shippedText(other) });
  return loadScenario(read(id), (other, kind) => (kind === 'scenario' ? read(other) : undefined));
}
