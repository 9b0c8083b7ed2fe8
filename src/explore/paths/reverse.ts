import type { StateGraph, StateId } from '../graph/graph.js';

/** The edges of a graph by where they lead. */
export interface Reverse {
  offsets: Int32Array;
  /** Where each edge comes from. */
  sources: Int32Array;
  /** Which edge of the graph it is. */
  edges: Int32Array;
}

const made = new WeakMap<StateGraph, Reverse>();

/** The edges of a graph the other way round, made once. */
export function reverseOf(graph: StateGraph): Reverse {
  const known = made.get(graph);
  if (known) return known;
  const count = graph.keys.length;
  const offsets = new Int32Array(count + 1);
  for (const target of graph.targets) offsets[target + 1] = (offsets[target + 1] as number) + 1;
  for (let state = 0; state < count; state += 1)
    offsets[state + 1] = (offsets[state + 1] as number) + (offsets[state] as number);
  const at = offsets.slice(0, count);
  const sources = new Int32Array(graph.targets.length);
  const edges = new Int32Array(graph.targets.length);
  for (let state: StateId = 0; state < count; state += 1) {
    for (let edge = graph.offsets[state] as number; edge < (graph.offsets[state + 1] as number); edge += 1) {
      const target = graph.targets[edge] as number;
      const place = at[target] as number;
      at[target] = place + 1;
      sources[place] = state;
      edges[place] = edge;
    }
  }
  const reverse = { offsets, sources, edges };
  made.set(graph, reverse);
  return reverse;
}
