/**
 * Hands the app the texts and the maps of the scenarios that come with Offramp: all of them where there is a server; a
 * self-contained file has those that are short, and brings its own.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { isCarried, REAL } from '../src/render/page/texts.js';

const folder = join(import.meta.dirname, '../scenarios');

/** Ids of the scenarios in `scenarios/`, the real one first. */
export function shippedIds(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort((a, b) => Number(b === REAL) - Number(a === REAL) || (a < b ? -1 : 1));
}

export function shippedScenarios(served: boolean): Plugin {
  const texts = shippedIds()
    .map((id) => [id, readFileSync(join(folder, `${id}.yaml`), 'utf8')] as const)
    .filter(([id, text]) => served || isCarried(id, text));
  const modules: Record<string, string> = {
    'virtual:scenario-texts': `export default ${JSON.stringify(Object.fromEntries(texts))};`,
    ...(!served && { '#shipped-maps': 'export const drawings = [];' }),
  };
  return {
    name: 'offramp-shipped-scenarios',
    enforce: 'pre',
    resolveId: (id) => (Object.hasOwn(modules, id) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith('\0') ? modules[id.slice(1)] : undefined),
  };
}
