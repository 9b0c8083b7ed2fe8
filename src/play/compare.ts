import { type Configuration, configurationOf } from '../model/index.js';
import { SessionError } from './errors.js';
import { type PathOutcome, type PathStep, playedPath } from './path.js';
import type { Session } from './session.js';
import { type Node, type NodeId, pathTo } from './tree.js';

/** One of the two paths that are compared. */
export interface Compared {
  branch: string;
  name: string;
  node: NodeId;
  outcome: PathOutcome;
  /** Where it stands at its end. */
  state: Configuration;
  tension: number;
  hours: number;
  /** Moves made on it, waits and deadlines not counted. */
  moves: number;
}

export interface Comparison {
  a: Compared;
  b: Compared;
  /** Steps that both share, and where they stand when they part. Null when one holds the other. */
  divergence: { after: number; step: PathStep | null; hours: number } | null;
  /** Side by side from the first step they do not share. */
  rows: { a: PathStep | null; b: PathStep | null }[];
}

/**
 * Two branches of a session side by side.
 *
 * @param a id of a branch of the session, or a node
 * @param b id of a branch of the session, or a node
 * @throws SessionError when there is no such branch or node
 */
export function compare(session: Session, a: string | NodeId, b: string | NodeId): Comparison {
  const [nodeA, nodeB] = [endOf(session, a), endOf(session, b)];
  const [stepsA, stepsB] = [playedPath(session, nodeA).steps, playedPath(session, nodeB).steps];
  let shared = 0;
  while (stepsA[shared] && stepsA[shared]?.node === stepsB[shared]?.node) shared += 1;
  const rows = Array.from({ length: Math.max(stepsA.length, stepsB.length) - shared }, (_, index) => ({
    a: stepsA[shared + index] ?? null,
    b: stepsB[shared + index] ?? null,
  }));
  const parts = shared < stepsA.length && shared < stepsB.length;
  const last = stepsA[shared - 1] ?? null;
  return {
    a: compared(session, a, nodeA),
    b: compared(session, b, nodeB),
    divergence: parts ? { after: shared, step: last, hours: last?.hours ?? 0 } : null,
    rows,
  };
}

function endOf(session: Session, which: string | NodeId): Node {
  if (typeof which === 'number') return session.nodeAt(which);
  const branch = session.branches().find((entry) => entry.id === which || entry.name === which);
  if (!branch) {
    throw new SessionError(
      `There is no branch ${which} in this run. There are: ${session
        .branches()
        .map((entry) => entry.id)
        .join(', ')}.`,
    );
  }
  return session.nodeAt(branch.head);
}

function compared(session: Session, which: string | NodeId, node: Node): Compared {
  const branch = session
    .branches()
    .find((entry) => entry.id === (typeof which === 'number' ? node.branch : which) || entry.name === which);
  const { position } = node.walk;
  return {
    branch: branch?.id ?? node.branch,
    name: branch?.name ?? node.branch,
    node: node.id,
    outcome: playedPath(session, node).outcome,
    state: configurationOf(position),
    tension: position.snapshot.context.tension,
    hours: position.hours,
    moves: pathTo(node).filter((at) => at.kind === 'move').length,
  };
}
