import TinyQueue from 'tinyqueue';
import type { StateGraph, StateId } from '../graph/graph.js';
import { checkpoint, type Job } from '../job.js';
import { costsOf, type Measure } from './costs.js';
import { distancesTo, type Mask } from './distance.js';

/** A path through the graph: the edges one after the other. */
export interface Route {
  /** The configuration it begins at. */
  start: StateId;
  /** Its edges, as indices into the graph's `targets`. */
  edges: number[];
}

interface Part {
  state: StateId;
  /** The edge that led here; -1 at the start. */
  edge: number;
  from: Part | null;
  cost: number;
  /** What a path costs at least that begins so. */
  least: number;
  /** How many were put into the queue before it. */
  order: number;
}

/** The cheapest first; of equals the latest, which is nearest to its end. */
const before = (a: Part, b: Part) => a.least - b.least || b.order - a.order;

/**
 * Paths to a set of configurations, the cheapest first, none through the same configuration twice, each
 * ending where it first meets the set. Best first: a beginning is gone on with by what it costs at least,
 * which is known exactly from the distances to the set, so little is looked at in vain.
 *
 * Paths are made as they are asked for: take as many as are wanted.
 */
export function* bestPaths(
  graph: StateGraph,
  from: StateId,
  goal: Mask,
  measure: Measure,
  job?: Job,
): Generator<Route, void> {
  const costs = costsOf(graph, measure);
  const distance = distancesTo(graph, goal, costs, job);
  const queue = new TinyQueue<Part>([], before);
  let order = 0;
  if (Number.isFinite(distance[from]))
    queue.push({ state: from, edge: -1, from: null, cost: 0, least: distance[from] as number, order });
  let looked = 0;
  for (let part = queue.pop(); part; part = queue.pop()) {
    if ((looked & 255) === 0) checkpoint(job, looked, 0);
    looked += 1;
    if (goal[part.state] === 1) {
      yield routeOf(part);
      continue;
    }
    for (let edge = graph.offsets[part.state] as number; edge < (graph.offsets[part.state + 1] as number); edge += 1) {
      const state = graph.targets[edge] as number;
      const rest = distance[state] as number;
      if (!Number.isFinite(rest) || passes(part, state)) continue;
      const cost = part.cost + (costs[graph.labels[edge] as number] as number);
      order += 1;
      queue.push({ state, edge, from: part, cost, least: cost + rest, order });
    }
  }
}

/** The cheapest path to a set of configurations; undefined where none leads there. */
export function shortestPath(
  graph: StateGraph,
  from: StateId,
  goal: Mask,
  measure: Measure,
  job?: Job,
): Route | undefined {
  for (const route of bestPaths(graph, from, goal, measure, job)) return route;
  return undefined;
}

function passes(part: Part, state: StateId): boolean {
  for (let at: Part | null = part; at; at = at.from) if (at.state === state) return true;
  return false;
}

function routeOf(part: Part): Route {
  const edges: number[] = [];
  let at = part;
  for (; at.from; at = at.from) edges.push(at.edge);
  return { start: at.state, edges: edges.reverse() };
}
