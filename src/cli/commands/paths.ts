import { crisisGraph } from '../../explore/graph/explore.js';
import { type StateGraph, stateOf } from '../../explore/graph/graph.js';
import { CRISIS_SPACE } from '../../explore/graph/space.js';
import { actsOf } from '../../explore/paths/acts.js';
import { bestPaths, type Route } from '../../explore/paths/best.js';
import type { Measure } from '../../explore/paths/costs.js';
import { countWays, MOST_COUNTED } from '../../explore/paths/count.js';
import { simplePaths } from '../../explore/paths/simple.js';
import { reachableWithin } from '../../explore/paths/within.js';
import { maskOf } from '../../explore/prove/holds.js';
import { parseCondition } from '../../explore/prove/parse.js';
import { OUTCOMES } from '../../model/index.js';
import { JSON_VERSION } from '../../render/json/documents.js';
import { type PathsDocument, routeDocument } from '../../render/json/explore.js';
import { routeText } from '../../render/text/routes.js';
import { wholeNumber } from '../explore/numbers.js';
import { openWhere, type Where, type WhereOptions } from '../explore/where.js';
import { print, printJson, terminalStyle } from '../terminal.js';

export interface PathsCommand extends WhereOptions {
  to?: string;
  by: string;
  best?: string;
  simple?: boolean;
  most: string;
  json?: boolean;
}

interface Found {
  to: string;
  routes: { route: Route; acts: ReturnType<typeof actsOf> }[];
  counts: bigint[];
}

/** Paths tried before one is shown that the simulated clock does not let through. */
const TRIES = 200;

/** `offramp paths`: the shortest ways out, how many there are, and what can be reached. */
export async function paths(name: string | undefined, options: PathsCommand): Promise<void> {
  const where = await openWhere(name, options);
  const goals = (options.to === undefined ? OUTCOMES : [options.to]).map((to) => ({
    to,
    condition: parseCondition(to, CRISIS_SPACE),
  }));
  const wanted = wholeNumber('--best', options.best ?? (options.to === undefined ? '1' : '3'), 1, 1_000);
  const most = wholeNumber('--most', options.most, 0, MOST_COUNTED);
  const graph = crisisGraph();
  const from = stateOf(graph, where.from.walk.position.snapshot);
  const found = goals.map(({ to, condition }): Found => {
    const goal = maskOf(graph, condition);
    const routes = options.simple
      ? first(simplePaths(graph, from, goal, most), wanted)
      : onTime(graph, bestPaths(graph, from, goal, options.by as Measure), wanted, where);
    return {
      to,
      routes: routes.map((route) => ({ route, acts: actsOf(graph, route, where.from.walk) })),
      counts: countWays(graph, from, goal, most),
    };
  });
  const reachable = reachableWithin(graph, from, most);
  if (options.json) return printJson(document(graph, where, options, found, reachable));
  await print(text(graph, where, options, found, reachable));
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
function onTime(graph: StateGraph, from: Iterable<Route>, wanted: number, { from: node }: Where): Route[] {
  const tried = first(from, Math.max(TRIES, wanted));
  const good = tried.filter((route) => actsOf(graph, route, node.walk).onTime);
  return (good.length > 0 ? good : tried).slice(0, wanted);
}

function document(
  graph: StateGraph,
  { scenario, name }: Where,
  options: PathsCommand,
  found: readonly Found[],
  reachable: number[],
): PathsDocument {
  return {
    version: JSON_VERSION,
    scenario: scenario.id,
    from: name,
    by: options.simple ? 'simple' : options.by,
    paths: found.flatMap(({ to, routes }) =>
      routes.map(({ route, acts }) => ({ to, ...routeDocument(graph, route, acts) })),
    ),
    ways: found.map(({ to, counts }) => ({ to, counts: counts.map(String) })),
    reachable,
    notes: graph.message ? [graph.message] : [],
  };
}

function text(
  graph: StateGraph,
  { scenario, name }: Where,
  options: PathsCommand,
  found: readonly Found[],
  reachable: readonly number[],
): string {
  const style = terminalStyle();
  const lines: string[] = [];
  for (const { to, routes, counts } of found) {
    const how = options.simple ? 'without passing anything twice' : `by ${options.by}`;
    lines.push(style.bold(`To ${to}, ${how}, ${name === 'start' ? 'from the start' : `after ${name}`}:`));
    if (routes.length === 0) lines.push('  There is no way.');
    for (const { route, acts } of routes) lines.push(...routeText(scenario, graph, route, acts.onTime, style), '');
    const total = counts.reduce((sum, count) => sum + count, 0n);
    lines.push(
      style.dim(
        `  Ways of at most ${counts.length - 1} moves that end there: ${total.toLocaleString('en')} (a configuration may be passed twice).`,
      ),
      '',
    );
  }
  const within = reachable.length - 1;
  lines.push(
    style.dim(
      `In at most ${within} moves ${(reachable[within] ?? 0).toLocaleString('en')} of ${graph.keys.length.toLocaleString('en')} configurations can be reached.`,
    ),
    '',
  );
  return lines.join('\n');
}
