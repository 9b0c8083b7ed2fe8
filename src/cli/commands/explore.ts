import { createHash } from 'node:crypto';
import { type Findings, type Study, study } from '../../explore/findings.js';
import { crisisGraph } from '../../explore/graph/explore.js';
import { added } from '../../explore/odds/tally.js';
import type { Policy } from '../../explore/policy/schema.js';
import { parseShare, pointsOf, runsOf, type Shard, type Share } from '../../explore/shard.js';
import { gridSize, parseAxis, type SweepPoint, sweepPoint } from '../../explore/sweep.js';
import { OUTCOMES, type Outcome } from '../../model/index.js';
import { exploreDocument } from '../../render/json/explore.js';
import { oddsText } from '../../render/text/odds.js';
import { sweepText } from '../../render/text/sweep.js';
import { UsageError } from '../errors.js';
import { wholeNumber } from '../explore/numbers.js';
import { openPolicy } from '../explore/policy.js';
import { openWhere, type Where, type WhereOptions } from '../explore/where.js';
import { Work } from '../explore/work.js';
import { writeWhole } from '../files.js';
import { print, printJson, terminalStyle } from '../terminal.js';

export interface ExploreCommand extends WhereOptions {
  policy: string;
  runs: string;
  seed: string;
  ends?: string;
  all?: boolean;
  sweep?: string[];
  shard?: string;
  out?: string;
  json?: boolean;
}

/** Runs between two looks at the terminal. */
const BATCH = 65_536;

/** `offramp explore`: the odds of each outcome, and the moments that decide. */
export async function explore(name: string | undefined, options: ExploreCommand): Promise<void> {
  const policy = await openPolicy(options.policy);
  const where = await openWhere(name, options);
  const runs = wholeNumber('--runs', options.runs, 0, 1_000_000_000);
  const seed = wholeNumber('--seed', options.seed, 0, 0xffffffff);
  const axes = (options.sweep ?? []).map(parseAxis);
  if (axes.length > 2) throw new UsageError('At most two figures can be varied at once.');
  const outcomes = options.ends === undefined ? OUTCOMES : endsOf(options.ends);
  const share: Share = options.shard === undefined ? { index: 1, of: 1 } : parseShare(options.shard);
  const size = axes.length > 0 ? gridSize(axes) : 0;

  const work = new Work('exploring');
  try {
    work.say('exploring every configuration …');
    const graph = crisisGraph();
    const { scenario, nodes, from } = where;
    const made = study({ graph, scenario, policy, nodes, from, outcomes, free: options.all, seed, runs });
    const findings = await simulated(made, runsOf(runs, share), work);
    const points: SweepPoint[] = [];
    const wanted = size > 0 ? pointsOf(size, share) : [];
    for (const index of wanted) {
      if (!(await work.step(points.length, wanted.length))) break;
      points.push(sweepPoint({ graph, scenario, policy, from, outcomes, axes }, index));
    }
    work.end();
    const sweep = size > 0 ? { axes: axes.map((axis) => ({ ...axis, values: [...axis.values] })), points } : undefined;
    await output(where, policy, options, {
      shard: share,
      basis: basisOf(where, policy),
      findings,
      ...(sweep && { sweep }),
    });
    if (!work.signal.aborted) return;
    process.stderr.write(
      `offramp: stopped; ${findings.tally.runs} of ${runs} runs${size > 0 ? ` and ${points.length} of ${wanted.length} points` : ''} were made and are shown.\n`,
    );
    process.exitCode = 130;
  } finally {
    work.end();
  }
}

async function simulated({ exact, simulate }: Study, [from, to]: [number, number], work: Work): Promise<Findings> {
  let { tally } = exact;
  for (let begin = from; begin < to; begin += BATCH) {
    if (!(await work.step(begin - from, to - from))) break;
    tally = added(tally, simulate(begin, Math.min(to, begin + BATCH)));
  }
  return { ...exact, tally };
}

async function output({ scenario }: Where, policy: Policy, options: ExploreCommand, shard: Shard): Promise<void> {
  const { findings, sweep } = shard;
  if (options.shard !== undefined) {
    const document = { offramp: 'shard', version: 1, ...shard };
    if (options.out === undefined) return printJson(document);
    writeWhole(options.out, `${JSON.stringify(document, null, 2)}\n`);
    return;
  }
  const text =
    options.json || options.out !== undefined
      ? `${JSON.stringify(exploreDocument(findings, sweep), null, 2)}\n`
      : [
          oddsText(scenario, policy, findings, terminalStyle()),
          ...(sweep ? [sweepText(sweep, findings.ends, terminalStyle())] : []),
        ].join('\n');
  if (options.out !== undefined) writeWhole(options.out, text);
  else await print(text);
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

function endsOf(text: string): Outcome[] {
  const names = text.split(',').map((name) => name.trim());
  for (const name of names)
    if (!OUTCOMES.includes(name as Outcome))
      throw new UsageError(`${name} is no outcome. There are: ${OUTCOMES.join(', ')}.`);
  return OUTCOMES.filter((outcome) => names.includes(outcome));
}
