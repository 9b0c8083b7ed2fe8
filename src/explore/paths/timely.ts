import type { Walk } from '../../scenario/index.js';
import type { StateGraph } from '../graph/graph.js';
import type { Verdict } from '../prove/prove.js';
import { actsOf, type RouteActs } from './acts.js';
import type { Route } from './best.js';

/** A path and what a session does to go it. */
export interface PlayedRoute {
  /** The path through the graph. */
  route: Route;
  /** The acts, and whether the simulated clock lets them happen. */
  acts: RouteActs;
}

/** Paths tried before one is shown that the simulated clock does not let through. */
const TRIES = 200;

/**
 * Those first of some paths that the simulated clock lets through; where it lets none of the first ones
 * through, the first ones as they are.
 *
 * @param walk where the paths begin
 */
export function timelyRoutes(graph: StateGraph, from: Iterable<Route>, wanted: number, walk: Walk): PlayedRoute[] {
  const tried: PlayedRoute[] = [];
  const good: PlayedRoute[] = [];
  for (const route of from) {
    const played = { route, acts: actsOf(graph, route, walk) };
    tried.push(played);
    if (played.acts.onTime) good.push(played);
    if (good.length >= wanted || tried.length >= Math.max(TRIES, wanted)) break;
  }
  return (good.length > 0 ? good : tried).slice(0, wanted);
}

/** The same verdict, shown by a path that the clock lets through where there is one. */
export function timelyVerdict(graph: StateGraph, verdict: Verdict, walk: Walk): Verdict {
  if (!verdict.shown || verdict.shown.loop !== undefined) return verdict;
  const [first] = timelyRoutes(graph, [verdict.shown.route], 1, walk);
  if (first?.acts.onTime) return verdict;
  const [other] = timelyRoutes(graph, verdict.more(), 1, walk);
  return other?.acts.onTime ? { ...verdict, shown: { route: other.route } } : verdict;
}
