import { fireNextTold, type MoveEvent } from '../../model/index.js';
import type { Node, Session } from '../../play/index.js';
import { startWalk, type Walk, type When, walkAct } from '../../scenario/index.js';
import { type StateGraph, stateOf } from '../graph/graph.js';
import type { Route } from './best.js';

/** One act of a path, as a session does it: a move, or a wait until a deadline passes. */
export type RouteAct = { move: MoveEvent } | { wait: number };

/** A path through the graph as a session goes it. */
export interface RouteActs {
  /** What to do, one after the other. */
  acts: RouteAct[];
  /**
   * Whether a session that does these acts, each as soon as the one before is over, goes the same way. It
   * does not where a deadline falls due sooner than the path has it.
   */
  onTime: boolean;
}

const NO_DATE: When = { precision: 'day', start: 0, end: 0 };

/**
 * The acts of a path, and whether the simulated clock lets them happen.
 *
 * @param walk where the path begins; its clock and running deadlines count
 */
export function actsOf(graph: StateGraph, route: Route, walk: Walk = startWalk(graph.model)): RouteActs {
  const acts: RouteAct[] = [];
  let now = walk;
  let onTime = stateOf(graph, walk.position.snapshot) === route.start;
  for (const edge of route.edges) {
    const event = graph.events[graph.labels[edge] as number];
    if (event?.move) {
      acts.push({ move: event.move });
      const { type, by, target } = event.move;
      const walked = walkAct(now, { move: type, by, target }, NO_DATE);
      if (walked.refused || walked.fired.some(({ idle }) => !idle)) onTime = false;
      if (!walked.refused) now = walked.walk;
    } else {
      const timer = now.position.timers.find((entry) => entry.id === event?.event.type);
      const fired = fireNextTold(now.position);
      if (!timer || fired?.type !== timer.id) onTime = false;
      const wait = Math.max(0, (timer?.due ?? now.position.hours + (event?.hours ?? 0)) - now.position.hours);
      acts.push({ wait });
      now = walkAct(now, { move: 'wait', hours: wait }, NO_DATE).walk;
    }
    const target = graph.targets[edge] as number;
    if (onTime && stateOf(graph, now.position.snapshot) !== target) onTime = false;
  }
  return { acts, onTime };
}

/**
 * Plays a path in a session, as a branch that leaves a node.
 *
 * @returns the last node; the session stands there
 * @throws RefusedError where the clock does not let a move happen
 */
export function playActs(session: Session, from: Node, acts: readonly RouteAct[], name: string): Node {
  session.jump(from.id);
  session.fork(name);
  for (const act of acts) {
    if ('move' in act) session.take(act.move);
    else session.wait(act.wait);
  }
  return session.node;
}
