import { type StateGraph, stateOf } from '../../explore/graph/graph.js';
import { actsOf, type RouteActs } from '../../explore/paths/acts.js';
import type { Route } from '../../explore/paths/best.js';
import type { Property } from '../../explore/prove/property.js';
import { prove, type Verdict } from '../../explore/prove/prove.js';
import type { Walk } from '../../scenario/walk.js';
import { TRIES } from './find-paths.js';

/** What `offramp prove` finds, and the acts of the path that shows it. Plain data. */
export interface ShownVerdict {
  verdict: Omit<Verdict, 'more'>;
  acts: RouteActs | undefined;
}

/** Whether a property holds from a walk's position on. */
export function findVerdict(graph: StateGraph, walk: Walk, property: Property): ShownVerdict {
  const { more: _, ...verdict } = timely(graph, prove(graph, stateOf(graph, walk.position.snapshot), property), walk);
  return { verdict, acts: verdict.shown && actsOf(graph, verdict.shown.route, walk) };
}

/** The same verdict, shown by a path that the clock lets through where there is one. */
function timely(graph: StateGraph, verdict: Verdict, walk: Walk): Verdict {
  if (!verdict.shown || verdict.shown.loop !== undefined) return verdict;
  const lets = (route: Route) => actsOf(graph, route, walk).onTime;
  if (lets(verdict.shown.route)) return verdict;
  let tried = 0;
  for (const route of verdict.more()) {
    if (lets(route)) return { ...verdict, shown: { route } };
    tried += 1;
    if (tried >= TRIES) break;
  }
  return verdict;
}
