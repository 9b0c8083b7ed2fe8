import { and, assign, enqueueActions, not, or, raise, setup, stateIn } from 'xstate';
import { type Condition, isRelative, type Relative, type Value } from '../language/condition.js';
import type { Effect } from '../language/effect.js';
import { fieldFor, prepare, roleFor, type Test, type World, withRole } from '../language/evaluate.js';
import type { Context, CrisisEvent, CrisisMachine, Deadline, Field, Region } from '../model.js';
import {
  type GuardConfig,
  type MachineConfig,
  readsRegions,
  type StateConfig,
  type TransitionConfig,
} from './config.js';

export const MS_PER_HOUR = 3_600_000;

type Args = { context: Context; event: CrisisEvent };
type Changes = Record<string, Value>;

/** Prepares conditions, each once. */
export function preparer(world: World): (condition: Condition) => Test {
  const known = new WeakMap<object, Test>();
  return (condition) => {
    let test = known.get(condition.params);
    if (!test) {
      test = prepare(world, condition);
      known.set(condition.params, test);
    }
    return test;
  };
}

/**
 * The configuration with what carries it out: guards and actions by name, whose parameters are the conditions and
 * effects themselves.
 */
export function machineOf(
  config: MachineConfig,
  world: World,
  deadlines: ReadonlyMap<string, Deadline>,
  regions: readonly Region[],
  fields: readonly Field[],
  test: (condition: Condition) => Test,
): CrisisMachine {
  /** What each variable can be, so that it never becomes anything else. */
  const values = new Map(fields.map((one) => [one.name, new Set(one.values)]));
  const guard =
    (type: Condition['type']) =>
    ({ context, event }: Args, params: Condition['params']): boolean =>
      test({ type, params } as Condition)(context, event);
  const holds = (condition: Condition | undefined, { context, event }: Args) =>
    condition === undefined || test(condition)(context, event);
  const field = (of: string, who: Relative | undefined, event: CrisisEvent) => fieldFor(world, of, who, event);
  const base = setup({
    types: { context: {} as Context, events: {} as CrisisEvent, tags: {} as 'outcome' },
    delays: Object.fromEntries([...deadlines.values()].map(({ id, hours }) => [id, hours * MS_PER_HOUR])),
    guards: {
      ...Object.fromEntries(
        (['compare', 'among', 'has', 'not', 'all', 'any', 'named'] as const).map((type) => [type, guard(type)]),
      ),
      ...statefulGuards(config, world, regions),
    } as never,
    actions: {
      note: () => {},
      shift: assign((args: Args, { of, who, by, if: when }: Params<'shift'>): Changes => {
        const name = field(of, who, args.event);
        if (name === undefined || !holds(when, args)) return {};
        const [low = 0, high = 0] = world.bounds[name] ?? [];
        return { [name]: Math.min(high, Math.max(low, Number(args.context[name]) + by)) };
      }),
      set: assign((args: Args, { of, who, to, if: when }: Params<'set'>): Changes => {
        const name = field(of, who, args.event);
        if (name === undefined || !holds(when, args)) return {};
        const value = isRelative(to) ? roleFor(world, to, args.event) : to;
        return value !== undefined && values.get(name)?.has(value) ? { [name]: value } : {};
      }),
      include: assign(
        (args: Args, { of, role, if: when }: Params<'include'>): Changes =>
          holds(when, args)
            ? { [of]: withRole(world, of, args.context[of] as Value, roleFor(world, role, args.event), true) }
            : {},
      ),
      exclude: assign(
        (args: Args, { of, role, if: when }: Params<'exclude'>): Changes =>
          holds(when, args)
            ? { [of]: withRole(world, of, args.context[of] as Value, roleFor(world, role, args.event), false) }
            : {},
      ),
      raise: raise(({ event }: Args, { signal }: Params<'raise'>) => said(signal, event)),
      raiseIf: enqueueActions(({ context, event, enqueue }, { signal, if: when }: Params<'raiseIf'>) => {
        if (holds(when, { context, event })) enqueue.raise(said(signal, event));
      }),
    } as never,
  });
  return base.createMachine(config as never) as unknown as CrisisMachine;
}

/** Signals that may follow from one another within one event. */
const MOST_SIGNALS = 100;

/** Thrown where signals raise each other without end. */
export class RestlessError extends RangeError {
  override name = 'RestlessError';
}

/** A signal concerns whom the event concerns that it follows from. */
function said(signal: string, { by, target, after = 0 }: CrisisEvent): CrisisEvent {
  if (after > MOST_SIGNALS)
    throw new RestlessError(`${signal} is raised again and again: the machine never comes to rest.`);
  return { type: signal, by, ...(target !== undefined && { target }), after: after + 1 };
}

type Params<T extends Effect['type']> = Extract<Effect, { type: T; params: unknown }>['params'];

/** Guards that read what state a region is in, put together of XState's own. */
function statefulGuards(config: MachineConfig, world: World, regions: readonly Region[]): Record<string, unknown> {
  const names = new Set(regions.map(({ id }) => id));
  const found: Record<string, unknown> = {};
  const add = (guard: GuardConfig | undefined) => {
    if (guard && 'params' in guard && 'condition' in guard.params) found[guard.type] = built(guard.params.condition);
  };
  const built = (condition: Condition): unknown => {
    if (!readsRegions(condition, names)) return ({ context, event }: Args) => prepared(condition)(context, event);
    switch (condition.type) {
      case 'not':
        return not(built(condition.params.guard) as never);
      case 'named':
        return built(condition.params.guard);
      case 'all':
        return and(condition.params.guards.map(built) as never);
      case 'any':
        return or(condition.params.guards.map(built) as never);
      case 'among':
        return or(condition.params.values.map((value) => inState(condition.params.of, String(value))) as never);
      case 'compare': {
        const { of, op, value } = condition.params;
        const here = inState(of, String(value));
        return op === '!=' ? not(here as never) : here;
      }
      default:
        return () => false;
    }
  };
  const prepared = preparer(world);
  const visit = (state: StateConfig) => {
    const lists = [...Object.values(state.on ?? {}), ...Object.values(state.after ?? {}), state.always ?? []];
    for (const one of lists.flat() as TransitionConfig[]) add(one.guard);
    for (const inner of Object.values(state.states ?? {})) visit(inner);
  };
  for (const { states } of Object.values(config.states)) for (const state of Object.values(states)) visit(state);
  return found;
}

function inState(region: string, state: string): unknown {
  const nested = state
    .split('.')
    .reverse()
    .reduce<unknown>((inner, key) => (inner === undefined ? key : { [key]: inner }), undefined);
  return stateIn({ [region]: nested } as never);
}
