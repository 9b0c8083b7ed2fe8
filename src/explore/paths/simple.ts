import type { StateGraph, StateId } from '../graph/graph.js';
import type { Route } from './best.js';
import { hopsTo, type Mask } from './distance.js';

/**
 * Every path to a set of configurations that passes none twice and has at most so many moves, each
 * ending where it first meets the set. They are made one after the other as they are asked for, in the
 * order of the events; there may be far more than anybody can list, so stop when enough.
 *
 * @param most moves and passed deadlines on a path
 */
export function* simplePaths(graph: StateGraph, from: StateId, goal: Mask, most: number): Generator<Route, void> {
  const hops = hopsTo(graph, goal);
  const within = (state: StateId, left: number) => (hops[state] as number) >= 0 && (hops[state] as number) <= left;
  if (!within(from, most)) return;
  if (goal[from] === 1) {
    yield { start: from, edges: [] };
    return;
  }
  const passed = new Uint8Array(graph.keys.length);
  const edges: number[] = [];
  const states: StateId[] = [from];
  const next: number[] = [graph.offsets[from] as number];
  passed[from] = 1;
  while (states.length > 0) {
    const depth = states.length - 1;
    const state = states[depth] as number;
    const edge = next[depth] as number;
    if (edge >= (graph.offsets[state + 1] as number)) {
      passed[state] = 0;
      states.pop();
      next.pop();
      edges.pop();
      continue;
    }
    next[depth] = edge + 1;
    const target = graph.targets[edge] as number;
    if (passed[target] === 1 || !within(target, most - depth - 1)) continue;
    if (goal[target] === 1) yield { start: from, edges: [...edges, edge] };
    else {
      passed[target] = 1;
      states.push(target);
      next.push(graph.offsets[target] as number);
      edges.push(edge);
    }
  }
}
