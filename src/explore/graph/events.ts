import type { AnyStateMachine, AnyStateNode } from 'xstate';
import {
  crisisMachine,
  DEADLINES,
  type DeadlineId,
  deadlineOf,
  MOVE_EVENTS,
  MOVES,
  type MoveEvent,
} from '../../model/index.js';

/** What an edge of the graph stands for: a move somebody makes, or a deadline that passes because nobody does. */
export interface GraphEvent {
  /** What XState is sent. */
  event: { type: string };
  /** The move, where it is one. */
  move?: MoveEvent;
  /** The deadline that passes, where it is one. */
  deadline?: DeadlineId;
  /** Hours a move typically takes; the whole length of a deadline. */
  hours: number;
  /** Goldstein value of a move, -10 to +10; 0 for a deadline. */
  goldstein: number;
}

/** The delayed transitions of a machine: an edge each, from every state that waits for it. */
export function delayedEvents(machine: AnyStateMachine): string[] {
  const found: string[] = [];
  const visit = (node: AnyStateNode) => {
    for (const { eventType } of node.after) if (!found.includes(eventType)) found.push(eventType);
    for (const child of Object.values(node.states)) visit(child);
  };
  visit(machine.root);
  return found;
}

/** Every event of the crisis that an edge can stand for: the moves as MOVE_EVENTS lists them, then deadlines. */
export const CRISIS_EVENTS: readonly GraphEvent[] = [
  ...MOVE_EVENTS.map(
    (move): GraphEvent => ({
      event: move,
      move,
      hours: MOVES[move.type].hours,
      goldstein: MOVES[move.type].goldstein,
    }),
  ),
  ...delayedEvents(crisisMachine).map((type): GraphEvent => {
    const deadline = deadlineOf(type);
    return {
      event: { type },
      ...(deadline && { deadline }),
      hours: deadline ? DEADLINES[deadline].hours : 0,
      goldstein: 0,
    };
  }),
];

/** Index of a move among the events of the graph; -1 where there is none. */
export function eventIndex(events: readonly GraphEvent[], { type, by, target }: MoveEvent): number {
  return events.findIndex(({ move }) => move?.type === type && move.by === by && move.target === target);
}
