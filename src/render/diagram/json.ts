import { ACTIONS, crisisConfig, DEADLINES, GUARDS, MOVES } from '../../model/index.js';
import { JSON_VERSION } from '../json/documents.js';
import { jsonText } from '../json/text.js';
import type { Highlight } from './machine-graph.js';
import type { TreeGraph } from './tree-graph.js';

/** The machine's own config, which XState takes as it is, with the catalogues that explain what it names. */
export function machineJson({ active, taken }: Highlight): string {
  return print({
    version: JSON_VERSION,
    machine: crisisConfig,
    moves: MOVES,
    deadlines: DEADLINES,
    guards: GUARDS,
    actions: ACTIONS,
    active: active ?? null,
    taken: taken ?? [],
  });
}

/** The tree as data: its nodes, edges, and branches with how each ends. */
export function treeJson(tree: TreeGraph): string {
  return print({ version: JSON_VERSION, ...tree });
}

function print(document: object): string {
  return jsonText(document);
}
