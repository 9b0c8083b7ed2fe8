import type { Chain } from './chain.js';
import { MOST_STEPS } from './lockstep.js';

/** Words of a row of dice before the places its steps lead to. */
export const HEAD = 2;
/** Bits of a number that says which slot or which step of a row. */
export const MASK_BITS = 13;
/** Words of a slot: how likely it is kept, which step it stands for and how long that lasts, and the same of the other step. */
export const SLOT = 3;
/** A chance in the units of a slot's first word. */
const CERTAIN = 2 ** 31;
/** Where a slot says which step it is: the words before that in the node's row, and above them the units it lasts. */
const TIME_SHIFT = MASK_BITS;
/** Most units that a step lasts: over the most steps of a run they still add up to less than 2^31. */
const MOST_UNITS = Math.floor(2 ** 31 / MOST_STEPS) - 1;

/**
 * The unit that the time of runs is counted in, in whole minutes: one, unless the chain has a step of more than
 * 298 days.
 */
export function unitOf({ waits, takes }: Pick<Chain, 'waits' | 'takes'>): number {
  let longest = 0;
  for (let at = 0; at < waits.length; at += 1)
    longest = Math.max(longest, (waits[at] as number) + (takes[at] as number));
  return Math.max(1, Math.ceil((longest * 60) / MOST_UNITS));
}

/** Hours in whole units. */
export function inUnits(hours: number, unit: number): number {
  return Math.round((hours * 60) / unit);
}

/** How a step is picked. */
export interface Throw {
  /** Where its slots are among all, in words, and how many it has: a power of two. */
  at: number;
  slots: number;
  /** The steps, by their numbers within the node, in the order that slots name them in: the likeliest first. */
  order: readonly number[];
}

/**
 * How steps are picked (alias tables, M. Vose, IEEE Transactions on Software Engineering 17(9), 1991), once
 * for all nodes where it is the same: as many steps, of the same probabilities, that last as long.
 */
export class Throws {
  readonly #chain: Chain;
  readonly #unit: number;
  /** By where the choices begin. */
  readonly #found = new Map<number, Throw>();
  /** Where slots are by what they were made of. */
  readonly #made = new Map<string, number>();
  readonly #words: number[] = [];

  /** @param unit minutes in which time is counted, and rounded to */
  constructor(chain: Chain, unit: number) {
    this.#chain = chain;
    this.#unit = unit;
  }

  /** The slots of all throws. */
  get words(): readonly number[] {
    return this.#words;
  }

  /** How a step of a node is picked. The node must have steps. */
  of(node: number): Throw {
    const begin = this.#chain.choices[node] as number;
    let found = this.#found.get(begin);
    if (!found) {
      const { offsets } = this.#chain;
      found = this.#throwOf(begin, (offsets[node + 1] as number) - (offsets[node] as number));
      this.#found.set(begin, found);
    }
    return found;
  }

  /** The likeliest step first, so that where runs mostly go is read together with the beginning of the row. */
  #throwOf(begin: number, count: number): Throw {
    const { probabilities, waits, takes } = this.#chain;
    const steps = Array.from({ length: count }, (_, index) => ({
      index,
      chance: probabilities[begin + index] as number,
      units: inUnits((waits[begin + index] as number) + (takes[begin + index] as number), this.#unit),
    })).sort((a, b) => b.chance - a.chance || a.units - b.units);
    const made = steps.map(({ chance, units }) => `${chance} ${units}`).join();
    let at = this.#made.get(made);
    if (at === undefined) {
      at = this.#words.length;
      this.#made.set(made, at);
      for (const word of slotsOf(steps)) this.#words.push(word);
    }
    return { at, slots: slotCount(count), order: steps.map(({ index }) => index) };
  }
}

function slotCount(steps: number): number {
  return 1 << (32 - Math.clz32(steps - 1));
}

/** SLOT words for each slot. A slot that no step is left for is never kept. */
function slotsOf(steps: readonly { chance: number; units: number }[]): Int32Array {
  const slots = slotCount(steps.length);
  const words = new Int32Array(slots * SLOT);
  const ways = Array.from({ length: slots }, (_, slot) => (HEAD + slot) | ((steps[slot]?.units ?? 0) << TIME_SHIFT));
  const left = Array.from({ length: slots }, (_, slot) => (steps[slot]?.chance ?? 0) * slots);
  const fill = (slot: number, chance: number, other: number) => {
    const kept = Math.min(CERTAIN - 1, Math.round(chance * CERTAIN));
    words.set([kept, ways[slot] as number, ways[other] as number], slot * SLOT);
  };
  const small: number[] = [];
  const large: number[] = [];
  for (const [slot, share] of left.entries()) (share < 1 ? small : large).push(slot);
  while (small.length > 0 && large.length > 0) {
    const less = small.pop() as number;
    const more = large.pop() as number;
    fill(less, left[less] as number, more);
    left[more] = (left[more] as number) + (left[less] as number) - 1;
    ((left[more] as number) < 1 ? small : large).push(more);
  }
  for (const rest of [...small, ...large]) fill(rest, 1, rest);
  return words;
}
