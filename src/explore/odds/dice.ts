import { checkpoint, ExploreError, type Job } from '../job.js';
import { type Chain, endAt, endReached } from './chain.js';
import { HEAD, inUnits, MASK_BITS, Throws, unitOf } from './throws.js';

/** Most steps that can follow at once: a slot says how many words before one there are in its row. */
const MOST_STEPS_AT_ONCE = 2 ** MASK_BITS - HEAD - 1;

/**
 * A chain made for throwing dice: one random number picks a step, however many there are. Plain data.
 *
 * A row for each node: where the slots of its throw are; one less than their number, and above MASK_BITS a bit
 * for the tension here; and for each step where it leads to. A place is the number of the first word of a row,
 * or negative where the run ends: see lastPlace; there a node without steps is an end after the last. The slots
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
  /** Minutes that time is counted in: whole ones, so that sums are exact in any order. */
  unit: number;
}

/**
 * A chain made for throwing dice.
 *
 * @throws CancelledError when it is stopped
 * @throws ExploreError where more than 8,189 things can follow at once
 */
export function diceOf(chain: Chain, job?: Job): Dice {
  const { offsets, targets, tension, ends, choices, waits, takes } = chain;
  const unit = unitOf(chain);
  const count = chain.states.length;
  const places = new Int32Array(count);
  let size = 0;
  for (let node = 0; node < count; node += 1) {
    const steps = (offsets[node + 1] as number) - (offsets[node] as number);
    if (steps > MOST_STEPS_AT_ONCE) throw new ExploreError('More can follow at once here than runs can be made of.');
    places[node] = steps === 0 ? lastPlace(endAt(ends.length, tension[node] as number), 0) : size;
    size += steps === 0 ? 0 : HEAD + steps;
  }
  const throws = new Throws(chain, unit);
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
    const begin = choices[node] as number;
    for (let index = 0; index < order.length; index += 1) {
      const step = order[index] as number;
      const target = targets[first + step] as number;
      const before = waits[begin + step] as number;
      // The throw counts all that the step lasts; an end is there before that has passed.
      const over = inUnits(before + (takes[begin + step] as number), unit) - inUnits(before, unit);
      rows[word + index] = target < 0 ? lastPlace(target, over) : (places[target] as number);
    }
  }
  const words = new Int32Array(size + throws.words.length);
  words.set(rows);
  words.set(throws.words, size);
  return { words, places, ends, unit };
}

/** Where a target of a chain is in its dice. */
export function placeOf({ places }: Pick<Dice, 'places'>, target: number): number {
  return target < 0 ? lastPlace(target, 0) : (places[target] as number);
}

/** Bits of a last place for the end and the tension there. */
const END_BITS = 8;

/** The place where a run ends, with the units that its last step counts too many. */
function lastPlace(target: number, over: number): number {
  return -1 - ((over << END_BITS) | (-1 - target));
}

/** Which end a place is, the tension there, and what its last step counts too many. */
export function lastOf(place: number): { end: number; tension: number; over: number } {
  const word = -1 - place;
  const { end, tension } = endReached(-1 - (word & (2 ** END_BITS - 1)));
  return { end, tension, over: word >> END_BITS };
}
