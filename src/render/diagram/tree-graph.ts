import { configurationOf, isOutcome } from '../../model/index.js';
import { pathTo, playedPath, Session } from '../../play/index.js';
import { type Scenario, type StepId, storyOf, TRUNK } from '../../scenario/index.js';
import { nodeTitle } from '../text/tree.js';
import { dateText, moveName } from '../text/words.js';

export interface TreeNode {
  id: string;
  /** First the date or the hour, then the title. */
  lines: string[];
  /** Lies on the historical line, or in a session on the first branch. */
  trunk: boolean;
  /** Lies on the path that is marked. */
  marked: boolean;
  /** The outcome, where a path ends here. */
  outcome?: string;
}

export interface TreeEdge {
  from: string;
  to: string;
  kind: 'trunk' | 'branch' | 'rejoin';
  marked: boolean;
}

export interface TreeGraph {
  title: string;
  nodes: TreeNode[];
  edges: TreeEdge[];
}

const START = 'start';

/**
 * The branches of a scenario as a tree: every scripted step a node.
 *
 * @param marked ids of the steps on the path to mark
 */
export function scenarioTree(scenario: Scenario, marked: readonly StepId[] = []): TreeGraph {
  const story = storyOf(scenario);
  const onPath = new Set<string>([START, ...marked]);
  const graph: TreeGraph = { title: scenario.title, nodes: [], edges: [] };
  graph.nodes.push({ id: START, lines: [dateText(scenario.start), 'Start'], trunk: true, marked: marked.length > 0 });
  for (const step of scenario.steps) {
    const date = step.at === undefined ? moveName(step.move) : dateText(step.at);
    graph.nodes.push({ id: step.id, lines: [date, step.title], trunk: step.branch === TRUNK, marked: onPath.has(step.id) });
  }
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const link = (from: string, to: string, kind: TreeEdge['kind']) => {
    const at = marked.indexOf(to);
    graph.edges.push({ from, to, kind, marked: at >= 0 && (marked[at - 1] ?? START) === from });
  };
  for (const branch of scenario.branches) {
    let before = START;
    if (branch.insteadOf !== null) {
      const path = story.path(story.step(branch.insteadOf)?.branch ?? TRUNK);
      before = path[path.indexOf(branch.insteadOf) - 1] ?? START;
    }
    for (const step of branch.steps) {
      link(before, step, branch.id === TRUNK ? 'trunk' : 'branch');
      before = step;
    }
    if (branch.rejoin !== null) link(before, branch.rejoin, 'rejoin');
    else {
      const end = nodes.get(before);
      if (end) end.outcome = endOf(scenario, branch.id);
    }
  }
  return graph;
}

function endOf(scenario: Scenario, branch: string): string {
  const session = new Session(scenario, { follow: branch });
  while (session.nextStep) session.next();
  return playedPath(session).outcome.phase;
}

/** The tree of a run: every position a node, the path to where it stands marked. */
export function sessionTree(session: Session): TreeGraph {
  const here = new Set(pathTo(session.node).map((node) => node.id));
  const first = session.branches()[0]?.id;
  return {
    title: session.scenario.title,
    nodes: session.nodes.map((node) => {
      const { phase } = configurationOf(node.walk.position);
      return {
        id: `n${node.id}`,
        lines: [`hour ${Math.round(node.walk.position.hours)}`, nodeTitle(session, node)],
        trunk: node.branch === first,
        marked: here.has(node.id),
        ...(node.children.length === 0 && isOutcome(phase) && { outcome: phase }),
      };
    }),
    edges: session.nodes.flatMap((node) =>
      node.parent
        ? [{ from: `n${node.parent.id}`, to: `n${node.id}`, kind: node.branch === first ? ('trunk' as const) : ('branch' as const), marked: here.has(node.id) }]
        : [],
    ),
  };
}
