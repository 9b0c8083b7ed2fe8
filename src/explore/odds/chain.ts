import type { StateGraph, StateId } from '../graph/graph.js';
import { checkpoint, ExploreError, type Job } from '../job.js';
import type { Behaviour } from '../policy/behaviour.js';
import type { Ends } from './ends.js';

/** Where a run may begin: a configuration, and what the actors remember. */
export interface Origin {
  state: StateId;
  memory: number;
}

/** Bits for the tension of an end beside its number. */
const TENSION_BITS = 4;
/** Most nodes a chain may have; 16 bytes an edge, about 30 edges a node. */
export const MOST_NODES = 2_000_000;

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
  probabilities: Float64Array;
  /** Event of each step. */
  labels: Uint8Array;
  /** Tension of each node, 0-10. */
  tension: Uint8Array;
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
 * @throws ExploreError when there is more than can be held
 */
export function chainOf(
  graph: StateGraph,
  behaviour: Behaviour,
  ends: Ends,
  origins: readonly Origin[],
  job?: Job,
): Chain {
  const count = graph.keys.length;
  const known = new NodeTable(count);
  const states: number[] = [];
  const memories: number[] = [];
  const offsets: number[] = [];
  const rows = new StepList();
  const nodeOf = (state: StateId, memory: number): number => {
    const end = ends.of[state] as number;
    if (end >= 0) return endAt(end, ends.tension[state] as number);
    const node = known.get(state, memory);
    if (node >= 0) return node;
    if (states.length >= MOST_NODES) throw new ExploreError('This chain is too large to be solved here.');
    known.set(state, memory, states.length);
    states.push(state);
    memories.push(memory);
    return states.length - 1;
  };
  const starts = Int32Array.from(origins, ({ state, memory }) => nodeOf(state, memory));
  for (let node = 0; node < states.length; node += 1) {
    if ((node & 4095) === 0) checkpoint(job, node, states.length);
    const begin = rows.length;
    offsets.push(begin);
    let total = 0;
    behaviour.choose(states[node] as number, memories[node] as number, (edge, weight, memory) => {
      rows.add(nodeOf(graph.targets[edge] as number, memory), weight, graph.labels[edge] as number);
      total += weight;
    });
    rows.scale(begin, 1 / total);
  }
  offsets.push(rows.length);
  return {
    states: Int32Array.from(states),
    offsets: Int32Array.from(offsets),
    ...rows.arrays(),
    tension: Uint8Array.from(states, (state) => ends.tension[state] as number),
    ends: ends.names,
    origins: starts,
  };
}

/** Memories with a table of their own; a script has more, each of few configurations. */
const TABLES = 8;

/** The node of each configuration and memory. */
class NodeTable {
  #tables: Int32Array[] = [];
  #others = new Map<number, number>();

  /** @param count configurations */
  constructor(private readonly count: number) {}

  /** -1 where there is none yet. */
  get(state: StateId, memory: number): number {
    if (memory < TABLES) return this.#tables[memory]?.[state] ?? -1;
    return this.#others.get(memory * this.count + state) ?? -1;
  }

  set(state: StateId, memory: number, node: number): void {
    if (memory >= TABLES) {
      this.#others.set(memory * this.count + state, node);
      return;
    }
    while (this.#tables.length <= memory) this.#tables.push(new Int32Array(this.count).fill(-1));
    (this.#tables[memory] as Int32Array)[state] = node;
  }
}

class StepList {
  length = 0;
  #targets = new Int32Array(1 << 14);
  #probabilities = new Float64Array(1 << 14);
  #labels = new Uint8Array(1 << 14);

  add(target: number, probability: number, label: number): void {
    if (this.length === this.#targets.length) {
      const size = this.length * 2;
      this.#targets = copied(new Int32Array(size), this.#targets);
      this.#probabilities = copied(new Float64Array(size), this.#probabilities);
      this.#labels = copied(new Uint8Array(size), this.#labels);
    }
    this.#targets[this.length] = target;
    this.#probabilities[this.length] = probability;
    this.#labels[this.length] = label;
    this.length += 1;
  }

  scale(from: number, by: number): void {
    for (let at = from; at < this.length; at += 1) this.#probabilities[at] = (this.#probabilities[at] as number) * by;
  }

  arrays(): Pick<Chain, 'targets' | 'probabilities' | 'labels'> {
    return {
      targets: this.#targets.slice(0, this.length),
      probabilities: this.#probabilities.slice(0, this.length),
      labels: this.#labels.slice(0, this.length),
    };
  }
}

function copied<T extends { set(from: T): void }>(to: T, from: T): T {
  to.set(from);
  return to;
}
