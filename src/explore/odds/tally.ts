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
