/** What a number of runs came to: sums that can be added up in any order and give the same. Plain data, JSON too. */
export interface Tally {
  runs: number;
  /** Runs that came to each end. */
  ends: number[];
  /** Runs that were still going after the most steps a run is followed for, or that could not go on. */
  unfinished: number;
  /** Of the runs that ended. The squares are whole numbers as text: they may outgrow a double. */
  hours: { sum: number; squares: string };
  /** Highest tension, of all runs. */
  peak: { sum: number; squares: number };
  steps: number;
}

export function emptyTally(ends: number): Tally {
  return {
    runs: 0,
    ends: new Array<number>(ends).fill(0),
    unfinished: 0,
    hours: { sum: 0, squares: '0' },
    peak: { sum: 0, squares: 0 },
    steps: 0,
  };
}

export function added(a: Tally, b: Tally): Tally {
  return {
    runs: a.runs + b.runs,
    ends: a.ends.map((count, index) => count + (b.ends[index] ?? 0)),
    unfinished: a.unfinished + b.unfinished,
    hours: { sum: a.hours.sum + b.hours.sum, squares: String(BigInt(a.hours.squares) + BigInt(b.hours.squares)) },
    peak: { sum: a.peak.sum + b.peak.sum, squares: a.peak.squares + b.peak.squares },
    steps: a.steps + b.steps,
  };
}

/** Counts runs, a few thousand at most, in whole numbers that a double holds exactly. */
export class TallyCount {
  /** Runs by end; the last is that they came to none. */
  readonly #ends: Float64Array;
  /**
   * Steps; highest tensions and their squares; hours, and what their squares are made of: the products of
   * their halves of 16 bits. An array, since an object's fields change their kind as they grow, and what was compiled for
   * them with them.
   */
  readonly #sums = new Float64Array(7);

  constructor(ends: number) {
    this.#ends = new Float64Array(ends + 1);
  }

  /**
   * @param place where the run is: -1 less the number of its end; anything else is none
   * @param seen a bit for every level of tension it met
   */
  add(place: number, seen: number, hours: number, steps: number): void {
    const none = this.#ends.length - 1;
    const end = place < 0 ? Math.min(none, -1 - place) : none;
    const peak = 31 - Math.clz32(seen);
    const high = hours >>> 16;
    const low = hours & 0xffff;
    const sums = this.#sums;
    this.#ends[end] = (this.#ends[end] as number) + 1;
    sums[0] = (sums[0] as number) + steps;
    sums[1] = (sums[1] as number) + peak;
    sums[2] = (sums[2] as number) + peak * peak;
    if (end === none) return;
    sums[3] = (sums[3] as number) + hours;
    sums[4] = (sums[4] as number) + high * high;
    sums[5] = (sums[5] as number) + high * low;
    sums[6] = (sums[6] as number) + low * low;
  }

  tally(): Tally {
    const ends = Array.from(this.#ends);
    const unfinished = ends.pop() ?? 0;
    const [steps = 0, peak = 0, peakSquares = 0, hours = 0, high = 0, middle = 0, low = 0] = this.#sums;
    const squares = (BigInt(high) << 32n) + (BigInt(middle) << 17n) + BigInt(low);
    return {
      runs: ends.reduce((sum, runs) => sum + runs, unfinished),
      ends,
      unfinished,
      hours: { sum: hours, squares: String(squares) },
      peak: { sum: peak, squares: peakSquares },
      steps,
    };
  }
}

/** A figure with its interval. */
export interface Estimate {
  value: number;
  low: number;
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
