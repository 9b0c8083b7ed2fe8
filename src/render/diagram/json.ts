import { CONDITION_TEXTS, EFFECT_TEXTS, type Model } from '../../model/index.js';
import { JSON_VERSION, shownStates } from '../json/documents.js';
import { jsonText } from '../json/text.js';
import type { Highlight } from './machine-graph.js';
import type { TreeGraph } from './tree-graph.js';

/** The machine's own config, which XState takes as it is, with the catalogues that explain what it names. */
export function machineJson(model: Model, { active, taken = [] }: Highlight): string {
  const named = [...model.conditions].map(([name, { text, title }]) => [name, text ?? title ?? name]);
  return print({
    version: JSON_VERSION,
    machine: model.config,
    moves: Object.fromEntries(model.moves),
    deadlines: Object.fromEntries(model.deadlines),
    guards: { ...CONDITION_TEXTS, ...Object.fromEntries(named) },
    actions: EFFECT_TEXTS,
    active: active ? shownStates(model, active) : null,
    taken: taken.map((step) => ({ ...step, from: shownStates(model, step.from), to: shownStates(model, step.to) })),
  });
}

/** The tree as data: its nodes, edges, and branches with how each ends. */
export function treeJson(tree: TreeGraph): string {
  return print({ version: JSON_VERSION, ...tree });
}

function print(document: object): string {
  return jsonText(document);
}
