import { checkpoint, ExploreError, type Job } from '../job.js';
import { type Chain, endReached } from './chain.js';

/** Words of a slot: how likely it is kept, where it leads and what that adds, where it leads otherwise and what that adds. */
export const SLOT = 5;
/** A chance in the units of a slot's first word. */
const CERTAIN = 2 ** 31;
/** What a step adds, in one word: the slots of the node it leads to, the tension there, and the hours of the step. */
const SIZE_BITS = 14;
export const MOST_SLOTS = 2 ** SIZE_BITS - 1;
export const TENSION_SHIFT = SIZE_BITS;
export const HOURS_SHIFT = SIZE_BITS + 4;
const MOST_HOURS = 2 ** (32 - HOURS_SHIFT) - 1;

/**
 * A chain made for throwing dice: one random number picks a step, however many there are (alias tables,
 * M. Vose, IEEE Transactions on Software Engineering 17(9), 1991). A slot says of the node it leads to all
 * that the next throw must know, so that a step touches one place in memory.
 */
export interface Dice {
  /**
   * SLOT words each. A place where a slot leads is the first word of a node's slots, or -1 less the number of
   * an end; a node without steps is an end after the last.
   */
  slots: Int32Array;
  /** The place of each node, and what coming there adds: two words each. */
  starts: Int32Array;
  ends: readonly string[];
}

/**
 * Steps that lead the same way in the same time are added up: the fewer slots, the more of them stay near
 * the processor.
 *
 * @param hours by event; rounded to whole hours, so that sums are exact in any order, and at most 16,383
 * @throws CancelledError when it is stopped
 * @throws ExploreError where more than 16,383 different things can follow at once
 */
export function diceOf(chain: Chain, hours: ArrayLike<number>, job?: Job): Dice {
  const whole = Int32Array.from(hours, (value) => Math.min(MOST_HOURS, Math.round(value)));
  const count = chain.states.length;
  const slots = new Int32Array(chain.targets.length * SLOT);
  const offsets = new Int32Array(count + 1);
  const row = new Row(chain);
  for (let node = 0; node < count; node += 1) {
    if ((node & 4095) === 0) checkpoint(job, node, count);
    row.clear();
    for (let step = chain.offsets[node] as number; step < (chain.offsets[node + 1] as number); step += 1)
      row.add(
        chain.targets[step] as number,
        whole[chain.labels[step] as number] as number,
        chain.probabilities[step] as number,
      );
    if (row.size > MOST_SLOTS) throw new ExploreError('More can follow at once here than runs can be made of.');
    const from = offsets[node] as number;
    row.fill(slots, from);
    offsets[node + 1] = from + row.size;
  }
  const starts = new Int32Array(count * 2);
  for (let node = 0; node < count; node += 1) {
    const size = (offsets[node + 1] as number) - (offsets[node] as number);
    starts[node * 2] = size === 0 ? -1 - chain.ends.length : (offsets[node] as number) * SLOT;
    starts[node * 2 + 1] = size | ((chain.tension[node] as number) << TENSION_SHIFT);
  }
  const used = slots.slice(0, (offsets[count] as number) * SLOT);
  for (let word = 0; word < used.length; word += SLOT) {
    arrive(starts, used, word + 1);
    arrive(starts, used, word + 3);
  }
  return { slots: used, starts, ends: chain.ends };
}

/** Turns a target of the chain and hours into a place and what coming there adds. */
function arrive(starts: Int32Array, slots: Int32Array, word: number): void {
  const { place, adds } = placeOf({ starts }, slots[word] as number);
  slots[word] = place;
  slots[word + 1] = adds | ((slots[word + 1] as number) << HOURS_SHIFT);
}

/** Where a step leads to, and what it adds. */
export interface Arrival {
  place: number;
  adds: number;
}

/** Where a target of a chain is in its dice. */
export function placeOf({ starts }: Pick<Dice, 'starts'>, target: number): Arrival {
  if (target >= 0) return { place: starts[target * 2] as number, adds: starts[target * 2 + 1] as number };
  const { end, tension } = endReached(target);
  return { place: -1 - end, adds: tension << TENSION_SHIFT };
}

/** The different steps of a node, and the making of its slots. */
class Row {
  size = 0;
  #targets: number[] = [];
  #hours: number[] = [];
  /** Probabilities, and while slots are filled what is left of them, in slots. */
  #left: number[] = [];
  /** The last step of this row to each target, and of each step the one before it with the same target. */
  #last: Int32Array;
  #before: number[] = [];
  #lowest: number;

  constructor({ states, targets }: Chain) {
    this.#lowest = targets.reduce((least, target) => Math.min(least, target), 0);
    this.#last = new Int32Array(states.length - this.#lowest).fill(-1);
  }

  clear(): void {
    for (let index = 0; index < this.size; index += 1) this.#last[(this.#targets[index] as number) - this.#lowest] = -1;
    this.size = 0;
  }

  add(target: number, hours: number, probability: number): void {
    const last = this.#last[target - this.#lowest] as number;
    let at = last;
    while (at >= 0 && this.#hours[at] !== hours) at = this.#before[at] as number;
    if (at >= 0) {
      this.#left[at] = (this.#left[at] as number) + probability;
      return;
    }
    this.#targets[this.size] = target;
    this.#hours[this.size] = hours;
    this.#left[this.size] = probability;
    this.#before[this.size] = last;
    this.#last[target - this.#lowest] = this.size;
    this.size += 1;
  }

  fill(slots: Int32Array, from: number): void {
    const left = this.#left;
    const small: number[] = [];
    const large: number[] = [];
    for (let index = 0; index < this.size; index += 1) {
      left[index] = (left[index] as number) * this.size;
      ((left[index] as number) < 1 ? small : large).push(index);
    }
    const fill = (index: number, chance: number, other: number) => {
      const word = (from + index) * SLOT;
      slots[word] = Math.min(CERTAIN - 1, Math.round(chance * CERTAIN));
      slots[word + 1] = this.#targets[index] as number;
      slots[word + 2] = this.#hours[index] as number;
      slots[word + 3] = this.#targets[other] as number;
      slots[word + 4] = this.#hours[other] as number;
    };
    while (small.length > 0 && large.length > 0) {
      const less = small.pop() as number;
      const more = large.pop() as number;
      fill(less, left[less] as number, more);
      left[more] = (left[more] as number) + (left[less] as number) - 1;
      ((left[more] as number) < 1 ? small : large).push(more);
    }
    for (const rest of small) fill(rest, 1, rest);
    for (const rest of large) fill(rest, 1, rest);
  }
}
