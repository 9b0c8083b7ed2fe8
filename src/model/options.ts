import { getNextTransitions } from 'xstate';
import { conditionOf, type GuardConfig } from './compile/config.js';
import type { Model, MoveDefinition, MoveEvent, MoveId, RoleId } from './model.js';
import { accepts, type Position } from './position.js';
import { leastFailing, type Ways } from './ways.js';

/** One move that one actor could think of here. */
export interface MoveOption {
  /** The move. */
  move: MoveId;
  /** Who could make it. */
  by: RoleId;
  /** Whom the move is aimed at, where the move names somebody. */
  target?: RoleId;
  /** `enabled`: the machine accepts it. `blocked`: it exists here, but a guard fails. */
  status: 'enabled' | 'blocked';
  /** For a blocked move: the ways in which it would become possible. */
  failing: Ways;
}

/** Thrown when a move is made by somebody who cannot make it, or lacks its target. */
export class MoveError extends Error {
  override name = 'MoveError';
}

/**
 * The event for a move, checked against the model's list of moves.
 *
 * @throws MoveError when there is no such move, this actor cannot make it, or it needs a target
 */
export function moveEvent(model: Model, move: MoveId, by: RoleId, target?: RoleId): MoveEvent {
  const definition = model.moves.get(move);
  if (!definition) throw new MoveError(`There is no move ${move}.`);
  if (!definition.by.includes(by))
    throw new MoveError(`${move} cannot be made by ${by}, only by ${definition.by.join(' or ')}`);
  if (!definition.targets) return { type: move, by };
  const possible = targetsFor(definition, by);
  if (target === undefined || !possible.includes(target))
    throw new MoveError(`${move} needs a target: ${possible.join(' or ')}`);
  return { type: move, by, target };
}

/** Whom a move can be aimed at by somebody; nobody is a target of their own. */
export function targetsFor({ targets = [] }: MoveDefinition, by: RoleId): RoleId[] {
  return targets.filter((target) => target !== by);
}

/** Whom a move is aimed at: its target, or the rival of whoever makes it. */
export function targetOf(model: Model, event: MoveEvent): RoleId | undefined {
  return event.target ?? model.roles.get(event.by)?.rival;
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
    .flatMap((candidate) => (candidate.guard ? conditionOf(candidate.guard as GuardConfig) : []));
  return leastFailing(position, guards, event);
}

/**
 * Every move that exists in this state, enabled or blocked. A move that is not in the list is
 * undefined here. XState decides what is enabled; its own getNextTransitions ignores guards.
 */
export function optionsAt(position: Position): MoveOption[] {
  const here = new Set(getNextTransitions(position.snapshot).map((candidate) => candidate.eventType));
  return position.model.moveEvents
    .filter((event) => here.has(event.type))
    .map((event) => {
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
