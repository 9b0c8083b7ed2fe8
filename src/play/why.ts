import { valuesAt } from '../model/index.js';
import type { Session } from './session.js';
import type { Node } from './tree.js';

/** What can be asked of: a variable of the context, or a region. */
export type Explained = string;

/** The last change of something, and what changed it. */
export interface Why {
  /** What was asked of. */
  variable: Explained;
  /** What it is now. */
  value: string | number;
  /** What it was before; the start has none. */
  before: string | number | null;
  /** The node that changed it; null when it is as it was at the start. */
  node: Node | null;
}

/**
 * Which move last changed a variable of the context or the state of a region, on the path to a node.
 *
 * @param variable the name of a variable of the context, or of a region
 */
export function why(session: Session, variable: Explained, node: Node = session.node): Why {
  const value = read(node, variable);
  for (let at: Node = node; at.parent; at = at.parent) {
    const before = read(at.parent, variable);
    if (before !== read(at, variable)) return { variable, value, before, node: at };
  }
  return { variable, value, before: null, node: null };
}

function read(node: Node, variable: Explained): string | number {
  return valuesAt(node.walk.position)[variable] ?? '';
}
