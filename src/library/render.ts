/**
 * Views: diagrams of the machine and of a tree of branches, paths as JSON documents, and what
 * the commands print, as text.
 *
 * @module render
 */
export {
  type CompareDocument,
  type ComparedDocument,
  compareDocument,
  compareText,
  DIAGRAM_FORMATS,
  type DiagramFormat,
  decisiveText,
  type GraphEdge,
  type GraphRegion,
  type GraphState,
  type Highlight,
  highlightOf,
  JSON_VERSION,
  machineDiagram,
  machineGraph,
  type OutcomeDocument,
  oddsText,
  plainStyle,
  problemsText,
  type RegionId,
  type ReplayDocument,
  replayDocument,
  replayText,
  type StepDocument,
  type Style,
  scenarioTree,
  sessionTree,
  type TakenStep,
  type TreeBranch,
  type TreeEdge,
  type TreeGraph,
  type TreeNode,
  treeDiagram,
  treeText,
  type Way,
} from '../render/index.js';
