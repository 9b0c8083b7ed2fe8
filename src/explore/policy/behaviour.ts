import { MOVES, type MoveEvent } from '../../model/index.js';
import { alikeOf } from '../graph/alike.js';
import type { GraphEvent } from '../graph/events.js';
import { fieldIndex, type StateGraph, type StateId } from '../graph/graph.js';
import { Choices, type Lasts } from './choices.js';
import { TURNS, type Turn } from './kinds.js';
import type { Policy, When } from './schema.js';

/** Memories below this are those of governments without a script. */
export const GRUDGES = 4;

/**
 * How simulated actors choose in a graph. What they choose may hang on what they remember, a small
 * number; the configuration and that number are all that counts.
 */
export interface Behaviour {
  /** The memory before anybody has acted. */
  readonly start: number;
  /** The memory after an event. */
  remember(memory: number, event: number): number;
  /** Whether a run that remembers this goes on from an outcome, as the script does. */
  goesOn(memory: number): boolean;
  /** What `choose` has found so far. */
  readonly choices: Choices;
  /** The choice there is in a configuration: the same wherever the same may happen. */
  choose(state: StateId, memory: number): number;
}

/** Who did something hostile last, a bit each: 1 the initiator, 2 the responder. */
const GRUDGE: Partial<Record<Turn, number>> = { initiator: 1, responder: 2 };
/** Whose grudge counts for whom. */
const RIVAL: Partial<Record<Turn, number>> = { initiator: 2, responder: 1 };

/** The behaviour that a policy describes. The scenario's own weights, where a policy wants them, are added by scripted(). */
export function behaviourOf(graph: StateGraph, policy: Policy): Behaviour {
  const { events } = graph;
  const rules = policy.rules ?? [];
  const remembers = rules.some(({ when }) => when.rivalLast !== undefined);
  const actors = events.map(({ move }) => TURNS.indexOf(move?.by ?? 'nobody'));
  const base = Float64Array.from(events, ({ move, hours }) =>
    move ? weightOf(policy, move) : policy.turns ? 1 / Math.max(1, hours) : 1,
  );
  const fits = rules.map(({ when }) => Uint8Array.from(events, ({ move }) => (fitsEvent(when, move) ? 1 : 0)));
  const share = TURNS.map((turn) => policy.turns?.[turn] ?? 1);
  const lasts = events.map(usually);
  const places = placesOf(graph);

  /** What remains of a memory after an event, and what is added to it. */
  const keeps = new Int32Array(events.length).fill(-1);
  const adds = new Int32Array(events.length);
  if (remembers)
    for (const [event, { move, goldstein }] of events.entries()) {
      const bit = move ? GRUDGE[move.by] : undefined;
      if (bit === undefined) continue;
      keeps[event] = ~bit;
      if (goldstein < 0) adds[event] = bit;
    }
  const remember = (memory: number, event: number) => (memory & (keeps[event] ?? -1)) | (adds[event] ?? 0);

  const mentioned = fieldsOf(places, rules);
  const alike = alikeOf(graph);
  const vectors = new Map<number, { index: number; weights: Float64Array }>();
  const choices = new Choices();
  /** Choices by weights and events. */
  const known = new Map<number, number>();

  /** The weight of every event, which hangs on the fields that the rules mention and on what is remembered. */
  function weightsAt(state: StateId, memory: number): { index: number; weights: Float64Array } {
    const row = state * graph.space.fields.length;
    let key = memory;
    for (const field of mentioned)
      key += (graph.digits[row + field] as number) * (graph.space.strides[field] as number) * GRUDGES;
    const same = vectors.get(key);
    if (same) return same;
    const weights = base.slice();
    for (const [index, { when, times }] of rules.entries()) {
      const holds = TURNS.map((turn) => fitsState(graph, places, when, state, turn, memory));
      for (let event = 0; event < weights.length; event += 1)
        if (fits[index]?.[event] === 1 && holds[actors[event] as number])
          weights[event] = (weights[event] as number) * times;
    }
    const vector = { index: vectors.size, weights };
    vectors.set(key, vector);
    return vector;
  }

  /** What may happen by the weights of events: where `turns` say so, as a share of who acts. */
  function choiceBy(weights: Float64Array, state: StateId, memory: number): number {
    const [begin, end] = [graph.offsets[state] as number, graph.offsets[state + 1] as number];
    const totals = new Float64Array(TURNS.length);
    for (let edge = begin; edge < end; edge += 1) {
      const event = graph.labels[edge] as number;
      const actor = actors[event] as number;
      totals[actor] = (totals[actor] as number) + (weights[event] as number);
    }
    for (let edge = begin; edge < end; edge += 1) {
      const event = graph.labels[edge] as number;
      const actor = actors[event] as number;
      const scale = policy.turns ? (share[actor] as number) / (totals[actor] as number) : 1;
      choices.add(
        edge - begin,
        event,
        (weights[event] as number) * scale,
        remember(memory, event),
        lasts[event] as Lasts,
      );
    }
    return choices.done();
  }

  return {
    start: 0,
    remember,
    goesOn: () => false,
    choices,
    choose: (state, memory) => {
      const { index, weights } = weightsAt(state, memory);
      const key = index * alike.length + (alike[state] as number);
      let choice = known.get(key);
      if (choice === undefined) {
        choice = choiceBy(weights, state, memory);
        known.set(key, choice);
      }
      return choice;
    },
  };
}

/** How long an event takes where no more is known of the clock: a move its typical hours, a deadline its whole length. */
export function usually({ move, hours }: GraphEvent): Lasts {
  return move ? { waits: 0, takes: hours } : { waits: hours, takes: 0 };
}

function weightOf(policy: Policy, { type }: MoveEvent): number {
  return (policy.classes?.[MOVES[type].class] ?? 1) * (policy.moves?.[type] ?? 1);
}

/** Conditions on the move itself. */
function fitsEvent(when: When, move: MoveEvent | undefined): boolean {
  if (!move) return when.class === undefined && when.move === undefined;
  return (when.class?.includes(MOVES[move.type].class) ?? true) && (when.move?.includes(move.type) ?? true);
}

interface Places {
  phase: number;
  diplomacy: number;
  mediation: number;
  tension: number;
  exchanges: number;
  pressure: Partial<Record<Turn, number>>;
}

function placesOf(graph: StateGraph): Places {
  const at = (name: string) => fieldIndex(graph, name);
  return {
    phase: at('phase'),
    diplomacy: at('diplomacy'),
    mediation: at('mediation'),
    tension: at('tension'),
    exchanges: at('exchanges'),
    pressure: { initiator: at('initiatorPressure'), responder: at('responderPressure') },
  };
}

/** The fields that any rule mentions. */
function fieldsOf(places: Places, rules: NonNullable<Policy['rules']>): number[] {
  const found = new Set<number | undefined>();
  for (const { when } of rules) {
    for (const name of ['phase', 'diplomacy', 'mediation', 'tension', 'exchanges'] as const)
      if (when[name]) found.add(places[name]);
    if (when.pressure) for (const place of Object.values(places.pressure)) found.add(place);
  }
  return [...found].filter((place) => place !== undefined && place >= 0) as number[];
}

/** Conditions on the configuration, whoever would act, and what is remembered. */
function fitsState(
  { digits, space }: StateGraph,
  places: Places,
  when: When,
  state: StateId,
  actor: Turn,
  memory: number,
): boolean {
  const row = state * space.fields.length;
  const digit = (place: number | undefined) => (place === undefined || place < 0 ? 0 : (digits[row + place] ?? 0));
  const name = (place: number) => space.fields[place]?.values[digit(place)] as never;
  const within = (range: { atLeast?: number | undefined; atMost?: number | undefined } | undefined, value: number) =>
    range === undefined || (value >= (range.atLeast ?? 0) && value <= (range.atMost ?? 10));
  if (when.by && !when.by.includes(actor)) return false;
  if (when.phase && !when.phase.includes(name(places.phase))) return false;
  if (when.diplomacy && !when.diplomacy.includes(name(places.diplomacy))) return false;
  if (when.mediation && !when.mediation.includes(name(places.mediation))) return false;
  // The numbers of the crisis begin at 0, so their digits are their values.
  if (!within(when.tension, digit(places.tension))) return false;
  if (!within(when.exchanges, digit(places.exchanges))) return false;
  if (!within(when.pressure, digit(places.pressure[actor]))) return false;
  if (when.rivalLast === undefined) return true;
  const grudge = RIVAL[actor];
  return grudge !== undefined && ((memory & grudge) !== 0) === (when.rivalLast === 'hostile');
}

/** What is remembered after some events, in order. */
export function memoryAfter(behaviour: Behaviour, events: Iterable<number>, memory = behaviour.start): number {
  let now = memory;
  for (const event of events) now = behaviour.remember(now, event);
  return now;
}
