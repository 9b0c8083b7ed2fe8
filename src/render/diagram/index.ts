import { ACTIONS, crisisConfig, DEADLINES, GUARDS, MOVES } from '../../model/index.js';
import { JSON_VERSION } from '../json/documents.js';
import { machineDot, treeDot } from './dot.js';
import { type Highlight, machineGraph } from './machine-graph.js';
import { machineMermaid, treeMermaid } from './mermaid.js';
import { machineSvg, treeSvg } from './svg.js';
import type { TreeGraph } from './tree-graph.js';

export { type Highlight, highlightOf, machineGraph } from './machine-graph.js';
export { scenarioTree, sessionTree, type TreeGraph } from './tree-graph.js';

export const DIAGRAM_FORMATS = ['mermaid', 'dot', 'svg', 'json'] as const;
export type DiagramFormat = (typeof DIAGRAM_FORMATS)[number];

/**
 * The machine as a drawing, or as JSON for other tools.
 *
 * @param highlight the state to light and the path to number
 */
export async function machineDiagram(format: DiagramFormat, highlight: Highlight = {}): Promise<string> {
  switch (format) {
    case 'mermaid':
      return machineMermaid(machineGraph(highlight));
    case 'dot':
      return machineDot(machineGraph(highlight));
    case 'svg':
      return machineSvg(machineGraph(highlight));
    case 'json':
      return `${JSON.stringify({ version: JSON_VERSION, machine: crisisConfig, moves: MOVES, deadlines: DEADLINES, guards: GUARDS, actions: ACTIONS, active: highlight.active ?? null, taken: highlight.taken ?? [] }, null, 2)}\n`;
  }
}

/** A tree of branches as a drawing, or as JSON for other tools. */
export async function treeDiagram(format: DiagramFormat, tree: TreeGraph): Promise<string> {
  switch (format) {
    case 'mermaid':
      return treeMermaid(tree);
    case 'dot':
      return treeDot(tree);
    case 'svg':
      return treeSvg(tree);
    case 'json':
      return `${JSON.stringify({ version: JSON_VERSION, ...tree }, null, 2)}\n`;
  }
}
