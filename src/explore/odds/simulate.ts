import { checkpoint, type Job } from '../job.js';
import { type Dice, placeOf, TENSION_SHIFT } from './dice.js';
import { makeRuns } from './lockstep.js';
import { added, emptyTally, type Tally, TallyCount } from './tally.js';

export { MOST_STEPS } from './lockstep.js';

/** Runs between two looks at whether to stop: a fraction of a millisecond, or tens where runs don't end. */
const BATCH = 1 << 10;

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
  const { place, adds } = placeOf(dice, origin);
  const levels = (1 << tension) | (1 << ((adds >>> TENSION_SHIFT) & 15));
  let tally = emptyTally(dice.ends.length);
  for (let begin = from; begin < to; begin += BATCH) {
    checkpoint(job, begin - from, to - from);
    const count = new TallyCount(dice.ends.length);
    makeRuns(dice.slots, place, adds, levels, seed, begin, Math.min(to, begin + BATCH), count);
    tally = added(tally, count.tally());
    keep?.(tally);
  }
  return tally;
}
