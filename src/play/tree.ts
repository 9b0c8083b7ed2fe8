import type { DeadlineId, Fired, MoveId, RoleId } from '../model/index.js';
import type { BranchId, StepId, Walk } from '../scenario/index.js';

/** Number of a node: its place in `Session.nodes`. */
export type NodeId = number;

/** A position of the tree and how it was reached. Nodes are never changed or removed. */
export interface Node {
  /** Its number. */
  readonly id: NodeId;
  /** The node it was reached from; null for the start. */
  readonly parent: Node | null;
  /** What was done from here, in the order it was tried. */
  readonly children: Node[];
  /** What led here. */
  readonly kind: 'start' | 'move' | 'wait' | 'event' | 'deadline';
  /** The session branch it was made on. */
  readonly branch: string;
  /** Where the crisis stands, and until when the last move keeps everybody busy. */
  readonly walk: Walk;
  /** The move that led here, of kind `move`. */
  readonly move?: MoveId;
  /** Who made it. */
  readonly by?: RoleId;
  /** Which of several that act in this role. */
  readonly party?: string;
  /** Whom it was aimed at, where it names somebody. */
  readonly target?: RoleId;
  /** What an author set, of kind `event`. */
  readonly set?: Readonly<Record<string, string | number>>;
  /** The deadline that led here, of kind `deadline`. */
  readonly deadline?: DeadlineId;
  /** Hours waited, of a wait. */
  readonly waited?: number;
  /** The scripted step that it is, if it is one. */
  readonly step?: StepId;
  /** The scripted path that goes on from here and how far along it this is; absent off script. */
  readonly script?: { readonly branch: BranchId; readonly next: number };
}

/** A path through the tree that has a name. */
export interface SessionBranch {
  /** Its id; a scripted branch keeps its own. */
  readonly id: string;
  /** What it is called. */
  name: string;
  /** Nobody has named it: it is called after the move that it begins with, which no script holds. */
  unnamed?: boolean;
  /** Where it leaves the path it came from. */
  readonly from: NodeId;
  /** Its last node so far. */
  head: NodeId;
  /** What the class wrote on it. */
  note?: string;
  /** Not drawn, but listed. */
  hidden?: boolean;
  /** Neither drawn nor listed, until that is taken back. */
  removed?: boolean;
}

/** What can be said of a branch after it was begun. */
export type BranchMark = { [K in 'name' | 'note' | 'hidden' | 'removed']?: SessionBranch[K] | undefined };

/** Longest note on a branch, in characters. */
export const MAX_NOTE = 2_000;

/** What a node goes by: `start`, the scripted step's id, or `free-N`, `wait-N` and `deadline-N` off script. */
export function idOf({ id, parent, kind, step }: Node): string {
  if (!parent) return 'start';
  return step ?? `${kind === 'move' ? 'free' : kind}-${id}`;
}

/** The nodes from the start to a node, both included. */
export function pathTo(node: Node): Node[] {
  const path: Node[] = [];
  for (let at: Node | null = node; at; at = at.parent) path.push(at);
  return path.reverse();
}

/** Whether a node lies on the way from the start to another one, or is that. */
export function leadsThrough(to: Node, node: Node): boolean {
  let at: Node | null = to;
  // A position is always younger than the one it follows.
  while (at && at.id > node.id) at = at.parent;
  return at === node;
}

/** The node of a deadline that fired. The script goes on after it as it would have before. */
export function deadlineNode(id: NodeId, parent: Node, branch: string, fired: Fired): Node {
  return {
    id,
    parent,
    children: [],
    kind: 'deadline',
    branch,
    walk: { ...parent.walk, position: fired.position },
    deadline: fired.deadline,
    ...(parent.script && { script: parent.script }),
  };
}
