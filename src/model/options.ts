import { getNextTransitions } from 'xstate';
import { type Actor, isSide, rivalOf, SIDES, type Side } from './context.js';
import type { MoveEvent } from './events.js';
import type { GuardSpec } from './guards.js';
import { MOVE_IDS, MOVES, type MoveId } from './moves.js';
import { accepts, type Position } from './position.js';
import { leastFailing, type Ways } from './ways.js';

/** One move that one actor could think of here. */
export interface MoveOption {
  /** The move. */
  move: MoveId;
  /** Who could make it. */
  by: Actor;
  /** The side the move is aimed at, where the move names one. */
  target?: Side;
  /** `enabled`: the machine accepts it. `blocked`: it exists here, but a guard fails. */
  status: 'enabled' | 'blocked';
  /** For a blocked move: the ways in which it would become possible. */
  failing: Ways;
}

/** Every (move, actor, target) there is, whatever the state. */
export const MOVE_EVENTS: readonly MoveEvent[] = MOVE_IDS.flatMap((type) =>
  MOVES[type].by.flatMap((by) =>
    MOVES[type].targeted ? SIDES.map((target) => ({ type, by, target })) : [{ type, by }],
  ),
);

/** Thrown when a move is made by somebody who cannot make it, or lacks its target. */
export class MoveError extends Error {
  override name = 'MoveError';
}

/**
 * The event for a move, checked against the list of moves.
 *
 * @throws MoveError when this actor cannot make the move, or the move needs a target
 */
export function moveEvent(move: MoveId, by: Actor, target?: Side): MoveEvent {
  const definition = MOVES[move];
  if (!definition.by.includes(by)) {
    throw new MoveError(`${move} cannot be made by ${by}, only by ${definition.by.join(' or ')}`);
  }
  if (!definition.targeted) return { type: move, by };
  if (target === undefined) throw new MoveError(`${move} needs a target: ${SIDES.join(' or ')}`);
  return { type: move, by, target };
}

/** Whom a move is aimed at: its target, or the rival of the state that makes it. */
export function targetOf(event: MoveEvent): Side | undefined {
  return event.target ?? (isSide(event.by) ? rivalOf(event.by) : undefined);
}

/**
 * Why the machine refuses a move here.
 *
 * @returns the ways in which it would become possible; empty when the move is enabled or undefined here
 */
export function whyBlocked(position: Position, event: MoveEvent): Ways {
  if (accepts(position, event)) return [];
  const guards = getNextTransitions(position.snapshot)
    .filter((candidate) => candidate.eventType === event.type)
    .flatMap((candidate) => (candidate.guard as GuardSpec | undefined) ?? []);
  return leastFailing(guards, position.snapshot.context, event);
}

/**
 * Every move that exists in this state, enabled or blocked. A move that is not in the list is
 * undefined here. XState decides what is enabled; its own getNextTransitions ignores guards.
 */
export function optionsAt(position: Position): MoveOption[] {
  const here = new Set(getNextTransitions(position.snapshot).map((candidate) => candidate.eventType));
  return MOVE_EVENTS.filter((event) => here.has(event.type)).map((event) => {
    const enabled = accepts(position, event);
    return {
      move: event.type,
      by: event.by,
      ...(event.target && { target: event.target }),
      status: enabled ? 'enabled' : 'blocked',
      failing: enabled ? [] : whyBlocked(position, event),
    };
  });
}
