import type { Context, CrisisSnapshot, DeadlineHours, DeadlineId, Model } from '../../model/index.js';
import type { GraphEvent } from './events.js';
import { keyOf, type Space } from './space.js';

/** Index of a configuration in a graph. */
export type StateId = number;

/**
 * The reachable configurations and what leads from each to which, as flat arrays. Configurations are
 * numbered in the order of their keys, so the numbering does not hang on how they were found.
 */
export interface StateGraph {
  /** The model that it is the graph of. */
  model: Model;
  /** How configurations are numbered. */
  space: Space;
  /** What the edges stand for. */
  events: readonly GraphEvent[];
  /** Key of each configuration, ascending. */
  keys: Int32Array | Float64Array;
  /** Digits of each configuration, field by field: `digits[state * fields + field]`. */
  digits: Uint8Array;
  /** The configuration everything was reached from. */
  start: StateId;
  /** Edges of a configuration are those from `offsets[state]` to `offsets[state + 1]`, by event. */
  offsets: Int32Array;
  /** Where each edge leads. */
  targets: Int32Array;
  /** Index into `events` of each edge. */
  labels: Uint8Array | Uint16Array;
  /** False where the limit was met; then `unexplored` is 1 for configurations whose edges are not all there. */
  complete: boolean;
  /** 1 for configurations whose edges are not all there, where `complete` is false. */
  unexplored: Uint8Array;
  /** What a person should know of an incomplete graph. */
  message?: string;
  /** Of one that grows as it is walked: how. */
  growth?: Growth;
}

/** How a graph grows that is found out as far as somebody walks it. Its configurations are numbered as they are met. */
export interface Growth {
  /** The configuration of a key, which is met now if it was not before. */
  find(key: number): StateId;
  /** The configuration that an edge leads to. */
  lead(edge: number): StateId;
  /** For each configuration the first one with the same events. */
  alike: Int32Array;
  /** Has somebody told of each configuration that is met from now on. */
  tell(met: (state: StateId) => void): void;
}

/** A graph without its model, as plain data: it can be sent to a worker and back. */
export type PlainGraph = Omit<StateGraph, 'model' | 'growth'>;

/** A graph as plain data. */
export function plainGraph({ model: _, growth: __, ...plain }: StateGraph): PlainGraph {
  return plain;
}

/** How many configurations and edges a graph has. */
export function countOf(graph: StateGraph): { configurations: number; transitions: number } {
  return { configurations: graph.keys.length, transitions: graph.targets.length };
}

/** The configuration of a key, or -1. */
export function stateOfKey({ keys, growth }: StateGraph, key: number): StateId {
  if (growth) return growth.find(key);
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = keys[middle] as number;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The configuration of a snapshot, or -1 where it was not reached. */
export function stateOf(graph: StateGraph, snapshot: CrisisSnapshot): StateId {
  return stateOfKey(graph, keyOf(graph.space, snapshot));
}

/** Place of a field among the graph's; -1 where it has none of that name. */
export function fieldIndex({ space }: StateGraph, name: string): number {
  return space.fields.findIndex((field) => field.name === name);
}

/** The value of a field in a configuration. */
export function valueAt(graph: StateGraph, state: StateId, field: number): string | number {
  const { fields } = graph.space;
  return fields[field]?.values[graph.digits[state * fields.length + field] ?? 0] ?? '';
}

/** A configuration as people read it: the state of each region by its name, and the context. */
export interface StateView extends Readonly<Record<string, string | Context>> {
  /** What the machine remembers there. */
  context: Context;
}

/** A configuration of a graph as people read it. */
export function viewOf(graph: StateGraph, state: StateId): StateView {
  const view: Record<string, unknown> = {};
  const context: Record<string, unknown> = {};
  for (const [index, { name, kind }] of graph.space.fields.entries()) {
    if (kind === 'region' && graph.model.region.get(name)?.hidden) continue;
    (kind === 'region' ? view : context)[name] = valueAt(graph, state, index);
  }
  return { ...view, context } as unknown as StateView;
}

/** The edge of a configuration with an event, or -1. */
export function edgeOf({ offsets, labels }: StateGraph, state: StateId, event: number): number {
  const end = offsets[state + 1] ?? 0;
  for (let edge = offsets[state] ?? 0; edge < end; edge += 1) if (labels[edge] === event) return edge;
  return -1;
}

/** How long the deadlines of a graph are; undefined where they are as the machine has them. */
export function deadlineHours({ model, events }: StateGraph): DeadlineHours | undefined {
  const others = events.flatMap(({ deadline, hours }): [DeadlineId, number][] =>
    deadline && hours !== model.deadlines.get(deadline)?.hours ? [[deadline, hours]] : [],
  );
  return others.length > 0 ? Object.fromEntries(others) : undefined;
}

/** The edge of a configuration on which a deadline passes, or -1. */
export function deadlineEdge({ offsets, labels, events }: StateGraph, state: StateId, deadline: DeadlineId): number {
  const end = offsets[state + 1] ?? 0;
  for (let edge = offsets[state] ?? 0; edge < end; edge += 1)
    if (events[labels[edge] ?? 0]?.deadline === deadline) return edge;
  return -1;
}
