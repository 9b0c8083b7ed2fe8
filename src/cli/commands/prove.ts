import { CRISIS_SPACE } from '../../explore/graph/space.js';
import { playActs, type RouteActs } from '../../explore/paths/acts.js';
import { parseProperty } from '../../explore/prove/parse.js';
import type { Verdict } from '../../explore/prove/prove.js';
import { toRun } from '../../play/save.js';
import { proveDocument, routeDocument } from '../../render/json/explore.js';
import { verdictText } from '../../render/text/routes.js';
import { InputError } from '../errors.js';
import { byOne } from '../explore/by-one.js';
import { openWhere, type Where, type WhereOptions } from '../explore/where.js';
import { writeWhole } from '../files.js';
import { print, printJson, terminalStyle } from '../terminal.js';

export interface ProveCommand extends WhereOptions {
  save?: string;
  json?: boolean;
}

/** `offramp prove`: whether something holds on every path, with a path that breaks it where it does not. */
export async function proveCommand(property: string, name: string | undefined, options: ProveCommand): Promise<void> {
  const where = await openWhere(name, options);
  const claim = parseProperty(property, CRISIS_SPACE);
  const found = await byOne('proving', where, async (hand) => {
    const graph = await hand.ask('graph');
    return { graph, ...(await hand.ask('verdict', claim)) };
  });
  if (!found) {
    process.stderr.write('offramp: stopped before it was known whether it holds, so there is nothing to show yet.\n');
    return;
  }
  const { graph, acts } = found;
  const verdict: Verdict = { ...found.verdict, more: () => [] };
  if (options.save !== undefined) save(options.save, where, verdict, acts, property);
  const { scenario } = where;
  if (options.json) {
    const path = verdict.shown && acts ? routeDocument(graph, verdict.shown.route, acts) : undefined;
    await printJson(proveDocument(scenario.id, where.name, property, verdict, path));
  } else await print(verdictText(scenario, graph, property, verdict, acts?.onTime ?? true, terminalStyle()));
  if (!verdict.holds) process.exitCode = 1;
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
