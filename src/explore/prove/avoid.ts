import { components, onCircles } from '../graph/components.js';
import type { StateGraph, StateId } from '../graph/graph.js';
import type { Route } from '../paths/best.js';
import type { Mask } from '../paths/distance.js';

/** A path that never leaves a set of configurations: to where nothing follows, or into a circle. */
export interface Escape {
  /** The path that shows it. */
  route: Route;
  /** How many edges of the route come before the circle; undefined where nothing follows its end. */
  loop?: number;
}

/** Breadth first within a set; for every state the edge that led there, -1 where none, -2 at the start. */
function spread(
  graph: StateGraph,
  from: StateId,
  inside: Mask,
): { order: StateId[]; via: Int32Array; source: Int32Array } {
  const via = new Int32Array(graph.keys.length).fill(-1);
  const source = new Int32Array(graph.keys.length).fill(-1);
  const order: StateId[] = [from];
  via[from] = -2;
  for (const state of order) {
    for (let edge = graph.offsets[state] as number; edge < (graph.offsets[state + 1] as number); edge += 1) {
      const target = graph.targets[edge] as number;
      if (inside[target] !== 1 || via[target] !== -1) continue;
      via[target] = edge;
      source[target] = state;
      order.push(target);
    }
  }
  return { order, via, source };
}

/** The edges by which a state was reached. */
function trace(via: Int32Array, source: Int32Array, to: StateId): number[] {
  const edges: number[] = [];
  for (let at = to; (via[at] as number) >= 0; at = source[at] as number) edges.push(via[at] as number);
  return edges.reverse();
}

/**
 * A path that stays in a set for ever, one that gets there soon; undefined where every path leaves it.
 *
 * @param inside the set; it holds `from`
 */
export function staysForEver(graph: StateGraph, from: StateId, inside: Mask): Escape | undefined {
  const { order, via, source } = spread(graph, from, inside);
  const circling = onCircles(graph, components(graph, inside));
  for (const state of order) {
    const [begin, end] = [graph.offsets[state] as number, graph.offsets[state + 1] as number];
    const edges = trace(via, source, state);
    if (begin === end && graph.unexplored[state] !== 1) return { route: { start: from, edges } };
    if (circling[state] !== 1) continue;
    const circle = circleAt(graph, state, inside);
    if (circle) return { route: { start: from, edges: [...edges, ...circle] }, loop: edges.length };
  }
  return undefined;
}

/** The shortest way from a state back to itself within a set. */
function circleAt(graph: StateGraph, state: StateId, inside: Mask): number[] | undefined {
  const { via, source } = spread(graph, state, inside);
  let best: number[] | undefined;
  for (let from = 0; from < via.length; from += 1) {
    if ((via[from] as number) === -1) continue;
    for (let edge = graph.offsets[from] as number; edge < (graph.offsets[from + 1] as number); edge += 1) {
      if (graph.targets[edge] !== state) continue;
      const edges = [...trace(via, source, from), edge];
      if (!best || edges.length < best.length) best = edges;
    }
  }
  return best;
}

/** A path of so many edges that stays in a set, or ends in it where nothing follows; undefined where there is none. */
export function staysFor(graph: StateGraph, from: StateId, inside: Mask, moves: number): Route | undefined {
  const layers: Map<StateId, { edge: number; source: StateId }>[] = [new Map([[from, { edge: -1, source: -1 }]])];
  const routeTo = (state: StateId, depth: number): Route => {
    const edges: number[] = [];
    for (let [at, layer] = [state, depth]; layer > 0; layer -= 1) {
      const step = layers[layer]?.get(at);
      if (!step) break;
      edges.push(step.edge);
      at = step.source;
    }
    return { start: from, edges: edges.reverse() };
  };
  for (let depth = 0; depth < moves; depth += 1) {
    const next = new Map<StateId, { edge: number; source: StateId }>();
    for (const state of layers[depth]?.keys() ?? []) {
      const [begin, end] = [graph.offsets[state] as number, graph.offsets[state + 1] as number];
      if (begin === end && graph.unexplored[state] !== 1) return routeTo(state, depth);
      for (let edge = begin; edge < end; edge += 1) {
        const target = graph.targets[edge] as number;
        if (inside[target] === 1 && !next.has(target)) next.set(target, { edge, source: state });
      }
    }
    if (next.size === 0) return undefined;
    layers.push(next);
  }
  const [last] = layers[moves]?.keys() ?? [];
  return last === undefined ? undefined : routeTo(last, moves);
}
