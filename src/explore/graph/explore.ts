import type { Model } from '../../model/index.js';
import { checkpoint, ExploreError, type Job } from '../job.js';
import { initialKey, REFUSED, type Step, type Subject } from './ask.js';
import { directSteps } from './direct.js';
import { type GraphEvent, modelEvents } from './events.js';
import { type StateGraph, stateOfKey } from './graph.js';
import { digitsOfKey, modelSpace } from './space.js';

export interface ExploreOptions extends Job {
  /** Most configurations that are kept. Default: 1,000,000. */
  limit?: number | undefined;
}

export const DEFAULT_LIMIT = 1_000_000;

/** Different events that the edges of a graph can stand for. */
export const MOST_EVENTS = 65_000;

/** A model as a subject: the machine, the numbering of its configurations, its moves and deadlines. */
export function subjectOfModel(model: Model): Subject & { model: Model; events: readonly GraphEvent[] } {
  return { model, machine: model.machine, space: modelSpace(model), events: modelEvents(model) };
}

const known = new WeakMap<Model, StateGraph>();

/**
 * The state graph of a model, explored on the first call and kept; of more than DEFAULT_LIMIT configurations the
 * first ones.
 *
 * @throws CancelledError when it is stopped
 */
export function graphOf(model: Model, job?: Job): StateGraph {
  let graph = known.get(model);
  if (!graph) {
    const subject = subjectOfModel(model);
    graph = explore(subject, directSteps(model, subject.space, subject.events), job);
    known.set(model, graph);
  }
  return graph;
}

/** As graphOf, of no more configurations than a limit. @throws CancelledError when it is stopped */
export function graphWithin(model: Model, limit: number, job?: Job): StateGraph {
  if (limit === DEFAULT_LIMIT) return graphOf(model, job);
  const subject = subjectOfModel(model);
  return explore(subject, directSteps(model, subject.space, subject.events), { limit, ...job });
}

/** Takes a graph of a model that was explored elsewhere, in another worker say, so that it need not be again. */
export function adoptGraph(model: Model, graph: StateGraph): void {
  known.set(model, graph);
}

/** The state graph of a model, if it is known already. */
export function knownGraph(model: Model): StateGraph | undefined {
  return known.get(model);
}

/**
 * Explores everything that can be reached from the machine's initial configuration, in waves: each
 * wave holds what is one event further. Within a wave configurations go by their keys, so that the
 * result is the same whatever order events are listed in, also where the limit cuts it short.
 *
 * @throws CancelledError when it is stopped
 * @throws ExploreError when there are more events than an edge can name
 */
export function explore(
  subject: Subject & { model: Model; events: readonly GraphEvent[] },
  step: Step,
  { limit = DEFAULT_LIMIT, ...job }: ExploreOptions = {},
): StateGraph {
  const { events } = subject;
  if (events.length > MOST_EVENTS) throw new ExploreError(`A graph can hold at most ${MOST_EVENTS} different events.`);
  const first = initialKey(subject);
  const seen = setOfKeys(subject.space.size);
  seen.add(first);
  const edges = new EdgeList(events.length, subject.space.size);
  /** Configurations in the order they were explored, and where the edges of each begin. */
  const order: number[] = [];
  const begin: number[] = [];
  for (let wave = [first]; wave.length > 0; ) {
    const found: number[] = [];
    for (const key of wave) {
      if ((order.length & 1023) === 0) checkpoint(job, order.length, 0);
      order.push(key);
      begin.push(edges.length);
      for (let event = 0; event < events.length; event += 1) {
        const next = step(key, event);
        if (next === REFUSED) continue;
        edges.add(next, event);
        if (seen.add(next)) found.push(next);
      }
    }
    const room = limit - order.length;
    found.sort((a, b) => a - b);
    for (const key of found.slice(Math.max(0, room))) seen.delete(key);
    wave = found.slice(0, Math.max(0, room));
  }
  begin.push(edges.length);

  return assemble(subject, first, order, begin, edges, limit);
}

function assemble(
  { model, space, events }: Subject & { model: Model; events: readonly GraphEvent[] },
  first: number,
  order: readonly number[],
  begin: readonly number[],
  edges: EdgeList,
  limit: number,
): StateGraph {
  const count = order.length;
  const keys = space.size < 0x7fffffff ? new Int32Array(count) : new Float64Array(count);
  const places = order.map((_, index) => index).sort((a, b) => (order[a] as number) - (order[b] as number));
  const fields = space.fields.length;
  const digits = new Uint8Array(count * fields);
  for (const [state, place] of places.entries()) {
    keys[state] = order[place] as number;
    digitsOfKey(space, order[place] as number, digits.subarray(state * fields, (state + 1) * fields));
  }
  const graph: StateGraph = {
    model,
    space,
    events,
    keys,
    digits,
    start: 0,
    offsets: new Int32Array(count + 1),
    targets: new Int32Array(edges.length),
    labels: edges.labels(),
    complete: true,
    unexplored: new Uint8Array(count),
  };
  const stateAt = numberingOf(keys, space.size);
  let at = 0;
  for (const [state, place] of places.entries()) {
    graph.offsets[state] = at;
    for (let edge = begin[place] as number; edge < (begin[place + 1] as number); edge += 1) {
      const target = stateAt(edges.target(edge));
      if (target < 0) {
        graph.unexplored[state] = 1;
        graph.complete = false;
        continue;
      }
      graph.targets[at] = target;
      graph.labels[at] = edges.label(edge);
      at += 1;
    }
  }
  graph.offsets[count] = at;
  graph.start = stateOfKey(graph, first);
  if (graph.complete) return graph;
  const open = graph.unexplored.reduce((sum, flag) => sum + flag, 0);
  return {
    ...graph,
    targets: graph.targets.slice(0, at),
    labels: graph.labels.slice(0, at),
    message: `Only the first ${limit} configurations were explored; from ${open} of them more would follow. What is said of this graph holds for paths within it; raise the limit to see all.`,
  };
}

/** Keys up to this many are looked up in a table of them all; of larger spaces, in one of those that were met. */
const TABLE = 1 << 26;

/** A set of keys. `add` says whether one is new. */
function setOfKeys(size: number): { add(key: number): boolean; delete(key: number): void } {
  if (size > TABLE) {
    const seen = new Set<number>();
    return { add: (key) => seen.size < seen.add(key).size, delete: (key) => void seen.delete(key) };
  }
  const seen = new Uint8Array(size);
  return {
    add: (key) => {
      if (seen[key] === 1) return false;
      seen[key] = 1;
      return true;
    },
    delete: (key) => {
      seen[key] = 0;
    },
  };
}

/** The place of each key among others; -1 of one that is not among them. */
function numberingOf(keys: ArrayLike<number>, size: number): (key: number) => number {
  if (size > TABLE) {
    const places = new Map<number, number>();
    for (let at = 0; at < keys.length; at += 1) places.set(keys[at] as number, at);
    return (key) => places.get(key) ?? -1;
  }
  const places = new Int32Array(size).fill(-1);
  for (let at = 0; at < keys.length; at += 1) places[keys[at] as number] = at;
  return (key) => places[key] as number;
}

/** Edges in the order they are found: an array that grows. */
class EdgeList {
  length = 0;
  #targets: Int32Array | Float64Array;
  #labels: Uint8Array | Uint16Array;

  /**
   * @param events how many there are
   * @param size of the space that keys are in
   */
  constructor(
    readonly events: number,
    readonly size: number,
  ) {
    this.#labels = this.#room(1 << 16);
    this.#targets = this.#keys(1 << 16);
  }

  #keys(length: number): Int32Array | Float64Array {
    return this.size < 0x7fffffff ? new Int32Array(length) : new Float64Array(length);
  }

  #room(size: number): Uint8Array | Uint16Array {
    return this.events > 255 ? new Uint16Array(size) : new Uint8Array(size);
  }

  /** Room for the labels of all of them. */
  labels(): Uint8Array | Uint16Array {
    return this.#room(this.length);
  }

  add(target: number, label: number): void {
    if (this.length === this.#targets.length) {
      const targets = this.#keys(this.length * 2);
      targets.set(this.#targets);
      this.#targets = targets;
      const labels = this.#room(this.length * 2);
      labels.set(this.#labels);
      this.#labels = labels;
    }
    this.#targets[this.length] = target;
    this.#labels[this.length] = label;
    this.length += 1;
  }

  target(edge: number): number {
    return this.#targets[edge] as number;
  }

  label(edge: number): number {
    return this.#labels[edge] as number;
  }
}
