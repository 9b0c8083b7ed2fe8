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
  findings: Findings;
  sweep?: { axes: { parameter: string; values: number[] }[]; points: SweepPoint[] };
}

/**
 * Joins shards to what the work gives in one piece: exactly, whichever machine made which.
 *
 * @throws ExploreError when one is missing, twice there, unfinished, or belongs to another work
 */
export function joinShards(shards: readonly Shard[]): Omit<Shard, 'shard'> {
  const sorted = [...shards].sort((a, b) => a.shard.index - b.shard.index);
  const [first] = sorted;
  if (!first) throw new ExploreError('There is nothing to join.');
  const { of } = first.shard;
  for (const shard of sorted) {
    if (fingerprint(shard) !== fingerprint(first))
      throw new ExploreError(
        `Shard ${shard.shard.index} belongs to another work than shard ${first.shard.index}: scenario, policy, step, seed, runs and grid must be the same.`,
      );
    const [from, to] = runsOf(shard.findings.runs, shard.shard);
    if (shard.findings.tally.runs !== to - from)
      throw new ExploreError(
        `Shard ${shard.shard.index} was stopped: it has ${shard.findings.tally.runs} of its ${to - from} runs. Make it again.`,
      );
  }
  for (const [at, { shard }] of sorted.entries())
    if (shard.index !== at + 1)
      throw new ExploreError(
        sorted[at - 1]?.shard.index === shard.index
          ? `Shard ${shard.index} of ${of} is there twice.`
          : `Shard ${at + 1} of ${of} is missing.`,
      );
  if (sorted.length !== of) throw new ExploreError(`Shard ${sorted.length + 1} of ${of} is missing.`);
  const tally = sorted.map(({ findings }) => findings.tally).reduce(added, emptyTally(first.findings.ends.length));
  const points = sorted.flatMap(({ sweep }) => sweep?.points ?? []).sort((a, b) => a.index - b.index);
  const size = first.sweep?.axes.reduce((product, { values }) => product * values.length, 1) ?? 0;
  if (points.length !== size || points.some(({ index }, at) => index !== at))
    throw new ExploreError(`The grid has ${size} points, and the shards hold ${points.length}: one was stopped.`);
  return {
    basis: first.basis,
    findings: { ...first.findings, tally },
    ...(first.sweep && { sweep: { axes: first.sweep.axes, points } }),
  };
}

function fingerprint({ shard, basis, findings, sweep }: Shard): string {
  return JSON.stringify([shard.of, basis, { ...findings, tally: null }, sweep?.axes]);
}
