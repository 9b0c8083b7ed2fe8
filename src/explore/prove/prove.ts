import type { StateGraph, StateId } from '../graph/graph.js';
import type { Job } from '../job.js';
import { bestPaths, type Route } from '../paths/best.js';
import { hopsTo, type Mask } from '../paths/distance.js';
import { hopsFrom } from '../paths/within.js';
import { type Escape, staysFor, staysForEver } from './avoid.js';
import { maskOf } from './holds.js';
import type { Property } from './property.js';
import { trivialIn } from './trivial.js';

/** What came of a claim. */
export interface Verdict {
  /** The claim that was examined. */
  property: Property;
  /** Whether it holds. */
  holds: boolean;
  /** Configurations that can be reached from where the question was put. */
  examined: number;
  /** False where the graph was cut short: then “holds” is said of what was explored only. */
  complete: boolean;
  /** `possibly` that holds: a path that shows it. Anything else that fails: a path on which it does. */
  shown?: Escape;
  /** More paths that show the same, the shortest first, made when asked for. */
  more: () => Iterable<Route>;
  /**
   * Of `eventually` and `until` that fail only because somebody could go round for ever: whether what must
   * come stays possible wherever a path goes until then.
   */
  alwaysPossible?: boolean;
  /** Whether what is claimed is met by no configuration that there could be, or by every one. */
  trivial?: 'never' | 'always';
}

/** Whether a property holds from a configuration on, with the shortest path that shows it or breaks it. */
export function prove(graph: StateGraph, from: StateId, property: Property, job?: Job): Verdict {
  const condition = maskOf(graph, property.condition);
  const within = property.within ?? Number.POSITIVE_INFINITY;
  const trivial = trivialIn(graph.model, property);
  const base = {
    property,
    ...(trivial && { trivial }),
    examined: hopsFrom(graph, from, within).reduce((sum, hop) => sum + (hop >= 0 ? 1 : 0), 0),
    complete: graph.complete,
  };
  switch (property.kind) {
    case 'never':
    case 'possibly':
    case 'always': {
      const goal = property.kind === 'always' ? turned(condition) : condition;
      const paths = () => pathsWithin(graph, from, goal, within, job);
      const [route] = paths();
      const holds = (route !== undefined) === (property.kind === 'possibly');
      return { ...base, holds, more: paths, ...(route && { shown: { route } }) };
    }
    case 'eventually':
      return { ...base, ...comes(graph, from, condition, turned(condition), within, job) };
    case 'until': {
      const goal = maskOf(graph, property.goal ?? property.condition);
      const waiting = condition.map((flag, state) => flag & (1 - (goal[state] ?? 0)));
      return { ...base, ...comes(graph, from, goal, waiting, within, job) };
    }
  }
}

function* pathsWithin(graph: StateGraph, from: StateId, goal: Mask, within: number, job?: Job): Generator<Route, void> {
  for (const route of bestPaths(graph, from, goal, 'moves', job)) {
    if (route.edges.length > within) return;
    yield route;
  }
}

/** Whether every path comes to a goal, staying among `waiting` until then. */
function comes(
  graph: StateGraph,
  from: StateId,
  goal: Mask,
  waiting: Mask,
  within: number,
  job?: Job,
): Pick<Verdict, 'holds' | 'shown' | 'more' | 'alwaysPossible'> {
  if (goal[from] === 1) return { holds: true, more: () => [] };
  const broken = goal.map((flag, state) => (flag === 1 || waiting[state] === 1 ? 0 : 1));
  const breaks = () => pathsOver(graph, from, broken, goal, within, job);
  const [wrong] = breaks();
  if (wrong) return { holds: false, shown: { route: wrong }, more: breaks };
  let shown: Escape | undefined;
  if (Number.isFinite(within)) {
    const route = staysFor(graph, from, waiting, within);
    shown = route && { route };
  } else shown = staysForEver(graph, from, waiting);
  if (!shown) return { holds: true, more: () => [] };
  const { route } = shown;
  return { holds: false, shown, more: () => [route], alwaysPossible: staysPossible(graph, from, goal, waiting) };
}

/** Paths to `broken` that do not meet the goal before. */
function* pathsOver(
  graph: StateGraph,
  from: StateId,
  broken: Mask,
  goal: Mask,
  within: number,
  job?: Job,
): Generator<Route, void> {
  if (!broken.includes(1)) return;
  for (const route of bestPaths(without(graph, goal), from, broken, 'moves', job)) {
    if (route.edges.length > within) return;
    yield route;
  }
}

/** The graph without what follows some configurations. Edges keep their numbers. */
function without(graph: StateGraph, goal: Mask): StateGraph {
  const targets = graph.targets.slice();
  // An edge into a state nothing leads on from: a goal is as good as a dead end here.
  for (let state = 0; state < goal.length; state += 1) {
    if (goal[state] !== 1) continue;
    for (let edge = graph.offsets[state] as number; edge < (graph.offsets[state + 1] as number); edge += 1)
      targets[edge] = state;
  }
  return { ...graph, targets };
}

function staysPossible(graph: StateGraph, from: StateId, goal: Mask, waiting: Mask): boolean {
  const hops = hopsTo(graph, goal);
  const seen = new Uint8Array(graph.keys.length);
  const queue = [from];
  seen[from] = 1;
  for (const state of queue) {
    if ((hops[state] as number) < 0) return false;
    for (let edge = graph.offsets[state] as number; edge < (graph.offsets[state + 1] as number); edge += 1) {
      const target = graph.targets[edge] as number;
      if (waiting[target] !== 1 || seen[target] === 1) continue;
      seen[target] = 1;
      queue.push(target);
    }
  }
  return true;
}

function turned(mask: Mask): Mask {
  return mask.map((flag) => 1 - flag);
}
