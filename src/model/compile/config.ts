import type { Condition } from '../language/condition.js';
import { comparisonsIn } from '../language/condition.js';
import type { Effect } from '../language/effect.js';
import { printCondition } from '../language/print.js';
import type { Context, Field, Region, State, Transition } from '../model.js';

/** Id of the machine itself, which the ids of all its states begin with. */
export const ROOT = 'crisis';

/** A guard in XState's configuration: the condition, or a name where it reads what state a region is in. */
export type GuardConfig = Condition | { type: string; params: { condition: Condition } };

/** An action in XState's configuration. */
export type ActionConfig = Effect;

/** A transition in XState’s configuration. */
export interface TransitionConfig {
  /** Where it leads. */
  target?: string;
  /** Leaves and enters its state again. */
  reenter?: true;
  /** When it may be taken. */
  guard?: GuardConfig;
  /** What it does. */
  actions?: ActionConfig[];
  /** What it means. */
  description?: string;
}

/** A state in XState’s configuration. */
export interface StateConfig {
  /** What it means. */
  description: string;
  /** Of one that nothing leads out of. */
  type?: 'final';
  /** Of one in which a path may end. */
  tags?: ['outcome'];
  /** Of one that holds others: which is entered with it. */
  initial?: string;
  /** What is done when it is entered. */
  entry?: ActionConfig[];
  /** What is done when it is left. */
  exit?: ActionConfig[];
  /** By move or signal. */
  on?: Record<string, TransitionConfig | TransitionConfig[]>;
  /** By deadline. */
  after?: Record<string, TransitionConfig | TransitionConfig[]>;
  /** Taken as soon as they may. */
  always?: TransitionConfig | TransitionConfig[];
  /** States within it. */
  states?: Record<string, StateConfig>;
}

/** A machine as XState takes it: plain data, `JSON.stringify` of it loses nothing. */
export interface MachineConfig {
  /** The machine’s id. */
  id: typeof ROOT;
  /** What it is, in a sentence. */
  description: string;
  /** The context before anything has happened. */
  context: Context;
  /** Its regions run side by side. */
  type: 'parallel';
  /** The regions. */
  states: Record<string, { initial: string; description: string; states: Record<string, StateConfig> }>;
}

/** Whether a condition hangs on what state a region is in. XState hands its guards the context alone. */
export function readsRegions(condition: Condition, regions: ReadonlySet<string>): boolean {
  return comparisonsIn(condition).some(({ params }) => regions.has(params.of));
}

/** The condition of a guard in the configuration. */
export function conditionOf(guard: GuardConfig): Condition {
  return 'params' in guard && 'condition' in guard.params ? guard.params.condition : (guard as Condition);
}

/** The machine's configuration. */
export function configOf(
  { title, text }: { title: string; text: string },
  regions: readonly Region[],
  fields: readonly Field[],
  outcomes: ReadonlySet<string>,
): MachineConfig {
  const names = new Set(regions.map(({ id }) => id));
  return {
    id: ROOT,
    description: text || title,
    context: Object.fromEntries(fields.map(({ name, start }) => [name, start])),
    type: 'parallel',
    states: Object.fromEntries(
      regions.map((region, index) => [
        region.id,
        {
          initial: region.start.split('.')[0] ?? '',
          description: region.description,
          states: statesIn(region, undefined, names, index === 0 ? outcomes : new Set()),
        },
      ]),
    ),
  };
}

function statesIn(
  region: Region,
  parent: string | undefined,
  names: ReadonlySet<string>,
  outcomes: ReadonlySet<string>,
): Record<string, StateConfig> {
  return Object.fromEntries(
    [...region.states.values()]
      .filter((state) => state.parent === parent)
      .map((state) => [state.id.split('.').at(-1), stateIn(region, state, names, outcomes)]),
  );
}

function stateIn(region: Region, state: State, names: ReadonlySet<string>, outcomes: ReadonlySet<string>): StateConfig {
  const transitions = (list: readonly Transition[]) => {
    const made = list.map((one) => transitionIn(region, state, one, names));
    return made.length === 1 ? (made[0] as TransitionConfig) : made;
  };
  const by = (map: ReadonlyMap<string, readonly Transition[]>) =>
    Object.fromEntries([...map].map(([event, list]) => [event, transitions(list)]));
  const begins = region.start.startsWith(`${state.id}.`)
    ? region.start.slice(state.id.length + 1).split('.')[0]
    : undefined;
  const inner = state.leaf ? undefined : statesIn(region, state.id, names, outcomes);
  return {
    description: state.description,
    ...(state.final && { type: 'final' as const }),
    ...(outcomes.has(state.id) && { tags: ['outcome'] as ['outcome'] }),
    ...(inner && { initial: begins ?? state.start ?? '' }),
    ...(state.entry.length > 0 && { entry: [...state.entry] }),
    ...(state.exit.length > 0 && { exit: [...state.exit] }),
    ...(state.after.size > 0 && { after: by(state.after) }),
    ...(state.always.length > 0 && { always: transitions(state.always) }),
    ...(state.on.size > 0 && { on: by(state.on) }),
    ...(inner && { states: inner }),
  };
}

function transitionIn(
  region: Region,
  state: State,
  { target, reenter, guard, effects, description }: Transition,
  names: ReadonlySet<string>,
): TransitionConfig {
  // XState takes a transition for no answer to an event that has neither a target nor an action.
  const actions: Effect[] = effects.length > 0 || target !== undefined ? [...effects] : [{ type: 'note' }];
  return {
    ...(target !== undefined && { target: addressOf(region, state, target) }),
    ...(reenter && { reenter }),
    ...(guard && {
      guard: readsRegions(guard, names) ? { type: printCondition(guard), params: { condition: guard } } : guard,
    }),
    ...(actions.length > 0 && { actions }),
    ...(description !== '' && { description }),
  };
}

/** A sibling is called by its name, any other state by its id. */
function addressOf({ id }: Region, state: State, target: string): string {
  const cut = target.lastIndexOf('.');
  const parent = cut < 0 ? undefined : target.slice(0, cut);
  return parent === state.parent ? target.slice(cut + 1) : `#${ROOT}.${id}.${target}`;
}
