import { edgeOf, type StateGraph, type StateId } from '../graph/graph.js';
import { checkpoint, type Job } from '../job.js';
import type { Odds, Solved } from './odds.js';
import { solve } from './solve.js';
import { MOST_GIVEN } from './system.js';
import { visitsFrom } from './visits.js';

/** Where runs go on the machine from a position on. Plain data. */
export interface Traffic {
  /** How likely a run is ever in a state of a region, 0-1; 1 where it begins there. Those that are never met are left out. */
  states: { region: string; state: string; share: number }[];
  /**
   * How many times a run goes from one state of a region to another on a move (its id) or on a deadline that
   * passes (`deadline:NAME`), on average.
   */
  changes: { region: string; from: string; to: string; move: string; times: number }[];
}

/** Digits that a shade of colour can show. */
const SHADE = 1e-7;

/**
 * Where runs go from an origin of a chain: exact as the odds are, to the digits that a picture needs. What
 * goes round for ever in a part of the chain that is never left is not counted.
 *
 * @param state the configuration of the origin
 * @param origin its number among the chain's origins
 * @throws CancelledError when it is stopped
 */
export function trafficFrom(graph: StateGraph, solved: Solved, state: StateId, origin: number, job?: Job): Traffic {
  const { chain, system } = solved;
  const node = chain.origins[origin] as number;
  const regions = regionsOf(graph);
  const digit = (at: StateId, field: number) => graph.digits[at * graph.space.fields.length + field] as number;
  const lasts = node < 0 ? [] : lastSteps(graph, solved);
  const odds = solved.odds[origin] as Odds;
  /** The states whose share nothing tells yet, and those for which it is known, in the order of the regions. */
  const asked: Asked[] = [];
  const shares = regions.flatMap(({ name, field, values }) =>
    values.map((text, value) => {
      const entry = { region: name, state: text, share: 0, field, value };
      if (digit(state, field) === value) entry.share = 1;
      else if (node >= 0) {
        // Where runs end whenever they come there, the odds say it already.
        const known = chain.states.some((at) => digit(at, field) === value) ? undefined : odds.ends[text];
        if (known === undefined) asked.push(entry);
        else entry.share = known;
      }
      return entry;
    }),
  );
  for (let first = 0; first < asked.length; first += MOST_GIVEN) {
    checkpoint(job, first, asked.length);
    const some = asked.slice(first, first + MOST_GIVEN);
    const kindsOf = (at: StateId) =>
      some.reduce((bits, { field, value }, kind) => (digit(at, field) === value ? bits | (1 << kind) : bits), 0);
    const found = passing(solved, node, some.length, kindsOf, lasts, { signal: job?.signal });
    for (const [kind, entry] of some.entries()) entry.share = found[kind] as number;
  }
  const states = shares
    .filter(({ share }) => share > SHADE)
    .map(({ region, state, share }) => ({ region, state, share: Math.min(1, share) }));
  if (node < 0) return { states, changes: [] };
  const visits = visitsFrom(system, solved.solution.trapped, node, job);
  return { states, changes: changesOf(graph, solved, visits) };
}

/** A state of a region, and how likely a run is ever in it. */
interface Asked {
  region: string;
  state: string;
  share: number;
  field: number;
  value: number;
}

interface Region {
  name: string;
  field: number;
  values: readonly string[];
}

function regionsOf({ space }: StateGraph): Region[] {
  return space.fields.flatMap(({ name, kind, values }, field) =>
    kind === 'region' ? [{ name, field, values: values.map(String) }] : [],
  );
}

/** Steps with which runs end: from which node, how likely, and the configuration they end in. */
interface LastStep {
  node: number;
  probability: number;
  state: StateId;
}

function lastSteps(graph: StateGraph, { chain }: Solved): LastStep[] {
  const found: LastStep[] = [];
  for (let node = 0; node < chain.states.length; node += 1) {
    const apart = (chain.choices[node] as number) - (chain.offsets[node] as number);
    for (let step = chain.offsets[node] as number; step < (chain.offsets[node + 1] as number); step += 1) {
      if ((chain.targets[step] as number) >= 0) continue;
      found.push({
        node,
        probability: chain.probabilities[step + apart] as number,
        state: lastState(graph, chain.states[node] as number, chain.labels[step + apart] as number),
      });
    }
  }
  return found;
}

/** The configuration that a run ends in by an event, or by none where it rests. */
function lastState(graph: StateGraph, state: StateId, event: number): StateId {
  const edge = edgeOf(graph, state, event);
  return edge < 0 ? state : (graph.targets[edge] as number);
}

/**
 * How likely a run ever meets a configuration of each of some kinds.
 *
 * @param width how many kinds
 * @param kindsOf the kinds of a configuration, a bit for each
 */
function passing(
  { chain, system }: Solved,
  origin: number,
  width: number,
  kindsOf: (state: StateId) => number,
  lasts: readonly LastStep[],
  job: Job,
): Float64Array {
  const given = Uint16Array.from(chain.states, kindsOf);
  const constants = new Float64Array(chain.states.length * width);
  for (const { node, probability, state } of lasts)
    for (let bits = kindsOf(state), at = node * width; bits > 0; bits >>= 1, at += 1)
      if ((bits & 1) === 1) constants[at] = (constants[at] as number) + probability;
  const { values } = solve({ ...system, width, constants, given, shares: false }, job, SHADE);
  return values.slice(origin * width, (origin + 1) * width);
}

function changesOf(graph: StateGraph, { chain }: Solved, visits: Float64Array): Traffic['changes'] {
  const fields = graph.space.fields.length;
  const regions = regionsOf(graph);
  const times = new Map<string, Traffic['changes'][number]>();
  const add = (from: StateId, to: StateId, label: number, amount: number) => {
    for (const { name, field, values } of regions) {
      const before = graph.digits[from * fields + field] as number;
      const after = graph.digits[to * fields + field] as number;
      if (before === after) continue;
      const key = `${field} ${before} ${after} ${label}`;
      const known = times.get(key);
      if (known) known.times += amount;
      else {
        const { move, deadline } = graph.events[label] ?? {};
        const entry = { region: name, from: values[before] ?? '', to: values[after] ?? '', times: amount };
        times.set(key, { ...entry, move: move?.type ?? `deadline:${deadline ?? ''}` });
      }
    }
  };
  for (let node = 0; node < chain.states.length; node += 1) {
    const visited = visits[node] as number;
    if (visited < SHADE) continue;
    const state = chain.states[node] as number;
    const apart = (chain.choices[node] as number) - (chain.offsets[node] as number);
    for (let step = chain.offsets[node] as number; step < (chain.offsets[node + 1] as number); step += 1) {
      const target = chain.targets[step] as number;
      const label = chain.labels[step + apart] as number;
      const to = target >= 0 ? (chain.states[target] as number) : lastState(graph, state, label);
      add(state, to, label, visited * (chain.probabilities[step + apart] as number));
    }
  }
  return [...times.values()].filter((change) => change.times > SHADE);
}
