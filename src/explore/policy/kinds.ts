import type { Model } from '../../model/index.js';

/** Families of moves that a policy can weigh, from most to least hostile. */
export { MOVE_CLASSES, type MoveClass as MoveClassName } from '../../model/index.js';

/** The most that a weight of a policy can be. */
export const MOST_WEIGHT = 1_000;

/** Who may be next: a role, or `nobody`, so that a running deadline passes. */
export type Turn = string;
/** What stands for that nobody acts. */
export const NOBODY = 'nobody';

/** Everybody who may be next in a model, nobody last. */
export function turnsOf(model: Model): Turn[] {
  return [...model.roles.keys(), NOBODY];
}

/** Roles of which somebody remembers what was last done to them: those that have a rival, and those that moves name. */
export function whoRemembers(model: Model): string[] {
  const targets = new Set(model.moveEvents.flatMap(({ target }) => target ?? []));
  return [...model.roles.values()]
    .filter(({ id, rival }) => rival !== undefined || targets.has(id))
    .map(({ id }) => id);
}

/** What was last done to somebody: a move with a negative Goldstein value, or one with another. */
export const LAST = ['hostile', 'friendly'] as const;

/** When a rule fits: a condition, or by name what must hold, all of it. */
export type When = string | WhenBlock;
/** What must hold, by name. */
export interface WhenBlock {
  /** Who is to make the move: roles. */
  by?: string[] | undefined;
  /** Of which kind they are. */
  kind?: string[] | undefined;
  /** Families of moves. */
  class?: string[] | undefined;
  /** Moves. */
  move?: string[] | undefined;
  /** The family of what the rival did last. */
  rivalLast?: (typeof LAST)[number] | undefined;
  [name: string]: string | string[] | { atLeast?: number | undefined; atMost?: number | undefined } | undefined;
}
