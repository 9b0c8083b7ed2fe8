import type { Chain } from './chain.js';

/** Words of a slot: how likely it is kept, what it stands for, what it stands for otherwise, both events. */
export const SLOT = 4;
/** A chance in the units of a slot's first word. */
export const CERTAIN = 2 ** 31;
/** Below a node's number lies its tension. */
export const TENSION_BITS = 4;

/**
 * A chain made for throwing dice: one random number picks a step, however many there are (alias tables,
 * M. Vose, IEEE Transactions on Software Engineering 17(9), 1991).
 */
export interface Dice {
  /** Slots of a node are those from `offsets[node]` to `offsets[node + 1]`. */
  offsets: Int32Array;
  /** SLOT words each. A node is given as `node << TENSION_BITS | tension`, an end as in the chain. */
  slots: Int32Array;
  /** Whole hours of each event. */
  hours: Int32Array;
  ends: readonly string[];
}

/** @param hours by event; rounded to whole hours, so that sums are exact in any order */
export function diceOf(chain: Chain, hours: ArrayLike<number>): Dice {
  const slots = new Int32Array(chain.targets.length * SLOT);
  const packed = (target: number) =>
    target < 0 ? target : (target << TENSION_BITS) | (chain.tension[target] as number);
  const small: number[] = [];
  const large: number[] = [];
  const scaled = new Float64Array(256 * 16);
  for (let node = 0; node < chain.states.length; node += 1) {
    const begin = chain.offsets[node] as number;
    const size = (chain.offsets[node + 1] as number) - begin;
    small.length = 0;
    large.length = 0;
    for (let index = 0; index < size; index += 1) {
      scaled[index] = (chain.probabilities[begin + index] as number) * size;
      ((scaled[index] as number) < 1 ? small : large).push(index);
    }
    const fill = (index: number, chance: number, other: number) => {
      const at = (begin + index) * SLOT;
      slots[at] = Math.min(CERTAIN - 1, Math.round(chance * CERTAIN));
      slots[at + 1] = packed(chain.targets[begin + index] as number);
      slots[at + 2] = packed(chain.targets[begin + other] as number);
      slots[at + 3] = (chain.labels[begin + index] as number) | ((chain.labels[begin + other] as number) << 8);
    };
    for (;;) {
      const less = small.pop();
      const more = large.pop();
      if (less === undefined || more === undefined) {
        for (const rest of [less, more]) if (rest !== undefined) fill(rest, 1, rest);
        for (const rest of [...small, ...large]) fill(rest, 1, rest);
        break;
      }
      fill(less, scaled[less] as number, more);
      scaled[more] = (scaled[more] as number) + (scaled[less] as number) - 1;
      ((scaled[more] as number) < 1 ? small : large).push(more);
    }
  }
  return { offsets: chain.offsets, slots, hours: Int32Array.from(hours, Math.round), ends: chain.ends };
}
