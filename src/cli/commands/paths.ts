import type { StateGraph } from '../../explore/graph/graph.js';
import type { Measure } from '../../explore/paths/costs.js';
import { MOST_COUNTED } from '../../explore/paths/count.js';
import { parseCondition } from '../../explore/prove/parse.js';
import { JSON_VERSION } from '../../render/json/documents.js';
import { type PathsDocument, routeDocument } from '../../render/json/explore.js';
import { indent, wrap } from '../../render/text/columns.js';
import { placeText } from '../../render/text/odds.js';
import { routeText } from '../../render/text/routes.js';
import { UsageError } from '../errors.js';
import { byOne } from '../explore/by-one.js';
import type { FoundPaths, PathsQuestion } from '../explore/find-paths.js';
import { asked, wholeNumber } from '../explore/numbers.js';
import { openWhere, type Where, type WhereOptions } from '../explore/where.js';
import { print, printJson, tell, terminalStyle } from '../terminal.js';

export interface PathsCommand extends WhereOptions {
  to?: string;
  by: string;
  best?: string;
  simple?: boolean;
  most: string;
  json?: boolean;
}

/** `offramp paths`: the shortest ways out, how many there are, and what can be reached. */
export async function paths(name: string | undefined, options: PathsCommand): Promise<void> {
  if (options.simple && options.by !== 'moves')
    throw new UsageError('--simple gives paths as they come, so --by does not go with it.');
  const where = await openWhere(name, options);
  const { model } = where.session;
  const question: PathsQuestion = {
    goals: asked(() =>
      (options.to === undefined ? [...model.outcomes.keys()] : [options.to]).map((to) => ({
        to,
        condition: parseCondition(to, model),
      })),
    ),
    by: options.simple ? 'simple' : (options.by as Measure),
    best: wholeNumber('--best', options.best ?? (options.to === undefined ? '1' : '3'), 1, 1_000),
    most: wholeNumber('--most', options.most, 0, MOST_COUNTED),
  };
  const found = await byOne('looking for paths', where, async (hand) => {
    const graph = { ...(await hand.ask('graph')), model };
    return { graph, ...(await hand.ask('paths', question)) };
  });
  if (!found) {
    tell('stopped before every path was found, so there is nothing to show yet.');
    return;
  }
  if (options.json) return printJson(document(where, options, found));
  await print(text(where, options, found));
}

type Found = FoundPaths & { graph: StateGraph };

function document({ scenario, name }: Where, options: PathsCommand, { graph, goals, reachable }: Found): PathsDocument {
  return {
    version: JSON_VERSION,
    scenario: scenario.id,
    from: name,
    by: options.simple ? 'simple' : options.by,
    paths: goals.flatMap(({ to, routes }) =>
      routes.map(({ route, acts }) => ({ to, ...routeDocument(graph, route, acts) })),
    ),
    ways: goals.map(({ to, counts }) => ({ to, counts: counts.map(String) })),
    reachable,
    notes: graph.message ? [graph.message] : [],
  };
}

function text({ scenario, name }: Where, options: PathsCommand, { graph, goals, reachable }: Found): string {
  const style = terminalStyle();
  const lines: string[] = [];
  for (const { to, routes, counts } of goals) {
    const how = options.simple ? 'without passing anything twice' : `by ${options.by}`;
    lines.push(...wrap(`To ${to}, ${how}, ${placeText(scenario, name)}:`, style.width).map(style.bold));
    if (routes.length === 0) lines.push('  There is no way.');
    for (const { route, acts } of routes) lines.push(...routeText(scenario, graph, route, acts.onTime, style), '');
    const total = counts.reduce((sum, count) => sum + count, 0n);
    lines.push(
      ...indent(
        wrap(
          `Ways of at most ${counts.length - 1} moves that end there: ${total.toLocaleString('en')} (a configuration may be passed twice).`,
          style.width - 2,
        ).map(style.dim),
        2,
      ),
      '',
    );
  }
  const within = reachable.length - 1;
  lines.push(
    ...wrap(
      `In at most ${within} moves ${(reachable[within] ?? 0).toLocaleString('en')} of ${graph.keys.length.toLocaleString('en')} configurations can be reached.`,
      style.width,
    ).map(style.dim),
    '',
  );
  return lines.join('\n');
}
