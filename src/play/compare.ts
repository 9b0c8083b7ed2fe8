import { type Configuration, configurationOf, measureOf } from '../model/index.js';
import { SessionError } from './errors.js';
import { type PathOutcome, type PathStep, playedPath } from './path.js';
import type { Session } from './session.js';
import type { Node, NodeId } from './tree.js';

/** One end of a path: a node of a session, and what to call it. */
export interface End {
  /** The session it belongs to. */
  session: Session;
  /** The last node of the path. */
  node: Node;
  /** Id of its branch. */
  branch: string;
  /** What to call it. */
  name: string;
}

/** One of the two paths that are compared. */
export interface Compared {
  /** Id of its branch. */
  branch: string;
  /** What its branch is called. */
  name: string;
  /** Where it ends. */
  outcome: PathOutcome;
  /** Its steps, from the start. */
  steps: PathStep[];
  /** The model's measure before the first step. */
  startTension: number;
  /** Where it stands at its end. */
  state: Configuration;
  /** The model's measure at its end. */
  tension: number;
  /** Simulated hours since the start, at its end. */
  hours: number;
  /** Moves made on it, waits and deadlines not counted. */
  moves: number;
}

/** Two paths side by side. */
export interface Comparison {
  /** The first path. */
  a: Compared;
  /** The second path. */
  b: Compared;
  /** How many steps both share, the last of them, and its hour. Null when one path holds the other. */
  divergence: { after: number; step: PathStep | null; hours: number } | null;
  /** Side by side from the first step they do not share. */
  rows: { a: PathStep | null; b: PathStep | null }[];
}

/**
 * Two branches of a session side by side.
 *
 * @param a id or name of a branch of the session, or a node's id
 * @param b id or name of a branch of the session, or a node's id
 * @throws SessionError when there is no such branch or node
 */
export function compare(session: Session, a: string | NodeId, b: string | NodeId): Comparison {
  return compareEnds(endOf(session, a), endOf(session, b));
}

/** The end of a branch, or a node. @throws SessionError when there is none */
export function endOf(session: Session, which: string | NodeId): End {
  const branches = session.branches();
  if (typeof which === 'number') {
    const node = session.nodeAt(which);
    const branch = session.findBranch(node.branch);
    return { session, node, branch: node.branch, name: branch?.name ?? node.branch };
  }
  const branch = session.findBranch(which) ?? branches.find((entry) => entry.name === which);
  if (!branch) {
    throw new SessionError(
      `There is no branch ${which} in this run. There are: ${branches.map((entry) => entry.id).join(', ')}.`,
    );
  }
  return { session, node: session.nodeAt(branch.head), branch: branch.id, name: branch.name };
}

/** Two paths side by side, of one session or of two. They part at the first act that differs. */
export function compareEnds(a: End, b: End): Comparison {
  const [left, right] = [compared(a), compared(b)];
  let shared = 0;
  while (sameAct(left.steps[shared], right.steps[shared])) shared += 1;
  const rows = Array.from({ length: Math.max(left.steps.length, right.steps.length) - shared }, (_, index) => ({
    a: left.steps[shared + index] ?? null,
    b: right.steps[shared + index] ?? null,
  }));
  const last = left.steps[shared - 1] ?? null;
  const parts = shared < left.steps.length && shared < right.steps.length;
  return { a: left, b: right, divergence: parts ? { after: shared, step: last, hours: last?.hours ?? 0 } : null, rows };
}

function sameAct(a: PathStep | undefined, b: PathStep | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.move === b.move &&
    a.by === b.by &&
    a.target === b.target &&
    a.hours === b.hours
  );
}

function compared({ session, node, branch, name }: End): Compared {
  const { steps, outcome, startTension } = playedPath(session, node);
  const { position } = node.walk;
  return {
    branch,
    name,
    outcome,
    steps,
    startTension,
    state: configurationOf(position),
    tension: measureOf(position) ?? 0,
    hours: position.hours,
    moves: steps.filter((step) => step.by !== null).length,
  };
}
