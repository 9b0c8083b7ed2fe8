import { type StateGraph, stateOf } from '../../explore/graph/graph.js';
import { actsOf, type RouteActs } from '../../explore/paths/acts.js';
import { timelyVerdict } from '../../explore/paths/timely.js';
import type { Property } from '../../explore/prove/property.js';
import { prove, type Verdict } from '../../explore/prove/prove.js';
import type { Walk } from '../../scenario/walk.js';

/** What `offramp prove` finds, and the acts of the path that shows it. Plain data. */
export interface ShownVerdict {
  verdict: Omit<Verdict, 'more'>;
  acts: RouteActs | undefined;
}

/** Whether a property holds from a walk's position on. */
export function findVerdict(graph: StateGraph, walk: Walk, property: Property): ShownVerdict {
  const { more: _, ...verdict } = timelyVerdict(
    graph,
    prove(graph, stateOf(graph, walk.position.snapshot), property),
    walk,
  );
  return { verdict, acts: verdict.shown && actsOf(graph, verdict.shown.route, walk) };
}
