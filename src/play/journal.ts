import { type Microstep, traceOf } from '../model/index.js';
import type { LogEntry } from './log.js';
import type { Session } from './session.js';
import type { Node } from './tree.js';

/** One thing that happened in a session, as somebody who watches it is told. */
export interface Happening {
  /** 0 for the start, then one more each. */
  readonly n: number;
  /** What kind of thing it is. */
  readonly kind: 'start' | 'move' | 'wait' | 'event' | 'deadline' | 'back' | 'jump' | 'fork' | 'mark';
  /** Where the session stood before. */
  readonly from: Node;
  /** Where the session stood after it. */
  readonly to: Node;
  /** The entry of the log that it belongs to; the start has none. */
  readonly entry?: LogEntry;
}

/** The event that the machine was given at a node; undefined for the start and for a wait. */
export function eventAt(node: Node): { type: string; by?: string; target?: string } | undefined {
  if (node.kind === 'move' && node.move !== undefined)
    return { type: node.move, ...(node.by && { by: node.by }), ...(node.target && { target: node.target }) };
  if (node.kind !== 'deadline') return undefined;
  const timer = node.parent?.walk.position.timers.find(({ deadline }) => deadline === node.deadline);
  return timer && { type: timer.id };
}

/** What the machine did at a node, microstep by microstep; nothing at the start and during a wait. */
export function microstepsAt(node: Node): Microstep[] {
  const event = eventAt(node);
  return node.parent && event ? traceOf(node.parent.walk.position, event) : [];
}

/**
 * What happens in a session, in order, from its start: a log entry whose move let deadlines pass is
 * several happenings. It holds what there is already and goes on as the session does.
 */
export class Journal {
  /** What happened so far, in order. */
  readonly happenings: Happening[] = [];
  readonly #listeners = new Set<(happening: Happening) => void>();
  readonly #stop: () => void;
  #at: Node;

  /** @param session the session to watch */
  constructor(
    /** The session that is watched. */
    readonly session: Session,
  ) {
    this.#at = session.nodeAt(0);
    this.#append('start', this.#at);
    for (const entry of session.log) this.#read(entry);
    this.#stop = session.subscribe((entry) => this.#read(entry));
  }

  /** Tells of each happening from now on. @returns how to hear no more */
  subscribe(listener: (happening: Happening) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Watches the session no more. */
  close(): void {
    this.#stop();
    this.#listeners.clear();
  }

  #read(entry: LogEntry): void {
    const to = this.session.nodeAt(entry.node);
    if (entry.do === 'back' || entry.do === 'jump' || entry.do === 'fork' || entry.do === 'mark') {
      this.#append(entry.do, to, entry);
      return;
    }
    // Deadlines that passed before the move came to be nodes on the way to it.
    const way = [to];
    for (let at = to.parent; at && at !== this.#at && at.kind === 'deadline'; at = at.parent) way.push(at);
    for (const node of way.reverse()) this.#append(node.kind, node, entry);
  }

  #append(kind: Happening['kind'], to: Node, entry?: LogEntry): void {
    const happening = { n: this.happenings.length, kind, from: this.#at, to, ...(entry && { entry }) };
    this.happenings.push(happening);
    this.#at = to;
    for (const listener of this.#listeners) listener(happening);
  }
}
