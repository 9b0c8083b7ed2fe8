import type { Model } from '../../model/index.js';
import { checkpoint, ExploreError, type Job } from '../job.js';
import { initialKey, REFUSED, type Step, type Subject } from './ask.js';
import { directSteps } from './direct.js';
import { type GraphEvent, modelEvents } from './events.js';
import type { StateGraph } from './graph.js';
import { digitsOfKey, modelSpace } from './space.js';

export interface ExploreOptions extends Job {
  /** Most configurations that are kept. Default: 1,000,000. */
  limit?: number | undefined;
  /** Transitions past which no further configuration is explored. Default: 80 for each of the limit, at least 80,000,000. */
  transitions?: number | undefined;
}

export const DEFAULT_LIMIT = 1_000_000;
/** Transitions for each configuration that may be kept, and for those of the usual limit: about a gibibyte. */
const MOST_TRANSITIONS = 80;

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
 * result is the same whatever order events are listed in, also where a limit cuts it short.
 *
 * @throws CancelledError when it is stopped
 * @throws ExploreError when there are more events than an edge can name
 */
export function explore(
  subject: Subject & { model: Model; events: readonly GraphEvent[] },
  step: Step,
  {
    limit = DEFAULT_LIMIT,
    transitions = MOST_TRANSITIONS * Math.max(limit, DEFAULT_LIMIT),
    ...job
  }: ExploreOptions = {},
): StateGraph {
  const { events } = subject;
  if (events.length > MOST_EVENTS) throw new ExploreError(`A graph can hold at most ${MOST_EVENTS} different events.`);
  const met = new Meeting(subject.space.size);
  const edges = new EdgeList(events.length);
  /** Configurations in the order they were explored, and where the edges of each begin. */
  const order: number[] = [];
  const begin: number[] = [];
  met.add(initialKey(subject));
  for (let wave = [0]; wave.length > 0 && edges.length < transitions; ) {
    const known = met.size;
    for (const state of wave) {
      if (edges.length >= transitions) break;
      if ((order.length & 1023) === 0) checkpoint(job, order.length, 0);
      order.push(state);
      begin.push(edges.length);
      const key = met.key(state);
      for (let event = 0; event < events.length; event += 1) {
        const next = step(key, event);
        if (next !== REFUSED) edges.add(met.add(next), event);
      }
    }
    wave = Array.from({ length: met.size - known }, (_, at) => known + at)
      .sort((a, b) => met.key(a) - met.key(b))
      .slice(0, limit - order.length);
  }
  begin.push(edges.length);
  return assemble(subject, met, order, begin, edges, order.length < limit ? transitions : undefined);
}

/** @param transitions where it was these that were too many: past how many it was given up */
function assemble(
  { model, space, events }: Subject & { model: Model; events: readonly GraphEvent[] },
  met: Meeting,
  order: readonly number[],
  begin: readonly number[],
  edges: EdgeList,
  transitions: number | undefined,
): StateGraph {
  const count = order.length;
  const keys = space.size < 0x7fffffff ? new Int32Array(count) : new Float64Array(count);
  const key = (place: number): number => met.key(order[place] as number);
  const places = order.map((_, index) => index).sort((a, b) => key(a) - key(b));
  const fields = space.fields.length;
  const digits = new Uint8Array(count * fields);
  /** The number that each configuration that was met has in the graph; -1 where it was not explored. */
  const numbers = new Int32Array(met.size).fill(-1);
  for (const [state, place] of places.entries()) {
    keys[state] = key(place);
    numbers[order[place] as number] = state;
    digitsOfKey(space, key(place), digits.subarray(state * fields, (state + 1) * fields));
  }
  const graph: StateGraph = {
    model,
    space,
    events,
    keys,
    digits,
    start: numbers[0] as number,
    offsets: new Int32Array(count + 1),
    targets: new Int32Array(edges.length),
    labels: edges.labels(),
    complete: true,
    unexplored: new Uint8Array(count),
  };
  let at = 0;
  for (const [state, place] of places.entries()) {
    graph.offsets[state] = at;
    for (let edge = begin[place] as number; edge < (begin[place + 1] as number); edge += 1) {
      const target = numbers[edges.target(edge)] as number;
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
  if (graph.complete) return graph;
  const open = graph.unexplored.reduce((sum, flag) => sum + flag, 0);
  const why = transitions === undefined ? '' : `, since these have ${transitions.toLocaleString('en')} transitions`;
  return {
    ...graph,
    targets: graph.targets.slice(0, at),
    labels: graph.labels.slice(0, at),
    message: `Only the first ${count.toLocaleString('en')} configurations were explored${why}; from ${open.toLocaleString('en')} of them more would follow. What is said of this graph holds for paths within it; raise the limit to see all.`,
  };
}

/** Spaces of up to this size get a table of all their keys. */
const TABLE = 1 << 25;

/** Keys of configurations, numbered as they are met. A map of them takes five times the room, since keys may be no small integers. */
class Meeting {
  size = 0;
  #keys = new Float64Array(1 << 12);
  /** Whether a key is its own slot: there is room for them all. Else slots go by hash, at most half of them taken. */
  readonly #direct: boolean;
  /** 1 + the number of a key, or 0. */
  #slots: Int32Array;

  /** @param space how many keys there may be */
  constructor(space: number) {
    this.#direct = space <= TABLE;
    this.#slots = new Int32Array(this.#direct ? space : this.#keys.length * 2);
  }

  key(number: number): number {
    return this.#keys[number] as number;
  }

  /** The number of a key, which is met now if it was not before. */
  add(key: number): number {
    let slot = this.#slotOf(key);
    const held = this.#slots[slot] as number;
    if (held !== 0) return held - 1;
    if (this.size === this.#keys.length) {
      this.#grow();
      slot = this.#slotOf(key);
    }
    this.#keys[this.size] = key;
    this.size += 1;
    this.#slots[slot] = this.size;
    return this.size - 1;
  }

  /** The slot of a key, or the one that it would take. */
  #slotOf(key: number): number {
    if (this.#direct) return key;
    const mask = this.#slots.length - 1;
    let slot = hash(key) & mask;
    for (let held = this.#slots[slot] as number; held !== 0; held = this.#slots[slot] as number) {
      if (this.#keys[held - 1] === key) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    if (this.#direct) return;
    this.#slots = new Int32Array(keys.length * 2);
    for (let number = 0; number < this.size; number += 1)
      this.#slots[this.#slotOf(keys[number] as number)] = number + 1;
  }
}

/** Spreads keys, most of which differ little from others. */
function hash(key: number): number {
  const mixed = Math.imul((key | 0) ^ Math.imul((key / 0x100000000) | 0, 0x85ebca6b), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** Edges that a piece holds, as a power of two. */
const PIECE_BITS = 20;
const PIECE = 1 << PIECE_BITS;

/** Edges in the order they are found, in pieces: an array that doubles needs three times its room as it does. */
class EdgeList {
  length = 0;
  readonly #targets: Int32Array[] = [];
  readonly #labels: (Uint8Array | Uint16Array)[] = [];

  /** @param events how many there are */
  constructor(readonly events: number) {}

  /** Room for the labels of all of them. */
  labels(): Uint8Array | Uint16Array {
    return this.#room(this.length);
  }

  #room(size: number): Uint8Array | Uint16Array {
    return this.events > 255 ? new Uint16Array(size) : new Uint8Array(size);
  }

  add(target: number, label: number): void {
    const at = this.length & (PIECE - 1);
    const piece = this.length >> PIECE_BITS;
    if (at === 0) {
      this.#targets.push(new Int32Array(PIECE));
      this.#labels.push(this.#room(PIECE));
    }
    (this.#targets[piece] as Int32Array)[at] = target;
    (this.#labels[piece] as Uint8Array)[at] = label;
    this.length += 1;
  }

  target(edge: number): number {
    return (this.#targets[edge >> PIECE_BITS] as Int32Array)[edge & (PIECE - 1)] as number;
  }

  label(edge: number): number {
    return (this.#labels[edge >> PIECE_BITS] as Uint8Array)[edge & (PIECE - 1)] as number;
  }
}
