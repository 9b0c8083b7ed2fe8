import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { type DeadlineId, deadlineOf, type Model, type MoveClass, type MoveEvent } from '../../model/index.js';

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
  /** The family of a move. */
  family?: MoveClass;
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

const known = new WeakMap<Model, readonly GraphEvent[]>();

/** Every event of a model that an edge can stand for: the moves as the model lists them, then deadlines. */
export function modelEvents(model: Model): readonly GraphEvent[] {
  let events = known.get(model);
  if (!events) {
    events = [
      ...model.moveEvents.map((move): GraphEvent => {
        const { hours = 0, goldstein = 0, class: family = 'words' } = model.moves.get(move.type) ?? {};
        return { event: move, move, hours, goldstein, family };
      }),
      ...delayedEvents(model.machine).map((type): GraphEvent => {
        const deadline = deadlineOf(model, type);
        const hours = deadline === undefined ? 0 : (model.deadlines.get(deadline)?.hours ?? 0);
        return { event: { type }, ...(deadline !== undefined && { deadline }), hours, goldstein: 0 };
      }),
    ];
    known.set(model, events);
  }
  return events;
}

/** Index of a move among the events of the graph; -1 where there is none. */
export function eventIndex(events: readonly GraphEvent[], { type, by, target }: MoveEvent): number {
  return events.findIndex(({ move }) => move?.type === type && move.by === by && move.target === target);
}
