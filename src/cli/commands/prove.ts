import { playActs, type RouteActs } from '../../explore/paths/acts.js';
import { isKeyword, parseProperty } from '../../explore/prove/parse.js';
import type { Verdict } from '../../explore/prove/prove.js';
import { toRun } from '../../play/save.js';
import { proveDocument, routeDocument } from '../../render/json/explore.js';
import { verdictText } from '../../render/text/routes.js';
import { called, quoted } from '../called.js';
import { UsageError } from '../errors.js';
import { byOne } from '../explore/by-one.js';
import { asked } from '../explore/numbers.js';
import { openWhere, type Where, type WhereOptions } from '../explore/where.js';
import { formatOf } from '../out.js';
import { print, printJson, tell, terminalStyle } from '../terminal.js';
import { checkWritable, type Writing, writeWhole } from '../write.js';

export interface ProveCommand extends WhereOptions {
  save?: string;
  force?: boolean;
  json?: boolean;
}

/** `offramp prove`: whether something holds on every path, with a path that breaks it where it does not. */
export async function proveCommand(
  property: string,
  name: string | undefined,
  options: ProveCommand,
  rest: readonly string[] = [],
): Promise<void> {
  const words = [property, ...(name === undefined ? [] : [name]), ...rest];
  if (rest.length > 0 || (words.length > 1 && isKeyword(property)))
    throw new UsageError(`Put the whole claim in quotes: ${called} prove ${quoted(words.join(' '))}`);
  if (options.save !== undefined) {
    formatOf(options.save, '--save', { json: ['.json'] });
    checkWritable(options.save, options);
  }
  const where = await openWhere(name, options);
  const { model } = where.session;
  const claim = asked(() => parseProperty(property, model));
  const found = await byOne('proving', where, async (hand) => {
    const graph = { ...(await hand.ask('graph')), model };
    return { graph, ...(await hand.ask('verdict', claim)) };
  });
  if (!found) {
    tell('stopped before it was known whether it holds, so there is nothing to show yet.');
    return;
  }
  const { graph, acts } = found;
  const verdict: Verdict = { ...found.verdict, more: () => [] };
  const { scenario } = where;
  if (options.json) {
    const path = verdict.shown && acts ? routeDocument(graph, verdict.shown.route, acts) : undefined;
    await printJson(proveDocument(scenario.id, where.name, property, verdict, path));
  } else await print(verdictText(scenario, graph, property, verdict, acts?.onTime ?? true, terminalStyle()));
  if (!verdict.holds) process.exitCode = 1;
  if (options.save !== undefined) save(options.save, options, where, verdict, acts, property);
}

/** Saves the path as a branch of a run, to be stepped through with `offramp play --resume`, or says why there is none. */
function save(
  file: string,
  writing: Writing,
  { session, from }: Where,
  verdict: Verdict,
  acts: RouteActs | undefined,
  text: string,
): void {
  if (!verdict.shown || !acts?.onTime) {
    const why = acts ? 'the simulated clock does not let this path through' : 'no path has to be shown';
    tell(`${file} was not written: ${why}.`);
    return;
  }
  playActs(session, from, acts.acts, text.slice(0, 200));
  writeWhole(file, `${JSON.stringify(toRun(session))}\n`, writing);
}
