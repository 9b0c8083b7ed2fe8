import { conditionOf, deadlineOf, type GuardConfig, guardText, type Model, MS_PER_HOUR, ROOT } from '../model/index.js';

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
  guard?: GuardConfig;
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
 * A model as a machine of version 4, which its `createMachine` takes: conditions are `cond`, delays
 * are milliseconds of simulated time. What a condition says in words is its name.
 */
export function definition4(model: Model): State4 & { predictableActionArguments: true } {
  return { predictableActionArguments: true, ...state4(model, model.config as State5, ROOT, ROOT) };
}

function state4(model: Model, state: State5, key: string, id: string): State4 {
  const { on, after, always, states, type, ...rest } = state;
  return {
    ...rest,
    // Where states lie in states, some are led to by their ids, which version 4 makes otherwise.
    id,
    key,
    type: type ?? (states ? 'compound' : 'atomic'),
    ...(on && { on: mapped(on, (transitions) => transitions4(model, transitions)) }),
    ...(after && {
      after: Object.fromEntries(
        Object.entries(after).map(([delay, transitions]) => [delayOf(model, delay), transitions4(model, transitions)]),
      ),
    }),
    ...(always && { always: transitions4(model, always) }),
    ...(states && { states: mapped(states, (inner, name) => state4(model, inner, name, `${id}.${name}`)) }),
  };
}

function mapped<T, R>(record: Record<string, T>, map: (value: T, key: string) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

function transitions4(model: Model, transitions: Transition5 | Transition5[] | undefined): Transition4[] {
  return (transitions === undefined ? [] : [transitions].flat()).map(({ guard, reenter: _, ...rest }) => ({
    // In version 4 a transition with a target enters it anew without being told.
    ...rest,
    ...(guard && { cond: { ...guard, name: guardText(model, conditionOf(guard)) } }),
  }));
}

function delayOf({ deadlines }: Model, name: string): number {
  return (deadlines.get(name)?.hours ?? 0) * MS_PER_HOUR;
}

/** The event of a deadline as version 4 names it: `xstate.after(259200000)#crisis.phase.strike`. */
export function eventName4(model: Model, type: string): string {
  const deadline = deadlineOf(model, type);
  if (deadline === undefined) return type;
  const state = type.slice(`xstate.after.${deadline}.`.length);
  return `xstate.after(${delayOf(model, deadline)})#${state}`;
}
