import type { Findings } from './findings.js';
import { ExploreError } from './job.js';
import { added, emptyTally } from './odds/tally.js';
import type { SweepPoint } from './sweep.js';

/** One of `of` parts of a work, from 1. */
export interface Share {
  index: number;
  of: number;
}

export const MOST_SHARDS = 100_000;

/** Reads `3/8`. @throws ExploreError when it is no such thing */
export function parseShare(text: string): Share {
  const [, index = '', of = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const share = { index: Number(index), of: Number(of) };
  if (of === '' || share.of < 1 || share.of > MOST_SHARDS || share.index < 1 || share.index > share.of)
    throw new ExploreError(`${text} is no shard: write i/n with i from 1 to n, for instance 1/8.`);
  return share;
}

/** The runs that belong to a share: the first, and the one after the last. */
export function runsOf(runs: number, { index, of }: Share): [number, number] {
  return [Math.floor((runs * (index - 1)) / of), Math.floor((runs * index) / of)];
}

/** The points of a grid that belong to a share: every n-th, so that each takes about as long. */
export function pointsOf(size: number, { index, of }: Share): number[] {
  const points: number[] = [];
  for (let point = index - 1; point < size; point += of) points.push(point);
  return points;
}

/** What one share found. Everything but the tally and the points of the grid is the same in each. Plain data. */
export interface Shard {
  shard: Share;
  /** Hash of the scenario and the policy in full, so that nothing is joined that does not belong together. */
  basis: string;
  /** What it was made from, as far as a reader is told: the hash of the scenario, and of the policy what its id does not say. */
  made: { scenario: string; policy: { title: string; script: boolean } };
  findings: Findings;
  sweep?: { axes: { parameter: string; values: number[] }[]; points: SweepPoint[] };
  /** The odds where nobody acts less and more often than the policy says; not beside a sweep. */
  nobody?: SweepPoint[];
}

/**
 * Joins shards to what the work gives in one piece: exactly, whichever machine made which.
 *
 * @param names what to call each shard when something is wrong with it, the name of its file say
 * @throws ExploreError when one is missing, twice there, unfinished, damaged, or belongs to another work
 */
export function joinShards(shards: readonly Shard[], names: readonly string[]): Omit<Shard, 'shard'> {
  const sorted = shards
    .map((part, index) => ({ part, name: names[index] ?? '' }))
    .sort((a, b) => a.part.shard.index - b.part.shard.index);
  const [first] = sorted;
  if (!first) throw new ExploreError('There is nothing to join.');
  const { of } = first.part.shard;
  for (const { part, name } of sorted) {
    const differs = differences(part, first.part);
    if (differs.length > 0)
      throw new ExploreError(
        `${name} belongs to another work than ${first.name}; they differ in: ${differs.join(', ')}.`,
      );
    whole(part, name);
  }
  for (const [at, { part, name }] of sorted.entries())
    if (part.shard.index !== at + 1)
      throw new ExploreError(
        sorted[at - 1]?.part.shard.index === part.shard.index
          ? `Shard ${part.shard.index} of ${of} is there twice${name === sorted[at - 1]?.name ? '' : `: ${sorted[at - 1]?.name} and ${name}`}.`
          : `Shard ${at + 1} of ${of} is missing.`,
      );
  if (sorted.length !== of) throw new ExploreError(`Shard ${sorted.length + 1} of ${of} is missing.`);
  const { basis, made, findings, sweep, nobody } = first.part;
  const tally = sorted.map(({ part }) => part.findings.tally).reduce(added, emptyTally(findings.ends.length));
  const points = sorted.flatMap(({ part }) => part.sweep?.points ?? []).sort((a, b) => a.index - b.index);
  const size = sweep?.axes.reduce((product, { values }) => product * values.length, 1) ?? 0;
  if (points.length !== size || points.some(({ index }, at) => index !== at))
    throw new ExploreError(`The grid has ${size} points, and the shards hold ${points.length}: one was stopped.`);
  return {
    basis,
    made,
    findings: { ...findings, tally },
    ...(sweep && { sweep: { axes: sweep.axes, points } }),
    ...(nobody && { nobody }),
  };
}

/** @throws ExploreError where a shard was stopped, or its runs do not add up */
function whole({ shard, findings: { runs, ends, tally } }: Shard, name: string): void {
  const [from, to] = runsOf(runs, shard);
  if (tally.runs !== to - from)
    throw new ExploreError(
      `${name} was stopped: it has ${tally.runs.toLocaleString('en')} of its ${(to - from).toLocaleString('en')} runs. Make it again.`,
    );
  if (
    tally.ends.length !== ends.length ||
    tally.ends.reduce((sum, count) => sum + count, tally.unfinished) !== tally.runs
  )
    throw new ExploreError(`${name} is damaged: its runs do not add up. Make it again.`);
}

/** In what two shards do not belong to the same work, for people. */
function differences(one: Shard, other: Shard): string[] {
  const parts: [string, (shard: Shard) => unknown][] = [
    ['the number of shards', ({ shard }) => shard.of],
    ['the scenario', ({ made, findings }) => [findings.scenario, made.scenario]],
    ['the policy', ({ made, findings }) => [findings.policy, made.policy]],
    ['the step', ({ findings }) => findings.from],
    ['the outcomes that end a run', ({ findings }) => findings.ends],
    ['--seed', ({ findings }) => findings.seed],
    ['--runs', ({ findings }) => findings.runs],
    ['--sweep', ({ sweep }) => sweep?.axes],
  ];
  const differ = (read: (shard: Shard) => unknown) => JSON.stringify(read(one)) !== JSON.stringify(read(other));
  const found = parts.filter(([, read]) => differ(read)).map(([name]) => name);
  // The rest follows from these, so it can differ alone only in a policy of the same title, another path, or damage.
  const rest = ({ basis, findings }: Shard) => [basis, { ...findings, tally: null }];
  return found.length === 0 && differ(rest) ? ['the policy’s weights, the path, or what was found'] : found;
}
