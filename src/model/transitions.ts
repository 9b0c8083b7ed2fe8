import type { ActionSpec } from './actions.js';
import type { GuardSpec } from './guards.js';
import { MOVES, type MoveId, tensionShift } from './moves.js';

/** A transition as plain data. */
export interface TransitionSpec {
  target?: string;
  /** Leaves its state and enters it again, so that a deadline that runs there begins anew. */
  reenter?: true;
  guard?: GuardSpec;
  actions?: ActionSpec[];
  description?: string;
}

export type TransitionMap = Partial<Record<MoveId, TransitionSpec | TransitionSpec[]>>;

/**
 * A transition for a move: tension shifts by the move's own measure, then what is particular to
 * this state happens.
 */
export function on(move: MoveId, spec: TransitionSpec = {}): TransitionSpec {
  const by = tensionShift(move);
  const shift: ActionSpec[] = by === 0 ? [] : [{ type: 'shiftTension', params: { by } }];
  const { actions = [], description = MOVES[move].description, ...rest } = spec;
  return { ...rest, actions: [...shift, ...actions], description };
}
