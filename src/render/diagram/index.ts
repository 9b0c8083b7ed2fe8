import type { Model } from '../../model/index.js';
import { directionOf } from '../../scenario/direction.js';
import { machineDot, treeDot } from './dot.js';
import { machineJson, treeJson } from './json.js';
import { type Highlight, machineGraph } from './machine-graph.js';
import { layoutMachine } from './machine-layout.js';
import { drawMachine, fileMeasures } from './machine-svg.js';
import { machineMermaid, treeMermaid } from './mermaid.js';
import { foldTree } from './tree-fold.js';
import type { TreeGraph } from './tree-graph.js';
import { treeSvg } from './tree-svg.js';

export type { GraphEdge, GraphRegion, GraphState, RegionId, Way } from './graph.js';
export { type Highlight, highlightOf, machineGraph, type TakenStep } from './machine-graph.js';
export {
  scenarioTree,
  sessionTree,
  type TreeBranch,
  type TreeEdge,
  type TreeGraph,
  type TreeNode,
} from './tree-graph.js';

/** What a diagram can be drawn as. */
export const DIAGRAM_FORMATS = ['mermaid', 'dot', 'svg', 'json'] as const;
/** One of the formats of a diagram. */
export type DiagramFormat = (typeof DIAGRAM_FORMATS)[number];

/**
 * The machine of a model as a drawing, or as JSON for other tools.
 *
 * @param model of a scenario (`modelOf`), or one by itself
 * @param highlight the state to light and the path to number
 */
export async function machineDiagram(model: Model, format: DiagramFormat, highlight: Highlight = {}): Promise<string> {
  switch (format) {
    case 'mermaid':
      return machineMermaid(machineGraph(model, highlight));
    case 'dot':
      return machineDot(machineGraph(model, highlight));
    case 'svg': {
      const graph = machineGraph(model, highlight);
      return drawMachine(graph, await layoutMachine(graph, fileMeasures()));
    }
    case 'json':
      return machineJson(model, highlight);
  }
}

/**
 * A tree of branches as a drawing, or as JSON for other tools. What of a large tree is folded says how much it
 * holds; the JSON holds all of it.
 *
 * @param tree of a scenario (`scenarioTree`) or of a run (`sessionTree`)
 * @param language of its texts, a BCP 47 tag: where they run from right to left, an SVG does so too. Default: `en`
 */
export async function treeDiagram(format: DiagramFormat, tree: TreeGraph, language = 'en'): Promise<string> {
  switch (format) {
    case 'mermaid':
      return treeMermaid(foldTree(tree));
    case 'dot':
      return treeDot(foldTree(tree));
    case 'svg':
      return treeSvg(tree, directionOf(language) === 'rtl');
    case 'json':
      return treeJson(tree);
  }
}
