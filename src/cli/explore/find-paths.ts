import { type StateGraph, stateOf } from '../../explore/graph/graph.js';
import { actsOf } from '../../explore/paths/acts.js';
import { bestPaths } from '../../explore/paths/best.js';
import type { Measure } from '../../explore/paths/costs.js';
import { countWays } from '../../explore/paths/count.js';
import { simplePaths } from '../../explore/paths/simple.js';
import { type PlayedRoute, timelyRoutes } from '../../explore/paths/timely.js';
import { reachableWithin } from '../../explore/paths/within.js';
import { maskOf } from '../../explore/prove/holds.js';
import type { Condition } from '../../model/index.js';
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
  routes: PlayedRoute[];
  /** Ways of exactly 0, 1, 2 … moves. */
  counts: bigint[];
}

/** The answer. Plain data. */
export interface FoundPaths {
  goals: FoundGoal[];
  reachable: number[];
}

/** The paths from a walk's position to each goal, and how many ways there are. */
export function findPaths(graph: StateGraph, walk: Walk, { goals, by, best, most }: PathsQuestion): FoundPaths {
  const from = stateOf(graph, walk.position.snapshot);
  const found = goals.map(({ to, condition }): FoundGoal => {
    const goal = maskOf(graph, condition);
    const routes =
      by === 'simple'
        ? first(simplePaths(graph, from, goal, most), best).map((route) => ({
            route,
            acts: actsOf(graph, route, walk),
          }))
        : timelyRoutes(graph, bestPaths(graph, from, goal, by), best, walk);
    return { to, routes, counts: countWays(graph, from, goal, most) };
  });
  return { goals: found, reachable: reachableWithin(graph, from, most) };
}

function first<T>(from: Iterable<T>, wanted: number): T[] {
  const taken: T[] = [];
  for (const item of from) {
    taken.push(item);
    if (taken.length >= wanted) break;
  }
  return taken;
}
