import { type CrisisContext, isSide, pressureOf, rivalOf } from './context.js';
import type { CrisisEvent } from './events.js';

/** A number a guard can read. `actorPressure` is that of whoever makes the move. */
export type Reading = 'tension' | 'exchanges' | 'actorPressure' | 'initiatorPressure' | 'responderPressure';

/** Guards as plain data: what a machine's config holds, what explains a blocked move. */
export type GuardSpec =
  | { type: 'atLeast'; params: { of: Reading; value: number } }
  | { type: 'atMost'; params: { of: Reading; value: number } }
  | { type: 'forceUnanswered' }
  | { type: 'usedForceFirst' }
  | { type: 'didNotUseForceFirst' }
  | { type: 'hasAssured' }
  | { type: 'hasNotAssured' }
  | { type: 'bothAssured' }
  | { type: 'allOf'; params: { guards: GuardSpec[] } };

/** The name of a guard. */
export type GuardType = GuardSpec['type'];

/** What each guard asks, in a sentence a student can read. */
export const GUARDS: Record<GuardType, string> = {
  atLeast: 'A number of the crisis has reached a value.',
  atMost: 'A number of the crisis has not passed a value.',
  forceUnanswered: 'Nobody but whoever makes the move has used force so far.',
  usedForceFirst: 'Whoever makes the move is the one who used force first.',
  didNotUseForceFirst: 'Whoever makes the move is not the one who used force first.',
  hasAssured: "Whoever makes the move has affirmed the other's sovereignty in these talks.",
  hasNotAssured: "Whoever makes the move has not yet affirmed the other's sovereignty.",
  bothAssured: "Both states have affirmed the other's sovereignty in these talks.",
  allOf: 'Several conditions hold at once.',
};

/** One condition that was tested, with what it read. */
export interface Check {
  /** The condition itself. */
  guard: GuardSpec;
  /** Whether it holds. */
  passed: boolean;
  /** What was read: a reading or variable name. */
  reads: string;
  /** What was read. */
  value: number | string;
  /** What would have to be read, in words. */
  needs: string;
}

/** Reads a number for a guard. `actorPressure` of an actor that is no state is 0: it has no public. */
export function read(of: Reading, context: CrisisContext, event: CrisisEvent): number {
  if (of !== 'actorPressure') return context[of];
  return isSide(event.by) ? context[pressureOf(event.by)] : 0;
}

function check(guard: GuardSpec, context: CrisisContext, event: CrisisEvent): Check[] {
  const one = (passed: boolean, reads: string, value: number | string, needs: string): Check[] => [
    { guard, passed, reads, value, needs },
  ];
  const assured = context.assurances === event.by || context.assurances === 'both';
  switch (guard.type) {
    case 'atLeast': {
      const value = read(guard.params.of, context, event);
      return one(value >= guard.params.value, named(guard.params.of, event), value, `at least ${guard.params.value}`);
    }
    case 'atMost': {
      const value = read(guard.params.of, context, event);
      return one(value <= guard.params.value, named(guard.params.of, event), value, `at most ${guard.params.value}`);
    }
    case 'forceUnanswered': {
      const { initiatedBy, respondedBy } = context;
      return [
        ...one(
          initiatedBy === 'none' || initiatedBy === event.by,
          'initiatedBy',
          initiatedBy,
          `nobody but ${event.by}`,
        ),
        ...one(respondedBy === 'none', 'respondedBy', respondedBy, 'nobody'),
      ];
    }
    case 'usedForceFirst':
      return one(context.initiatedBy === event.by, 'initiatedBy', context.initiatedBy, event.by);
    case 'didNotUseForceFirst':
      return one(
        context.initiatedBy !== event.by,
        'initiatedBy',
        context.initiatedBy,
        isSide(event.by) ? rivalOf(event.by) : 'somebody else',
      );
    case 'hasAssured':
      return one(assured, 'assurances', context.assurances, `${event.by} to have affirmed sovereignty`);
    case 'hasNotAssured':
      return one(!assured, 'assurances', context.assurances, `${event.by} not to have affirmed sovereignty yet`);
    case 'bothAssured':
      return one(context.assurances === 'both', 'assurances', context.assurances, 'both');
    case 'allOf':
      return guard.params.guards.flatMap((inner) => check(inner, context, event));
  }
}

function named(of: Reading, event: CrisisEvent): string {
  return of === 'actorPressure' && isSide(event.by) ? pressureOf(event.by) : of;
}

/** Every condition of a guard with the value it read, passed or not. The same code decides and explains. */
export function explainGuard(guard: GuardSpec, context: CrisisContext, event: CrisisEvent): Check[] {
  return check(guard, context, event);
}

/** Whether a guard holds for an event in a context. */
export function holds(guard: GuardSpec, context: CrisisContext, event: CrisisEvent): boolean {
  switch (guard.type) {
    case 'atLeast':
      return read(guard.params.of, context, event) >= guard.params.value;
    case 'atMost':
      return read(guard.params.of, context, event) <= guard.params.value;
    case 'allOf':
      return guard.params.guards.every((inner) => holds(inner, context, event));
    default:
      return check(guard, context, event).every(({ passed }) => passed);
  }
}

/** A guard in words, as a diagram or a table shows it: `tension ≥ 3 and actorPressure ≥ 1`. */
export function guardText(guard: GuardSpec): string {
  switch (guard.type) {
    case 'atLeast':
      return `${guard.params.of} ≥ ${guard.params.value}`;
    case 'atMost':
      return `${guard.params.of} ≤ ${guard.params.value}`;
    case 'forceUnanswered':
      return 'nobody else has used force';
    case 'usedForceFirst':
      return 'used force first';
    case 'didNotUseForceFirst':
      return 'did not use force first';
    case 'hasAssured':
      return 'has affirmed sovereignty';
    case 'hasNotAssured':
      return 'has not affirmed sovereignty yet';
    case 'bothAssured':
      return 'both affirmed sovereignty';
    case 'allOf':
      return guard.params.guards.map(guardText).join(' and ');
  }
}

export const all = (...guards: GuardSpec[]): GuardSpec => ({ type: 'allOf', params: { guards } });
export const atLeast = (of: Reading, value: number): GuardSpec => ({ type: 'atLeast', params: { of, value } });
export const atMost = (of: Reading, value: number): GuardSpec => ({ type: 'atMost', params: { of, value } });
