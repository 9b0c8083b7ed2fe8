import type { CrisisContext } from './context.js';
import type { CrisisEvent } from './events.js';
import { type Check, explainGuard, type GuardSpec } from './guards.js';

/**
 * Ways in which a refused move would become possible, any of them enough: the conditions that fail on each, with
 * what they read.
 */
export type Ways = readonly (readonly Check[])[];

/**
 * The least that would let one of several guards hold.
 *
 * @param guards of transitions of which none is open now
 * @returns what fails of each, without those that ask for all that another asks for, and more
 */
export function leastFailing(guards: readonly GuardSpec[], context: CrisisContext, event: CrisisEvent): Ways {
  const ways = guards.map((guard) => leastOf(explainGuard(guard, context, event).filter(({ passed }) => !passed)));
  return ways.filter(
    (way, index) =>
      !ways.some((other, place) => place !== index && follows(other, way) && (place < index || !follows(way, other))),
  );
}

/** Conditions without those that follow from others among them. */
function leastOf(checks: readonly Check[]): Check[] {
  return checks.filter(
    (check, index) =>
      !checks.some(
        (other, place) => place !== index && implies(other, check) && (place < index || !implies(check, other)),
      ),
  );
}

/** Whether all conditions of a way hold once those of another do. */
function follows(way: readonly Check[], from: readonly Check[]): boolean {
  return way.every((check) => from.some((other) => implies(other, check)));
}

function implies(one: Check, other: Check): boolean {
  if (one.reads !== other.reads) return false;
  if (one.guard.type === 'atLeast' && other.guard.type === 'atLeast')
    return one.guard.params.value >= other.guard.params.value;
  if (one.guard.type === 'atMost' && other.guard.type === 'atMost')
    return one.guard.params.value <= other.guard.params.value;
  return one.needs === other.needs;
}
