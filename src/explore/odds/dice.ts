import { checkpoint, ExploreError, type Job } from '../job.js';
import { type Chain, endAt } from './chain.js';
import { HEAD, MASK_BITS, Throws } from './throws.js';

/** Most steps that can follow at once: a slot says how many words before one there are in its row. */
const MOST_STEPS_AT_ONCE = 2 ** MASK_BITS - HEAD - 1;

/**
 * A chain made for throwing dice: one random number picks a step, however many there are. Plain data.
 *
 * A row for each node: where the slots of its throw are; one less than their number, and above MASK_BITS a bit
 * for the tension here; and for each step where it leads to. A place is the number of the first word of a row,
 * or negative where the run ends, as in a chain; there a node without steps is an end after the last. The slots
 * of the throws follow the rows: how steps are picked is the same at many nodes, so what has to be near the
 * processor is hardly more than the rows that runs come to.
 */
export interface Dice {
  /** The rows, then the slots of the throws. */
  words: Int32Array;
  /** The place of each node. */
  places: Int32Array;
  /** The ends that a run may come to. */
  ends: readonly string[];
}

/**
 * @param hours by event; rounded to whole hours, so that sums are exact in any order
 * @throws CancelledError when it is stopped
 * @throws ExploreError where more than 16,381 things can follow at once
 */
export function diceOf(chain: Chain, hours: ArrayLike<number>, job?: Job): Dice {
  const { offsets, targets, tension, ends } = chain;
  const count = chain.states.length;
  const places = new Int32Array(count);
  let size = 0;
  for (let node = 0; node < count; node += 1) {
    const steps = (offsets[node + 1] as number) - (offsets[node] as number);
    if (steps > MOST_STEPS_AT_ONCE) throw new ExploreError('More can follow at once here than runs can be made of.');
    places[node] = steps === 0 ? endAt(ends.length, tension[node] as number) : size;
    size += steps === 0 ? 0 : HEAD + steps;
  }
  const throws = new Throws(chain, hours);
  const rows = new Int32Array(size);
  for (let node = 0; node < count; node += 1) {
    if ((node & 4095) === 0) checkpoint(job, node, count);
    let word = places[node] as number;
    if (word < 0) continue;
    const { at, slots, order } = throws.of(node);
    rows[word] = size + at;
    rows[word + 1] = (slots - 1) | (1 << ((tension[node] as number) + MASK_BITS));
    word += HEAD;
    const first = offsets[node] as number;
    for (let index = 0; index < order.length; index += 1)
      rows[word + index] = placeOf({ places }, targets[first + (order[index] as number)] as number);
  }
  const words = new Int32Array(size + throws.words.length);
  words.set(rows);
  words.set(throws.words, size);
  return { words, places, ends };
}

/** Where a target of a chain is in its dice. */
export function placeOf({ places }: Pick<Dice, 'places'>, target: number): number {
  return target < 0 ? target : (places[target] as number);
}
