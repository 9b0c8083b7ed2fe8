import type { StateGraph, StateId } from '../graph/graph.js';
import { checkpoint, ExploreError, type Job } from '../job.js';
import type { Behaviour } from '../policy/behaviour.js';
import { copied, REST } from '../policy/choices.js';
import type { Ends } from './ends.js';

/** Where a run may begin: a configuration, and what the actors remember. */
export interface Origin {
  state: StateId;
  memory: number;
}

/** Bits for the tension of an end beside its number. */
const TENSION_BITS = 4;
/** Most nodes a chain may have; about 30 steps a node, of 4 bytes here and 12 when they are solved. */
export const MOST_NODES = 2_000_000;

/** What can happen under a policy is more than exact odds can be worked out of; runs can still be made. */
export class OutgrownError extends ExploreError {
  override name = 'OutgrownError';
}

/**
 * An absorbing Markov chain: what can happen from some origins under a behaviour, with the probability
 * of each step. A node is a configuration and a memory. Plain data.
 */
export interface Chain {
  /** Configuration of each node. */
  states: Int32Array;
  /** Steps of a node are those from `offsets[node]` to `offsets[node + 1]`. */
  offsets: Int32Array;
  /** A node, or where the run ends: see endReached. */
  targets: Int32Array;
  /**
   * Where the probabilities and the events of a node's steps begin. What may follow is the same at many nodes,
   * which then share them.
   */
  choices: Int32Array;
  probabilities: Float64Array;
  labels: Uint16Array;
  /** Hours of these steps: those that pass before each, and those that it takes where the run goes on. */
  waits: Float64Array;
  takes: Float64Array;
  /** The model's measure at each node. */
  tension: Uint8Array;
  /** The highest that it can be. */
  levels: number;
  /** Names of the ends. */
  ends: readonly string[];
  /** The node of each origin, or where its run ends at once. */
  origins: Int32Array;
}

/** The target that stands for an end with a tension: always negative. */
export function endAt(end: number, tension: number): number {
  return -1 - ((end << TENSION_BITS) | tension);
}

/** What a target stands for where it is negative: which end, and the tension there. */
export function endReached(target: number): { end: number; tension: number } {
  return { end: (-1 - target) >> TENSION_BITS, tension: (-1 - target) & (2 ** TENSION_BITS - 1) };
}

/**
 * Everything that can happen from some origins. A node from which nothing has a weight above 0 has no
 * steps: a run that comes there stays.
 *
 * @throws CancelledError when it is stopped
 * @param most nodes it may have
 * @throws OutgrownError when there are more
 */
export function chainOf(
  graph: StateGraph,
  behaviour: Behaviour,
  ends: Ends,
  origins: readonly Origin[],
  job?: Job,
  most = MOST_NODES,
): Chain {
  const known = new NodeTable(ends, behaviour);
  const states: number[] = [];
  const memories: number[] = [];
  const offsets: number[] = [];
  const choices: number[] = [];
  const leads = graph.targets;
  let targets: Int32Array = new Int32Array(graph.targets.length);
  let length = 0;
  const nodeOf = (state: StateId, memory: number): number => {
    const node = known.get(state, memory);
    if (node !== UNKNOWN) return node;
    if (states.length >= most) throw new OutgrownError('This chain is too large to be solved here.');
    known.set(state, memory, states.length);
    states.push(state);
    memories.push(memory);
    return states.length - 1;
  };
  const starts = Int32Array.from(origins, ({ state, memory }) => nodeOf(state, memory));
  for (let node = 0; node < states.length; node += 1) {
    if ((node & 4095) === 0) checkpoint(job, node, states.length);
    const state = states[node] as number;
    const choice = behaviour.choose(state, memories[node] as number);
    const { begins, edges, memories: after } = behaviour.choices;
    const begin = begins[choice] as number;
    const end = begins[choice + 1] as number;
    offsets.push(length);
    choices.push(begin);
    const needed = length + end - begin;
    if (needed > targets.length) targets = copied(new Int32Array(needed * 2), targets);
    const first = graph.offsets[state] as number;
    for (let at = begin; at < end; at += 1) {
      const edge = edges[at] as number;
      targets[length] = nodeOf(edge === REST ? state : (leads[first + edge] as number), after[at] as number);
      length += 1;
    }
  }
  offsets.push(length);
  return {
    states: new Int32Array(states),
    offsets: new Int32Array(offsets),
    targets: targets.subarray(0, length),
    choices: new Int32Array(choices),
    probabilities: behaviour.choices.probabilities,
    labels: behaviour.choices.events,
    waits: behaviour.choices.waits,
    takes: behaviour.choices.takes,
    tension: new Uint8Array(states.map((state) => ends.tension[state] as number)),
    levels: ends.levels - 1,
    ends: ends.names,
    origins: starts,
  };
}

const UNKNOWN = -(2 ** 31);

/** The node of each configuration and memory, or the end that it is. */
class NodeTable {
  readonly #usual: Int32Array;
  /** A script has more memories, each of few configurations. */
  readonly #others = new Map<number, number>();
  readonly #goesOn: (memory: number) => boolean;
  /** Memories without a script. */
  readonly #each: number;

  constructor({ of, tension }: Ends, { goesOn, memories }: Behaviour) {
    this.#goesOn = goesOn;
    this.#each = memories;
    this.#usual = new Int32Array(of.length * memories).fill(UNKNOWN);
    for (const [state, end] of of.entries())
      if (end >= 0) this.#usual.fill(endAt(end, tension[state] as number), state * memories, (state + 1) * memories);
  }

  /** UNKNOWN where there is none yet. */
  get(state: StateId, memory: number): number {
    if (memory < this.#each) return this.#usual[state * this.#each + memory] as number;
    const end = this.#usual[state * this.#each] as number;
    return end < 0 && end !== UNKNOWN && !this.#goesOn(memory)
      ? end
      : (this.#others.get(this.#other(state, memory)) ?? UNKNOWN);
  }

  set(state: StateId, memory: number, node: number): void {
    if (memory < this.#each) this.#usual[state * this.#each + memory] = node;
    else this.#others.set(this.#other(state, memory), node);
  }

  #other(state: StateId, memory: number): number {
    return (memory * this.#usual.length) / this.#each + state;
  }
}
