import type { Actor, Side } from './context.js';
import type { MoveId } from './moves.js';

/** A move as the machine receives it. `target` names a side where the move is aimed at one. */
export interface MoveEvent {
  /** The move. */
  type: MoveId;
  /** Who makes it. */
  by: Actor;
  /** The side it is aimed at, of a move that names one. */
  target?: Side;
}

/** Signals between the machine's own regions. Nobody makes them; they follow from moves. */
export const INTERNAL_EVENTS = {
  talksConvened: 'A mediator has brought the two sides together.',
  offerMade: 'A third party has offered to mediate.',
  talksBegin: 'The two have begun to talk; an offer or refusal of mediation is moot.',
  envoysReturn: 'The ambassadors are back at their posts.',
  tiesRestored: 'Ties have been restored; broken relations are resumed.',
  warBreaksOut: 'Open conflict has begun; envoys leave and mediation ends.',
} as const;

/** The name of a signal between regions. */
export type InternalEventId = keyof typeof INTERNAL_EVENTS;

/** Whatever a guard or an action may meet; `by` of an internal event or a deadline is empty. */
export type CrisisEvent = MoveEvent | { type: InternalEventId; by: 'nobody' };
