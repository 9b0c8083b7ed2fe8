import { checkpoint, type Job } from '../job.js';
import { endReached } from './chain.js';
import { CERTAIN, type Dice, SLOT, TENSION_BITS } from './dice.js';
import { beginRun } from './random.js';
import { added, emptyTally, type Tally } from './tally.js';

/** Steps after which a run is given up as unfinished. */
export const MOST_STEPS = 5_000;
/** Runs between two looks at whether to stop; few enough for sums of squares to stay exact. */
const BATCH = 1 << 14;

export interface Simulation extends Job {
  /** The node runs begin at, or the end they are at already: an origin of the chain. */
  origin: number;
  /** Tension at the origin, 0-10. */
  tension: number;
  seed: number;
  /** First run, and the one after the last. Runs are numbered, and each hangs on the seed and its number alone. */
  from: number;
  to: number;
  /** Told of what was done so far, batch by batch, so that it is kept should the work be stopped. */
  keep?: ((tally: Tally) => void) | undefined;
}

/**
 * Makes runs: Monte Carlo.
 *
 * @throws CancelledError when it is stopped; what was done is with `keep`
 */
export function simulate(dice: Dice, { origin, tension, seed, from, to, keep, ...job }: Simulation): Tally {
  let tally = emptyTally(dice.ends.length);
  for (let begin = from; begin < to; begin += BATCH) {
    checkpoint(job, begin - from, to - from);
    tally = added(tally, batch(dice, origin, tension, seed, begin, Math.min(to, begin + BATCH)));
    keep?.(tally);
  }
  return tally;
}

function batch(dice: Dice, origin: number, tension: number, seed: number, from: number, to: number): Tally {
  const { offsets, slots } = dice;
  const state = new Int32Array(4);
  const ends = new Array<number>(dice.ends.length).fill(0);
  let [unfinished, hoursSum, low, high, peakSum, peakSquares, steps] = [0, 0, 0, 0, 0, 0, 0];
  for (let run = from; run < to; run += 1) {
    beginRun(seed, run, state);
    let a = state[0] as number;
    let b = state[1] as number;
    let c = state[2] as number;
    let d = state[3] as number;
    let at = origin < 0 ? origin : (origin << TENSION_BITS) | tension;
    let peak = tension;
    let passed = 0;
    let step = 0;
    while (at >= 0 && step < MOST_STEPS) {
      const level = at & ((1 << TENSION_BITS) - 1);
      if (level > peak) peak = level;
      const node = at >> TENSION_BITS;
      const begin = offsets[node] as number;
      const size = (offsets[node + 1] as number) - begin;
      if (size === 0) break;
      // nextNumber, written out.
      const product = Math.imul(b, 5);
      const thrown = (Math.imul((product << 7) | (product >>> 25), 9) >>> 0) * (size / 0x100000000);
      const e = c ^ a;
      const f = d ^ b;
      const left = b << 9;
      b ^= e;
      a ^= f;
      c = e ^ left;
      d = (f << 11) | (f >>> 21);
      const slot = Math.floor(thrown);
      const word = (begin + slot) * SLOT;
      // 0 where the slot is kept and 1 where not, without a branch that nothing could foresee.
      const other = 1 + (((((thrown - slot) * CERTAIN) | 0) - (slots[word] as number)) >> 31);
      at = slots[word + 1 + other] as number;
      passed += ((slots[word + 3] as number) >>> (other << 4)) & 0xffff;
      step += 1;
    }
    steps += step;
    if (at >= 0) unfinished += 1;
    else {
      const reached = endReached(at);
      if (reached.tension > peak) peak = reached.tension;
      ends[reached.end] = (ends[reached.end] as number) + 1;
      hoursSum += passed;
      // The sum of squares may outgrow what a double holds exactly; two halves do not.
      const square = passed * passed;
      low += square % 0x100000000;
      high += Math.floor(square / 0x100000000);
    }
    peakSum += peak;
    peakSquares += peak * peak;
  }
  return {
    runs: to - from,
    ends,
    unfinished,
    hours: { sum: hoursSum, squares: String(BigInt(high) * 0x100000000n + BigInt(low)) },
    peak: { sum: peakSum, squares: peakSquares },
    steps,
  };
}
