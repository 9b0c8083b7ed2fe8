import { prepare, readsOf, type Value } from '../../model/index.js';
import { alikeOf } from '../graph/alike.js';
import type { GraphEvent } from '../graph/events.js';
import { fieldIndex, type StateGraph, type StateId, valueAt } from '../graph/graph.js';
import { Choices, type Lasts } from './choices.js';
import { FORGETFUL, grudgesOf } from './grudges.js';
import { MOVE_CLASSES, NOBODY, turnsOf } from './kinds.js';
import type { Policy } from './schema.js';
import { conditionOfRule, OWN } from './when.js';

/**
 * How simulated actors choose in a graph. What they choose may hang on what they remember, a small
 * number; the configuration and that number are all that counts.
 */
export interface Behaviour {
  /** How many memories there are without a script: those below this number. */
  readonly memories: number;
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

/** By event: the weight of its family there, and its own within the family. */
interface Weights {
  family: Float64Array;
  own: Float64Array;
}

/** Hours of the deadline that passes as often as the weight of `nobody` says; a shorter one does sooner, as they do. */
const PAUSE = 72;

/** The behaviour that a policy describes. The scenario's own weights, where a policy wants them, are added by scripted(). */
export function behaviourOf(graph: StateGraph, policy: Policy): Behaviour {
  const { events, model } = graph;
  const turns = turnsOf(model);
  const rules = (policy.rules ?? []).map(({ when, times }) => {
    const condition = conditionOfRule(model, when);
    const reads = readsOf(model.world, condition);
    return { reads, test: prepare(model.world, condition), times };
  });
  const remembers = rules.some(({ reads }) => reads.includes(OWN.last));
  const none = turns.indexOf(NOBODY);
  const { memories, remember, last } = remembers ? grudgesOf(model, events) : FORGETFUL;
  const actors = events.map(({ move }) => turns.indexOf(move?.by ?? NOBODY));
  /** Among what each event is chosen first: the moves of one family, of one actor where `turns` choose the actor. */
  const FAMILIES = MOVE_CLASSES.length + 1;
  const groups = events.map(({ family }, event) => {
    const at = family ? MOVE_CLASSES.indexOf(family) : MOVE_CLASSES.length;
    return policy.turns ? (actors[event] as number) * FAMILIES + at : at;
  });
  const base: Weights = {
    family: Float64Array.from(events, ({ family }) => (family && policy.classes?.[family]) ?? 1),
    own: Float64Array.from(events, ({ move, hours }) =>
      move ? (policy.moves?.[move.type] ?? 1) : PAUSE / Math.max(1, hours),
    ),
  };
  const share = turns.map((turn) => policy.turns?.[turn] ?? 1);
  const lasts = events.map(usually);

  const mentioned = [...new Set(rules.flatMap(({ reads }) => reads))]
    .map((name) => fieldIndex(graph, name))
    .filter((place) => place >= 0);
  /** What an event is to the conditions of rules. */
  const seen = events.map(({ move, family }) => ({
    by: move?.by ?? NOBODY,
    target: move?.target,
    class: family ?? 'none',
    move: move?.type ?? 'none',
  }));
  const alike = alikeOf(graph);
  const vectors = new Map<number, { index: number; weights: Weights }>();
  const choices = new Choices();
  /** Choices by weights and events. */
  const known = new Map<number, number>();

  /** The weights of every event, which hang on the fields that the rules mention and on what is remembered. */
  function weightsAt(state: StateId, memory: number): { index: number; weights: Weights } {
    const row = state * graph.space.fields.length;
    let key = memory;
    for (const field of mentioned)
      key += (graph.digits[row + field] as number) * (graph.space.strides[field] as number) * memories;
    const same = vectors.get(key);
    if (same) return same;
    const weights = { family: base.family.slice(), own: base.own.slice() };
    if (rules.length > 0) {
      const values: Record<string, Value> = {};
      for (const field of mentioned) values[graph.space.fields[field]?.name ?? ''] = valueAt(graph, state, field);
      for (let event = 0; event < events.length; event += 1) {
        const about = seen[event] as (typeof seen)[number];
        values[OWN.class] = about.class;
        values[OWN.move] = about.move;
        values[OWN.last] = last(memory, about.by);
        for (const { reads, test, times } of rules) {
          if (!test(values, about)) continue;
          // What is said of single moves decides within their family, and nothing about it.
          const which = reads.includes(OWN.move) ? weights.own : weights.family;
          which[event] = (which[event] as number) * times;
        }
      }
    }
    const vector = { index: vectors.size, weights };
    vectors.set(key, vector);
    return vector;
  }

  /** What may happen: where `turns` say so, who acts; then a family, by its weight; then what is in it, by its own. */
  function choiceBy({ family, own }: Weights, state: StateId, memory: number): number {
    const [begin, end] = [graph.offsets[state] as number, graph.offsets[state + 1] as number];
    const within = new Float64Array(turns.length * FAMILIES);
    for (let edge = begin; edge < end; edge += 1) {
      const event = graph.labels[edge] as number;
      const group = groups[event] as number;
      if ((family[event] as number) > 0) within[group] = (within[group] as number) + (own[event] as number);
    }
    const weightOf = (event: number) => {
      const weight = (family[event] as number) * (own[event] as number);
      // Deadlines run side by side: that one more does makes no other slower.
      if (actors[event] === none) return weight;
      return weight > 0 ? weight / (within[groups[event] as number] as number) : 0;
    };
    const totals = new Float64Array(turns.length);
    for (let edge = begin; edge < end; edge += 1) {
      const event = graph.labels[edge] as number;
      const actor = actors[event] as number;
      totals[actor] = (totals[actor] as number) + weightOf(event);
    }
    for (let edge = begin; edge < end; edge += 1) {
      const event = graph.labels[edge] as number;
      const actor = actors[event] as number;
      const scale = policy.turns ? (share[actor] as number) / (actor === none ? 1 : (totals[actor] as number)) : 1;
      choices.add(edge - begin, event, weightOf(event) * scale, remember(memory, event), lasts[event] as Lasts);
    }
    return choices.done();
  }

  return {
    memories,
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

/** What is remembered after some events, in order. */
export function memoryAfter(behaviour: Behaviour, events: Iterable<number>, memory = behaviour.start): number {
  let now = memory;
  for (const event of events) now = behaviour.remember(now, event);
  return now;
}
