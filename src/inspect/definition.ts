import {
  crisisConfig,
  DEADLINES,
  type DeadlineId,
  deadlineOf,
  type GuardSpec,
  guardText,
  MS_PER_HOUR,
} from '../model/index.js';

/** A transition as version 4 writes it. */
interface Transition4 {
  target?: string;
  cond?: { type: string; name: string; params?: unknown };
  actions?: readonly object[];
  description?: string;
}

/** A state as version 4 writes it. */
export interface State4 {
  id?: string;
  key?: string;
  type?: string;
  initial?: string;
  description?: string;
  tags?: readonly string[];
  context?: unknown;
  on?: Record<string, Transition4[]>;
  after?: Record<string, Transition4[]>;
  always?: Transition4[];
  entry?: readonly object[];
  exit?: readonly object[];
  states?: Record<string, State4>;
}

interface Transition5 {
  target?: string;
  reenter?: boolean;
  guard?: GuardSpec;
  actions?: readonly object[];
  description?: string;
}

interface State5 {
  id?: string;
  type?: string;
  initial?: string;
  description?: string;
  tags?: readonly string[];
  context?: unknown;
  on?: Record<string, Transition5 | Transition5[] | undefined>;
  after?: Record<string, Transition5 | Transition5[]>;
  always?: Transition5 | Transition5[];
  entry?: readonly object[];
  exit?: readonly object[];
  states?: Record<string, State5>;
}

/**
 * The crisis as a machine of version 4, which its `createMachine` takes: conditions are `cond`, delays
 * are milliseconds of simulated time. What a condition says in words is its name.
 */
export const definition4: State4 & { predictableActionArguments: true } = {
  predictableActionArguments: true,
  ...state4(crisisConfig as State5, 'crisis'),
};

function state4(state: State5, key: string): State4 {
  const { on, after, always, states, type, ...rest } = state;
  return {
    ...rest,
    key,
    type: type ?? (states ? 'compound' : 'atomic'),
    ...(on && { on: mapped(on, (transitions) => transitions4(transitions)) }),
    ...(after && {
      after: Object.fromEntries(
        Object.entries(after).map(([delay, transitions]) => [delayOf(delay), transitions4(transitions)]),
      ),
    }),
    ...(always && { always: transitions4(always) }),
    ...(states && { states: mapped(states, state4) }),
  };
}

function mapped<T, R>(record: Record<string, T>, map: (value: T, key: string) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

function transitions4(transitions: Transition5 | Transition5[] | undefined): Transition4[] {
  return (transitions === undefined ? [] : [transitions].flat()).map(({ guard, reenter: _, ...rest }) => ({
    // In version 4 a transition with a target enters it anew without being told.
    ...rest,
    ...(guard && { cond: { ...guard, name: guardText(guard) } }),
  }));
}

function delayOf(name: string): number {
  return DEADLINES[name as DeadlineId].hours * MS_PER_HOUR;
}

/** The event of a deadline as version 4 names it: `xstate.after(259200000)#crisis.phase.strike`. */
export function eventName4(type: string): string {
  const deadline = deadlineOf(type);
  if (deadline === undefined) return type;
  const state = type.slice(`xstate.after.${deadline}.`.length);
  return `xstate.after(${delayOf(deadline)})#${state}`;
}
