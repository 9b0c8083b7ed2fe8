import { mainState } from '../../model/index.js';
import { type Node, pathTo, Session } from '../../play/index.js';
import { clockText, modelOf, type Scenario, type StepId, storyOf, TRUNK } from '../../scenario/index.js';
import { nodeTitle } from '../text/tree.js';
import { dateText, moveName } from '../text/words.js';

/** A position of a tree. */
export interface TreeNode {
  /** Its id in the drawing. */
  id: string;
  /** First the date, the move or the hour, then the title; a branch's own name where it has one. */
  lines: string[];
  /** Id of the branch that it belongs to. */
  branch: string;
  /** Lies on the historical line, or in a session on the first branch. */
  trunk: boolean;
  /** Lies on the path that is marked. */
  marked: boolean;
  /** The outcome, where a path ends here. */
  outcome?: string;
}

/** A step of a tree, from one position to the next. */
export interface TreeEdge {
  /** Id of the node it leaves. */
  from: string;
  /** Id of the node it leads to. */
  to: string;
  /** Whether it lies on the trunk or a branch, or is where a branch rejoins another path. */
  kind: 'trunk' | 'branch' | 'rejoin';
  /** Lies on the path that is marked. */
  marked: boolean;
  /** Of a rejoin: how the branch ends, which need not be how the path ends that it goes on with. */
  outcome?: string;
}

/** A path of a tree. */
export interface TreeBranch {
  /** Its id. */
  id: string;
  /** What it is called. */
  title: string;
  /** Id of its last node; of a branch that rejoins, its last own one. */
  end: string;
  /** The state of the model's first region that it ends in. */
  outcome: string;
}

/** A tree of branches as a graph. */
export interface TreeGraph {
  /** Title of the scenario. */
  title: string;
  /** The positions. */
  nodes: TreeNode[];
  /** What leads from one to the next. */
  edges: TreeEdge[];
  /** The paths through it. */
  branches: TreeBranch[];
}

/** No step can be called so: ids of steps hold letters, digits and hyphens. */
const START = '(start)';

/**
 * The branches of a scenario as a tree: every scripted step a node.
 *
 * @param marked ids of the steps on the path to mark, in order; ids that are no step's are passed over
 */
export function scenarioTree(scenario: Scenario, marked: readonly StepId[] = []): TreeGraph {
  const story = storyOf(scenario);
  const path = [START, ...marked.filter((id) => story.step(id))];
  const before = new Map(path.map((id, index) => [id, path[index - 1]]));
  const outcomes = outcomesOf(scenario);
  const nodes = new Map<string, TreeNode>();
  nodes.set(START, {
    id: START,
    lines: ['Start', scenario.title],
    branch: TRUNK,
    trunk: true,
    marked: path.length > 1,
  });
  for (const { id, at, move, title, branch } of scenario.steps) {
    const date = at === undefined ? moveName(modelOf(scenario), move) : dateText(at);
    nodes.set(id, { id, lines: [date, title], branch, trunk: branch === TRUNK, marked: before.has(id) });
  }
  const edges: TreeEdge[] = [];
  const branches = scenario.branches.map((branch): TreeBranch => {
    const kind = branch.id === TRUNK ? 'trunk' : 'branch';
    const outcome = outcomes.get(branch.id) ?? '';
    let end = START;
    if (branch.insteadOf !== null) {
      const left = story.path(story.step(branch.insteadOf)?.branch ?? TRUNK);
      end = left[left.indexOf(branch.insteadOf) - 1] ?? START;
    }
    for (const step of branch.steps) {
      edges.push({ from: end, to: step, kind, marked: before.get(step) === end });
      end = step;
    }
    const last = nodes.get(end);
    if (branch.rejoin !== null) {
      edges.push({ from: end, to: branch.rejoin, kind: 'rejoin', marked: before.get(branch.rejoin) === end, outcome });
    } else if (last) last.outcome = outcome;
    return { id: branch.id, title: branch.title, end, outcome };
  });
  return { title: scenario.title, nodes: [...nodes.values()], edges, branches };
}

/** How every branch ends, each played from the start through what it shares with others. */
function outcomesOf(scenario: Scenario): Map<string, string> {
  const session = new Session(scenario);
  return new Map(scenario.branches.map(({ id }) => [id, phaseOf(session.playBranch(id))]));
}

function phaseOf(node: Node): string {
  return mainState(node.walk.position);
}

/** The tree of a run: every position a node, the path to where it stands marked. */
export function sessionTree(session: Session): TreeGraph {
  const here = new Set(pathTo(session.node).map((node) => node.id));
  const [first] = session.branches();
  const names = new Map(session.branches().map(({ id, name }) => [id, name]));
  const id = (node: Node) => `n${node.id}`;
  const kind = (node: Node) => (node.branch === first?.id ? 'trunk' : 'branch');
  return {
    title: session.scenario.title,
    nodes: session.nodes.map((node) => {
      const at = node.step === undefined ? undefined : session.story.step(node.step)?.at;
      const title = nodeTitle(session, node);
      const name = node.parent && node.parent.branch !== node.branch ? names.get(node.branch) : undefined;
      const ended = node.children.length === 0 && session.model.outcomes.has(phaseOf(node));
      return {
        id: id(node),
        lines: [
          at === undefined ? clockText(node.walk.position.hours) : dateText(at),
          title,
          // Begun by a scripted step or a move, a branch is called like it; only a name of its own says more.
          ...(name !== undefined && name !== title ? [`branch: ${name}`] : []),
        ],
        branch: node.branch,
        trunk: kind(node) === 'trunk',
        marked: here.has(node.id),
        ...(ended && { outcome: phaseOf(node) }),
      };
    }),
    edges: session.nodes.flatMap((node) =>
      node.parent
        ? [{ from: id(node.parent), to: id(node), kind: kind(node), marked: here.has(node.id) } as const]
        : [],
    ),
    branches: session.branches().map((branch) => {
      const head = session.nodeAt(branch.head);
      return { id: branch.id, title: branch.name, end: id(head), outcome: phaseOf(head) };
    }),
  };
}
