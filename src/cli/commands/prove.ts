import { crisisGraph } from '../../explore/graph/explore.js';
import { type StateGraph, stateOf } from '../../explore/graph/graph.js';
import { CRISIS_SPACE } from '../../explore/graph/space.js';
import { actsOf, playActs, type RouteActs } from '../../explore/paths/acts.js';
import type { Route } from '../../explore/paths/best.js';
import { parseProperty } from '../../explore/prove/parse.js';
import { prove, type Verdict } from '../../explore/prove/prove.js';
import { toRun } from '../../play/save.js';
import { proveDocument, routeDocument } from '../../render/json/explore.js';
import { verdictText } from '../../render/text/routes.js';
import { InputError } from '../errors.js';
import { openWhere, type Where, type WhereOptions } from '../explore/where.js';
import { writeWhole } from '../files.js';
import { print, printJson, terminalStyle } from '../terminal.js';

export interface ProveCommand extends WhereOptions {
  save?: string;
  json?: boolean;
}

/** Paths tried before one is shown that the simulated clock does not let through. */
const TRIES = 200;

/** `offramp prove`: whether something holds on every path, with a path that breaks it where it does not. */
export async function proveCommand(property: string, name: string | undefined, options: ProveCommand): Promise<void> {
  const where = await openWhere(name, options);
  const claim = parseProperty(property, CRISIS_SPACE);
  const graph = crisisGraph();
  const found = prove(graph, stateOf(graph, where.from.walk.position.snapshot), claim);
  const verdict = timely(graph, found, where);
  const acts = verdict.shown && actsOf(graph, verdict.shown.route, where.from.walk);
  if (options.save !== undefined) save(options.save, where, verdict, acts, property);
  const { scenario } = where;
  if (options.json) {
    const path = verdict.shown && acts ? routeDocument(graph, verdict.shown.route, acts) : undefined;
    await printJson(proveDocument(scenario.id, where.name, property, verdict, path));
  } else await print(verdictText(scenario, graph, property, verdict, acts?.onTime ?? true, terminalStyle()));
  if (!verdict.holds) process.exitCode = 1;
}

/** The same verdict, shown by a path that the clock lets through where there is one. */
function timely(graph: StateGraph, verdict: Verdict, { from }: Where): Verdict {
  if (!verdict.shown || verdict.shown.loop !== undefined) return verdict;
  const lets = (route: Route) => actsOf(graph, route, from.walk).onTime;
  if (lets(verdict.shown.route)) return verdict;
  let tried = 0;
  for (const route of verdict.more()) {
    if (lets(route)) return { ...verdict, shown: { route } };
    tried += 1;
    if (tried >= TRIES) break;
  }
  return verdict;
}

/** Saves the path as a branch of a run, to be stepped through with `offramp play --resume`. */
function save(
  file: string,
  { session, from }: Where,
  verdict: Verdict,
  acts: RouteActs | undefined,
  text: string,
): void {
  if (!verdict.shown || !acts) throw new InputError('There is no path to save: nothing has to be shown.');
  if (!acts.onTime)
    throw new InputError('The simulated clock does not let this path through, so no run of it can be saved.');
  playActs(session, from, acts.acts, text.slice(0, 200));
  writeWhole(file, `${JSON.stringify(toRun(session))}\n`, { fresh: true });
}
