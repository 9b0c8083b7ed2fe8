import type { StateGraph, StateId } from '../graph/graph.js';

/** Fewest edges from a configuration to every other; -1 where no path leads. */
export function hopsFrom(graph: StateGraph, from: StateId, most = Number.POSITIVE_INFINITY): Int32Array {
  const hops = new Int32Array(graph.keys.length).fill(-1);
  const queue = new Int32Array(graph.keys.length);
  let length = 1;
  queue[0] = from;
  hops[from] = 0;
  for (let at = 0; at < length; at += 1) {
    const state = queue[at] as number;
    const here = hops[state] as number;
    if (here >= most) break;
    for (let edge = graph.offsets[state] as number; edge < (graph.offsets[state + 1] as number); edge += 1) {
      const target = graph.targets[edge] as number;
      if (hops[target] !== -1) continue;
      hops[target] = here + 1;
      queue[length++] = target;
    }
  }
  return hops;
}

/** How many configurations can be reached in at most 0, 1, 2 … moves. */
export function reachableWithin(graph: StateGraph, from: StateId, most: number): number[] {
  const hops = hopsFrom(graph, from, most);
  const counts = new Array<number>(most + 1).fill(0);
  for (const hop of hops) if (hop >= 0) counts[hop] = (counts[hop] ?? 0) + 1;
  for (let moves = 1; moves <= most; moves += 1) counts[moves] = (counts[moves] ?? 0) + (counts[moves - 1] ?? 0);
  return counts;
}
