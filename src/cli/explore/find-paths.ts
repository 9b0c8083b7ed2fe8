import { type StateGraph, stateOf } from '../../explore/graph/graph.js';
import { actsOf, type RouteActs } from '../../explore/paths/acts.js';
import { bestPaths, type Route } from '../../explore/paths/best.js';
import type { Measure } from '../../explore/paths/costs.js';
import { countWays } from '../../explore/paths/count.js';
import { simplePaths } from '../../explore/paths/simple.js';
import { reachableWithin } from '../../explore/paths/within.js';
import { maskOf } from '../../explore/prove/holds.js';
import type { Condition } from '../../explore/prove/property.js';
import type { Walk } from '../../scenario/walk.js';

/** What `offramp paths` asks. Plain data. */
export interface PathsQuestion {
  goals: readonly { to: string; condition: Condition }[];
  by: Measure | 'simple';
  /** Paths to each goal. */
  best: number;
  /** Moves that ways and reach are counted to. */
  most: number;
}

/** What is found of one goal. */
export interface FoundGoal {
  to: string;
  routes: { route: Route; acts: RouteActs }[];
  /** Ways of exactly 0, 1, 2 … moves. */
  counts: bigint[];
}

/** The answer. Plain data. */
export interface FoundPaths {
  goals: FoundGoal[];
  reachable: number[];
}

/** Paths tried before one is shown that the simulated clock does not let through. */
export const TRIES = 200;

/** The paths from a walk's position to each goal, and how many ways there are. */
export function findPaths(graph: StateGraph, walk: Walk, { goals, by, best, most }: PathsQuestion): FoundPaths {
  const from = stateOf(graph, walk.position.snapshot);
  const found = goals.map(({ to, condition }): FoundGoal => {
    const goal = maskOf(graph, condition);
    const routes =
      by === 'simple'
        ? first(simplePaths(graph, from, goal, most), best)
        : onTime(graph, bestPaths(graph, from, goal, by), best, walk);
    return {
      to,
      routes: routes.map((route) => ({ route, acts: actsOf(graph, route, walk) })),
      counts: countWays(graph, from, goal, most),
    };
  });
  return { goals: found, reachable: reachableWithin(graph, from, most) };
}

function first<T>(from: Iterable<T>, wanted: number): T[] {
  const taken: T[] = [];
  for (const item of from) {
    if (taken.length >= wanted) break;
    taken.push(item);
    if (taken.length >= wanted) break;
  }
  return taken;
}

/** Those first that the clock lets through; where there are none among the first ones, the first ones as they are. */
function onTime(graph: StateGraph, from: Iterable<Route>, wanted: number, walk: Walk): Route[] {
  const tried = first(from, Math.max(TRIES, wanted));
  const good = tried.filter((route) => actsOf(graph, route, walk).onTime);
  return (good.length > 0 ? good : tried).slice(0, wanted);
}
