import TinyQueue from 'tinyqueue';
import type { StateGraph, StateId } from '../graph/graph.js';
import { checkpoint, type Job } from '../job.js';
import { reverseOf } from './reverse.js';

/** States of a graph, one byte each: 1 where a state belongs. */
export type Mask = Uint8Array;

/**
 * The cost of the cheapest path from every configuration to the nearest of a set (Dijkstra, backwards).
 *
 * @param costs by event, none negative
 * @returns Infinity where no path leads there
 */
export function distancesTo(graph: StateGraph, goal: Mask, costs: Float64Array, job?: Job): Float64Array {
  const { offsets, sources, edges } = reverseOf(graph);
  const distance = new Float64Array(graph.keys.length).fill(Number.POSITIVE_INFINITY);
  const queue = new TinyQueue<{ state: StateId; cost: number }>([], (a, b) => a.cost - b.cost);
  const done = new Uint8Array(graph.keys.length);
  for (let state = 0; state < goal.length; state += 1) {
    if (goal[state] !== 1) continue;
    distance[state] = 0;
    queue.push({ state, cost: 0 });
  }
  let settled = 0;
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { state } = next;
    if (done[state] === 1) continue;
    done[state] = 1;
    if ((settled & 4095) === 0) checkpoint(job, settled, graph.keys.length);
    settled += 1;
    const here = distance[state] as number;
    for (let at = offsets[state] as number; at < (offsets[state + 1] as number); at += 1) {
      const source = sources[at] as number;
      const cost = here + (costs[graph.labels[edges[at] as number] as number] as number);
      if (cost < (distance[source] as number)) {
        distance[source] = cost;
        queue.push({ state: source, cost });
      }
    }
  }
  return distance;
}

/** Fewest edges from every configuration to the nearest of a set; -1 where no path leads there. */
export function hopsTo(graph: StateGraph, goal: Mask): Int32Array {
  const { offsets, sources } = reverseOf(graph);
  const hops = new Int32Array(graph.keys.length).fill(-1);
  const queue = new Int32Array(graph.keys.length);
  let length = 0;
  for (let state = 0; state < goal.length; state += 1) {
    if (goal[state] !== 1) continue;
    hops[state] = 0;
    queue[length++] = state;
  }
  for (let at = 0; at < length; at += 1) {
    const state = queue[at] as number;
    for (let edge = offsets[state] as number; edge < (offsets[state + 1] as number); edge += 1) {
      const source = sources[edge] as number;
      if (hops[source] !== -1) continue;
      hops[source] = (hops[state] as number) + 1;
      queue[length++] = source;
    }
  }
  return hops;
}
