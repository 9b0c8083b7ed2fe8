import { type Dice, lastOf } from './dice.js';
import { MOST_STEPS, RUN_WORDS } from './lockstep.js';
import { MASK_BITS } from './throws.js';

/** What a number of runs came to: sums that can be added up in any order and give the same. Plain data, JSON too. */
export interface Tally {
  /** How many runs were made. */
  runs: number;
  /** Runs that came to each end. */
  ends: number[];
  /** Runs that were still going after the most steps a run is followed for, or that could not go on. */
  unfinished: number;
  /** Until the end, of the runs that ended. The squares are whole numbers as text: they may outgrow a double. */
  minutes: { sum: number; squares: string };
  /** Highest tension, of all runs. */
  peak: { sum: number; squares: number };
  /** Moves and passed deadlines of all runs together. */
  steps: number;
}

export function emptyTally(ends: number): Tally {
  return {
    runs: 0,
    ends: new Array<number>(ends).fill(0),
    unfinished: 0,
    minutes: { sum: 0, squares: '0' },
    peak: { sum: 0, squares: 0 },
    steps: 0,
  };
}

/** The tally of the runs of two tallies. Exact, in whatever order tallies are added up. */
export function added(a: Tally, b: Tally): Tally {
  return {
    runs: a.runs + b.runs,
    ends: a.ends.map((count, index) => count + (b.ends[index] ?? 0)),
    unfinished: a.unfinished + b.unfinished,
    minutes: {
      sum: a.minutes.sum + b.minutes.sum,
      squares: String(BigInt(a.minutes.squares) + BigInt(b.minutes.squares)),
    },
    peak: { sum: a.peak.sum + b.peak.sum, squares: a.peak.squares + b.peak.squares },
    steps: a.steps + b.steps,
  };
}

/**
 * Counts runs, a few thousand at most: so many that a double holds every sum exactly.
 *
 * @param made as makeRuns leaves it
 * @param dice the dice they were made with
 * @param levels a bit for every level of tension that there is at the start
 */
export function tallyOf(made: Int32Array, runs: number, { words, ends: names, unit }: Dice, levels: number): Tally {
  // Runs by end; the last is that they came to none.
  const none = names.length;
  const ends = new Int32Array(names.length + 1);
  let steps = 0;
  let peak = 0;
  let peakSquares = 0;
  let units = 0;
  // What the squares of the units are made of: the products of their halves of 16 bits.
  let high = 0;
  let middle = 0;
  let low = 0;
  for (let word = 0; word < runs * RUN_WORDS; word += RUN_WORDS) {
    const place = made[word] as number;
    const marks = made[word + 1] as number;
    const last = place < 0 ? lastOf(place) : undefined;
    const end = last?.end ?? none;
    const here = last ? 1 << last.tension : (words[place + 1] as number) >>> MASK_BITS;
    const highest = 31 - Math.clz32(levels | (marks & 0xffff) | here);
    ends[end] = (ends[end] as number) + 1;
    steps = (steps + MOST_STEPS + (marks >> 16)) | 0;
    peak = (peak + highest) | 0;
    peakSquares = (peakSquares + Math.imul(highest, highest)) | 0;
    if (end === none) continue;
    const passed = (made[word + 2] as number) - (last?.over ?? 0);
    units += passed;
    const upper = passed >>> 16;
    const lower = passed & 0xffff;
    high += upper * upper;
    middle += upper * lower;
    low += lower * lower;
  }
  const squares = (BigInt(high) << 32n) + (BigInt(middle) << 17n) + BigInt(low);
  return {
    runs,
    ends: Array.from(ends.subarray(0, names.length)),
    unfinished: ends[names.length] as number,
    minutes: { sum: units * unit, squares: String(squares * BigInt(unit) ** 2n) },
    peak: { sum: peak, squares: peakSquares },
    steps,
  };
}

/** A figure with its interval. */
export interface Estimate {
  /** The figure itself. */
  value: number;
  /** The lower bound of its 95 % interval. */
  low: number;
  /** The upper bound of its 95 % interval. */
  high: number;
}

/** 95 of 100 such intervals hold the true value. */
const Z = 1.959963984540054;

/** The share of runs that came to an end, with Wilson's interval (E. B. Wilson, JASA 22, 1927). */
export function share(count: number, runs: number): Estimate {
  if (runs === 0) return { value: 0, low: 0, high: 1 };
  const p = count / runs;
  const centre = (p + (Z * Z) / (2 * runs)) / (1 + (Z * Z) / runs);
  const half = (Z * Math.sqrt((p * (1 - p)) / runs + (Z * Z) / (4 * runs * runs))) / (1 + (Z * Z) / runs);
  return { value: p, low: Math.max(0, Math.min(p, centre - half)), high: Math.min(1, Math.max(p, centre + half)) };
}

/** The mean of a sum, with the interval of the normal distribution. */
export function mean(sum: number, squares: number, runs: number): Estimate {
  if (runs === 0) return { value: 0, low: 0, high: 0 };
  const value = sum / runs;
  const variance = runs > 1 ? Math.max(0, (squares - sum * value) / (runs - 1)) : 0;
  const half = Z * Math.sqrt(variance / runs);
  return { value, low: value - half, high: value + half };
}
