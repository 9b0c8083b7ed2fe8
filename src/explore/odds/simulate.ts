import { checkpoint, type Job } from '../job.js';
import { type Dice, placeOf } from './dice.js';
import { makeRuns, RUN_WORDS } from './lockstep.js';
import { beginRuns, SEED_WORDS } from './random.js';
import { added, emptyTally, type Tally, tallyOf } from './tally.js';

export { MOST_STEPS } from './lockstep.js';

/** Runs between two looks at whether to stop: a fraction of a millisecond, or tens where runs don't end. */
const BATCH = 1 << 10;

/** Which runs to make, and from where. */
export interface Simulation extends Job {
  /** The node runs begin at, or the end they are at already: an origin of the chain. */
  origin: number;
  /** Tension at the origin, 0-10. */
  tension: number;
  /** Seed of the runs, a whole number. */
  seed: number;
  /** The first run. Runs are numbered, and each hangs on the seed and its number alone. */
  from: number;
  /** The run after the last. */
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
  const place = placeOf(dice, origin);
  const size = Math.min(BATCH, to - from) + 1;
  const states = new Int32Array(size * SEED_WORDS);
  const made = new Int32Array(size * RUN_WORDS);
  let tally = emptyTally(dice.ends.length);
  for (let begin = from; begin < to; begin += BATCH) {
    checkpoint(job, begin - from, to - from);
    const runs = Math.min(to - begin, BATCH);
    beginRuns(seed, begin, states);
    makeRuns(dice.words, place, runs, states, made);
    tally = added(tally, tallyOf(made, runs, dice, 1 << tension));
    keep?.(tally);
  }
  return tally;
}
