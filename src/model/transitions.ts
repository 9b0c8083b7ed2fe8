import type { ActionSpec } from './actions.js';
import type { DeadlineId } from './deadlines.js';
import type { InternalEventId } from './events.js';
import type { GuardSpec } from './guards.js';
import { MOVES, type MoveId, tensionShift } from './moves.js';

/** A transition as plain data. */
export interface TransitionSpec {
  /** The state it leads to, of the same region; absent where it stays. */
  target?: string;
  /** Leaves its state and enters it again, so that a deadline that runs there begins anew. */
  reenter?: true;
  /** What has to hold. */
  guard?: GuardSpec;
  /** What is done, in order. */
  actions?: ActionSpec[];
  /** What it is, in a sentence a student can read. */
  description?: string;
}

/** What a state does on moves and on signals from other regions. Of several transitions the first whose guard holds is taken. */
export type TransitionMap = Partial<Record<MoveId | InternalEventId, TransitionSpec | TransitionSpec[]>>;

/** A state of a region as plain data, in the words of XState's own configuration. */
export interface StateSpec {
  /** What the state is, in a sentence a student can read. */
  description: string;
  /** Nothing leads out of a final state. */
  type?: 'final';
  /** `outcome`: a path may end here. */
  tags?: 'outcome'[];
  /** What is done when it is entered. */
  entry?: ActionSpec[];
  /** What is done when it is left. */
  exit?: ActionSpec[];
  /** By move or signal: what it leads to. */
  on?: TransitionMap;
  /** By deadline: what happens when it has run out in this state. */
  after?: Partial<Record<DeadlineId, TransitionSpec | TransitionSpec[]>>;
  /** What happens as soon as its guard holds, whatever the move. */
  always?: TransitionSpec | TransitionSpec[];
}

/** A region of the machine as plain data. That its states are named in the type lets XState infer them. */
export interface RegionSpec<State extends string> {
  /** The state that it begins in. */
  initial: State;
  /** What the region is about, in a sentence. */
  description: string;
  /** Its states, by name. */
  states: Record<State, StateSpec>;
}

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
