import {
  type Condition,
  canHold,
  type MoveEvent,
  printCondition,
  type Region,
  readsOf,
  type Slip,
  type State,
  statesUp,
  type Transition,
  type Value,
} from '../model/index.js';
import { fieldIndex, type StateGraph, type StateId, valueAt, viewOf } from './graph/graph.js';
import { checkpoint, type Job } from './job.js';
import { bestPaths } from './paths/best.js';
import { hopsTo, type Mask } from './paths/distance.js';

/** What exploring a model shows of it. */
export interface Examined {
  /** How many configurations were found. */
  configurations: number;
  /** How many transitions between them. */
  transitions: number;
  /** False where the limit was met: what is said then holds of what was explored. */
  complete: boolean;
  /** What an author would hardly mean, each with the path that shows it where there is one. */
  slips: Slip[];
}

/**
 * What can never happen in a model, or always does, found by looking at every configuration: states that nothing leads
 * to, moves that are never possible, conditions that never or always hold, configurations from which no outcome can be
 * come to, outcomes out of reach.
 *
 * @throws CancelledError when it is stopped
 */
export function examine(graph: StateGraph, job?: Job): Examined {
  const base = { configurations: graph.keys.length, transitions: graph.targets.length, complete: graph.complete };
  const slips = [...unreached(graph), ...impossible(graph), ...constant(graph, job), ...never(graph), ...traps(graph)];
  // Of a part of the graph nothing can be said never to happen.
  return { ...base, slips: graph.complete ? slips : slips.filter(({ code }) => code === 'trap') };
}

/** What is left to say of a graph that was cut short. */
export function largeText(graph: StateGraph): Slip {
  return {
    path: ['variables'],
    key: true,
    warning: true,
    code: 'large-model',
    message: `The model has more than ${graph.keys.length.toLocaleString('en')} configurations, and no more were explored.`,
    hint: 'Let numbers have fewer values, or merge variables. It can be played; what is explored of it holds for those configurations.',
  };
}

const warning = (path: Slip['path'], code: Slip['code'], message: string, hint: string): Slip => ({
  path,
  key: true,
  warning: true,
  code,
  message,
  hint,
});

/** Where a state stands in the file. */
function pathOf(region: Region, state: string): string[] {
  return ['regions', region.id, ...state.split('.').flatMap((key) => ['states', key])];
}

function unreached(graph: StateGraph): Slip[] {
  const { model, digits, space } = graph;
  const width = space.fields.length;
  return model.regions.flatMap((region) => {
    const field = fieldIndex(graph, region.id);
    const seen = new Set<number>();
    for (let at = field; at < digits.length; at += width) seen.add(digits[at] as number);
    return region.leaves.flatMap((leaf, digit) => {
      if (seen.has(digit)) return [];
      if (region === model.main && model.outcomes.has(leaf))
        return [
          warning(
            ['outcomes', leaf],
            'unreachable-outcome',
            `No path comes to the outcome ${leaf}.`,
            'Let a transition lead to it that can be taken, or leave it out.',
          ),
        ];
      return [
        warning(
          pathOf(region, leaf),
          'unreachable-state',
          `Nothing ever leads to the state ${leaf}.`,
          'Let a transition lead to it that can be taken, or delete it.',
        ),
      ];
    });
  });
}

function impossible(graph: StateGraph): Slip[] {
  const { model, labels, events } = graph;
  const used = new Set<number>(labels);
  const possible = new Set([...used].flatMap((event) => events[event]?.move?.type ?? []));
  return [...model.moves.keys()]
    .filter((id) => !possible.has(id) && answered(model.regions, id))
    .map((id) =>
      warning(
        ['moves', id],
        'impossible-move',
        `The move ${id} is never possible.`,
        'Loosen the conditions of its transitions, or delete it.',
      ),
    );
}

function answered(regions: readonly Region[], move: string): boolean {
  return regions.some(({ states }) => [...states.values()].some(({ on }) => on.has(move)));
}

/** A guard, and what it was seen to be. */
interface Guarded {
  region: Region;
  state: State;
  event: string;
  transition: Transition;
  guard: Condition;
  moves: readonly (MoveEvent | Record<string, never>)[];
  held: boolean;
  failed: boolean;
}

/** Variables that nothing in the model changes: a scenario says under `begins` what they are. */
function setByScenarios(graph: StateGraph): Set<string> {
  const { fields } = graph.space;
  return new Set(
    fields
      .filter(
        ({ name }, field) =>
          !graph.model.regions.some(({ id }) => id === name) &&
          graph.keys.every((_, state) => valueAt(graph, state, field) === valueAt(graph, 0, field)),
      )
      .map(({ name }) => name),
  );
}

/** Conditions that hold in every configuration in which they are asked, or in none. */
function constant(graph: StateGraph, job?: Job): Slip[] {
  const { model } = graph;
  const guarded = model.regions.flatMap((region) =>
    [...region.states.values()].flatMap((state) => guardsOf(graph, region, state)),
  );
  const byState = new Map<string, Guarded[]>();
  for (const one of guarded) {
    const key = `${one.region.id} ${one.state.id}`;
    byState.set(key, [...(byState.get(key) ?? []), one]);
  }
  let open = guarded.length;
  const names = graph.space.fields.map(({ name }) => name);
  for (let state = 0; state < graph.keys.length && open > 0; state += 1) {
    if ((state & 4095) === 0) checkpoint(job, state, graph.keys.length);
    const values: Record<string, Value> = {};
    for (const [field, name] of names.entries()) values[name] = valueAt(graph, state, field);
    for (const region of model.regions)
      for (const up of statesUp(region, String(values[region.id])))
        for (const one of byState.get(`${region.id} ${up.id}`) ?? []) {
          if (one.held && one.failed) continue;
          const test = model.test(one.guard);
          for (const event of one.moves) {
            if (test(values, event)) one.held = true;
            else one.failed = true;
          }
          if (one.held && one.failed) open -= 1;
        }
  }
  const set = setByScenarios(graph);
  const told = new Set<string>();
  return guarded.flatMap(({ region, state, event, guard, held, failed }) => {
    if (held === failed) return [];
    const read = readsOf(model.world, guard);
    if (read.length > 0 && read.every((name) => set.has(name))) return [];
    const text = printCondition(guard, (name) => name, model.names.readable);
    const key = `${region.id} ${state.id} ${event} ${text}`;
    if (told.has(key)) return [];
    told.add(key);
    const where = [...pathOf(region, state.id), ...placeOf(graph, state, event)];
    // What never can hold, a move that is never possible or a state never reached says already.
    return held
      ? [
          warning(
            where,
            'constant-guard',
            `In ${state.id} the condition “${text}” of ${event} always holds.`,
            'Leave it out, unless it is there for a variant of the model.',
          ),
        ]
      : [
          warning(
            where,
            'constant-guard',
            `In ${state.id} the condition “${text}” of ${event} never holds.`,
            'Loosen it, or delete the transition.',
          ),
        ];
  });
}

/** Conditions of what happens always that no number in its bounds can meet: exploring never asks where they would hold. */
function never({ model }: StateGraph): Slip[] {
  return model.regions.flatMap((region) =>
    [...region.states.values()].flatMap((state) =>
      state.always.flatMap(({ guard }) => {
        if (!guard || canHold(guard, model.names.readable)) return [];
        const text = printCondition(guard, (name) => name, model.names.readable);
        return warning(
          [...pathOf(region, state.id), 'always'],
          'constant-guard',
          `In ${state.id} the condition “${text}” under \`always:\` never holds.`,
          'Loosen it, or delete the transition.',
        );
      }),
    ),
  );
}

/** Where a transition stands within its state; what is shared, where the state says that it uses it. */
function placeOf({ model }: StateGraph, { id, on, after }: State, event: string): string[] {
  const region = model.regions.find(({ states }) => states.get(id)?.on === on);
  let file = region && model.file.regions[region.id]?.states;
  let state: NonNullable<typeof file>[string] | undefined;
  for (const key of id.split('.')) {
    state = file?.[key];
    file = state?.states;
  }
  if (after.has(event)) return ['after', event];
  return state?.on && Object.hasOwn(state.on, event) ? ['on', event] : ['use'];
}

function guardsOf({ model, events }: StateGraph, region: Region, state: State): Guarded[] {
  const of = (event: string, list: readonly Transition[], moves: Guarded['moves']): Guarded[] =>
    list.flatMap((transition) =>
      transition.guard
        ? [{ region, state, event, transition, guard: transition.guard, moves, held: false, failed: false }]
        : [],
    );
  const anybody = events.flatMap(({ move }) => move ?? []);
  return [
    ...[...state.on].flatMap(([event, list]) => {
      const moves = anybody.filter(({ type }) => type === event);
      // A signal may be raised by whatever anybody does.
      return of(event, list, model.signals.has(event) ? anybody : moves);
    }),
    ...[...state.after].flatMap(([event, list]) => of(event, list, [{}])),
    // What happens always is never seen to hold: where it holds, the machine has gone on already.
  ];
}

/** Configurations from which no outcome can be come to, by the state of the first region that they stand in. */
function traps(graph: StateGraph): Slip[] {
  const { model } = graph;
  const course = fieldIndex(graph, model.main.id);
  const goal: Mask = Uint8Array.from(graph.keys, (_, state) =>
    model.outcomes.has(String(valueAt(graph, state, course))) ? 1 : 0,
  );
  const hops = hopsTo(graph, goal);
  const first = new Map<string, StateId>();
  for (let state = 0; state < graph.keys.length; state += 1) {
    if ((hops[state] as number) >= 0 || graph.unexplored[state] === 1) continue;
    const name = String(valueAt(graph, state, course));
    if (!first.has(name)) first.set(name, state);
  }
  return [...first].map(([name, state]) => {
    const mask: Mask = new Uint8Array(graph.keys.length);
    mask[state] = 1;
    const [route] = bestPaths(graph, graph.start, mask, 'moves');
    const way = route ? routeWords(graph, route.edges) : '';
    const { context } = viewOf(graph, state);
    const at = Object.entries(context)
      .map(([key, value]) => `${key} ${value}`)
      .join(', ');
    return warning(
      pathOf(model.main, name),
      'trap',
      `From ${name}${at === '' ? '' : ` (${at})`} no outcome can be come to. It is come to by ${way || 'doing nothing'}.`,
      'Let something lead on from there, or make it an outcome.',
    );
  });
}

function routeWords(graph: StateGraph, edges: readonly number[]): string {
  const words = edges.map((edge) => {
    const event = graph.events[graph.labels[edge] as number];
    if (!event?.move) return `the deadline ${event?.deadline ?? ''}`;
    const { type, by, target } = event.move;
    return `${type} by ${by}${target === undefined ? '' : ` on ${target}`}`;
  });
  return words.length > 12 ? `${words.slice(0, 11).join(', ')}, … and ${words.length - 11} more` : words.join(', ');
}
