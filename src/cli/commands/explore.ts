import { createHash } from 'node:crypto';
import type { Findings } from '../../explore/findings.js';
import { nobodyAxis } from '../../explore/nobody.js';
import type { Policy } from '../../explore/policy/schema.js';
import { parseShare, pointsOf, runsOf, type Shard, type Share } from '../../explore/shard.js';
import { axesOf, checkAxis, gridSize, type SweepPoint } from '../../explore/sweep.js';
import type { Model } from '../../model/index.js';
import { exploreDocument } from '../../render/json/explore.js';
import { jsonText } from '../../render/json/text.js';
import { oddsText } from '../../render/text/odds.js';
import { sweepText } from '../../render/text/sweep.js';
import { UsageError } from '../errors.js';
import { asked, limitOf, wholeNumber } from '../explore/numbers.js';
import { openPolicy } from '../explore/policy.js';
import { type Load, Spread } from '../explore/spread.js';
import { openWhere, type Where, type WhereOptions } from '../explore/where.js';
import { Work } from '../explore/work.js';
import { workersFor } from '../explore/workers.js';
import { formatOf } from '../out.js';
import { print, printJson, tell, terminalStyle } from '../terminal.js';
import { checkWritable, writeWhole } from '../write.js';

export interface ExploreCommand extends WhereOptions {
  policy: string;
  runs: string;
  seed: string;
  ends?: string;
  all?: boolean;
  limit?: string;
  sweep?: string[];
  shard?: string;
  workers?: string;
  out?: string;
  force?: boolean;
  json?: boolean;
}

/** All of a work. */
const WHOLE: Share = { index: 1, of: 1 };

/** `offramp explore`: the odds of each outcome, and the moments that decide. */
export async function explore(name: string | undefined, options: ExploreCommand): Promise<void> {
  if (options.out !== undefined) {
    formatOf(options.out, '--out', { json: ['.json'] });
    checkWritable(options.out, options);
  }
  const where = await openWhere(name, options);
  const { model } = where.session;
  const policy = await openPolicy(options.policy, model);
  const runs = wholeNumber('--runs', options.runs, 0, 1_000_000_000);
  const seed = wholeNumber('--seed', options.seed, 0, 0xffffffff);
  const axes = asked(() => axesOf(options.sweep ?? [], model));
  for (const axis of axes) asked(() => checkAxis(policy, axis));
  const outcomes = options.ends === undefined ? [...model.outcomes.keys()] : endsOf(options.ends, model);
  const share: Share = options.shard === undefined ? WHOLE : asked(() => parseShare(options.shard ?? ''));
  const range = axes.length === 0 ? nobodyAxis(policy) : undefined;
  const grid = range ? [range] : axes;
  const size = grid.length > 0 ? asked(() => gridSize(grid)) : 0;
  const load: Load = { runs: runsOf(runs, share), points: size > 0 ? pointsOf(size, range ? WHOLE : share) : [] };
  const limit = limitOf(options.limit);
  const workers = workersFor(load, options.workers);

  const odds = {
    policy,
    outcomes,
    free: options.all === true,
    seed,
    runs,
    axes: grid,
    rough: range !== undefined,
    limit,
  };
  const spread = new Spread({ path: where.source, from: where.nodes.indexOf(where.from), odds }, load, workers);
  const work = new Work(() => spread.progress);
  try {
    await work.until(spread.work());
  } finally {
    await spread.end();
    work.end();
  }
  const { findings, points } = spread;
  if (!findings) {
    tell('stopped before the exact odds were done, so there is nothing to show yet.');
    return;
  }
  const sweep =
    axes.length > 0 ? { axes: axes.map((axis) => ({ ...axis, values: [...axis.values] })), points } : undefined;
  const nobody = range && points.length === size ? points : undefined;
  await output(where, policy, options, {
    shard: share,
    basis: basisOf(where, policy),
    made: { scenario: where.scenario.hash, policy: { title: policy.title, script: policy.script === true } },
    findings,
    ...(sweep && { sweep }),
    ...(nobody && { nobody }),
  });
  if (work.stopped)
    tell(
      `stopped; ${doneText(sweep ? load : { ...load, points: [] }, findings, points)} were made and are ${options.out === undefined ? 'shown' : `in ${options.out}`}.`,
    );
}

function doneText({ runs: [from, to], points }: Load, { tally }: Findings, done: readonly SweepPoint[]): string {
  const share = (part: number, whole: number) => `${part.toLocaleString('en')} of ${whole.toLocaleString('en')}`;
  const runs = `${share(tally.runs, to - from)} runs`;
  return points.length > 0 ? `${runs} and ${share(done.length, points.length)} points` : runs;
}

async function output({ scenario }: Where, policy: Policy, options: ExploreCommand, shard: Shard): Promise<void> {
  const { findings, sweep, nobody } = shard;
  if (options.shard !== undefined) {
    const document = { offramp: 'shard', version: 1, ...shard };
    if (options.out === undefined) return printJson(document);
    writeWhole(options.out, jsonText(document), options);
    return;
  }
  const text =
    options.json || options.out !== undefined
      ? jsonText(exploreDocument(findings, sweep, nobody))
      : [
          oddsText(scenario, policy, findings, terminalStyle(), nobody),
          ...(sweep ? [sweepText(placed(sweep), findings, policy, terminalStyle())] : []),
        ].join('\n');
  if (options.out !== undefined) writeWhole(options.out, text, options);
  else await print(text);
}

/** A map looks its points up by their place, so where some are not done the others have to keep theirs. */
function placed({ axes, points }: NonNullable<Shard['sweep']>): NonNullable<Shard['sweep']> {
  if (axes.length === 1) return { axes, points };
  const places: SweepPoint[] = [];
  for (const point of points) places[point.index] = point;
  return { axes, points: places };
}

/** Everything that decides what is found, besides what the document says itself. */
function basisOf({ scenario, nodes }: Where, policy: Policy): string {
  const path = nodes.map(({ kind, move, by, target, step, walk }) => [
    kind,
    move,
    by,
    target,
    step,
    walk.position.hours,
  ]);
  return createHash('sha256')
    .update(JSON.stringify([scenario.hash, policy, path]))
    .digest('hex');
}

function endsOf(text: string, { outcomes }: Model): string[] {
  const known = [...outcomes.keys()];
  const names = text.split(',').map((name) => name.trim());
  for (const name of names)
    if (!outcomes.has(name)) throw new UsageError(`${name} is no outcome. There are: ${known.join(', ')}.`);
  return known.filter((outcome) => names.includes(outcome));
}
