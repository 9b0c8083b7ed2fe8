import { advance } from '../model/index.js';
import type { Session } from './session.js';
import type { Node, NodeId } from './tree.js';

/** Where the positions of a saved run are in the one that it is played again in. */
export class SavedIds {
  readonly #nodes = new Map<NodeId, NodeId>([[0, 0]]);
  readonly #idle = new Set<NodeId>();
  #last = 0;

  /** @returns undefined where a position could not be replayed */
  get(saved: NodeId): NodeId | undefined {
    return this.#nodes.get(saved);
  }

  /** Whether nothing had changed at a position, which is none any more: the one before it stands for it. */
  isIdle(saved: NodeId): boolean {
    return this.#idle.has(saved);
  }

  /**
   * Remembers where an entry led. Deadlines fire just before the node that it led to, and have the ids before its own.
   *
   * @param from where the session stood before it
   */
  remember(session: Session, saved: NodeId, from: Node): void {
    const { node } = session;
    this.#nodes.set(saved, node.id);
    const made: Node[] = [];
    for (let at = node.parent; at?.kind === 'deadline'; at = at.parent) made.unshift(at);
    const own = made.slice(made.indexOf(from) + 1);
    const between = saved - this.#last - 1;
    this.#last = Math.max(this.#last, saved);
    if (between > own.length && this.#withIdle(saved, node, from, own, between)) return;
    for (const [index, at] of made.reverse().entries())
      if (!this.#nodes.has(saved - index - 1)) this.#nodes.set(saved - index - 1, at.id);
  }

  /** Runs were once saved with a position also for each deadline that changes nothing. */
  #withIdle(saved: NodeId, node: Node, from: Node, own: readonly Node[], between: number): boolean {
    const { fired } = advance(from.walk.position, node.walk.position.hours);
    if (fired.length !== between) return false;
    let told = 0;
    for (const [index, { idle }] of fired.entries()) {
      const id = saved - between + index;
      if (idle) this.#idle.add(id);
      else told += 1;
      this.#nodes.set(id, (own[told - 1] ?? from).id);
    }
    return true;
  }
}
