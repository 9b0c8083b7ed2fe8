import type { Chain } from './chain.js';

/** Words of a slot: how likely it is kept, where it leads, where it leads otherwise, the hours of both. */
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
  ends: readonly string[];
}

/**
 * Steps that lead the same way in the same time are added up: the fewer slots, the more of them stay near
 * the processor.
 *
 * @param hours by event; rounded to whole hours, so that sums are exact in any order
 */
export function diceOf(chain: Chain, hours: ArrayLike<number>): Dice {
  const whole = Int32Array.from(hours, (value) => Math.min(0xffff, Math.round(value)));
  const packed = (target: number) =>
    target < 0 ? target : (target << TENSION_BITS) | (chain.tension[target] as number);
  const slots = new Int32Array(chain.targets.length * SLOT);
  const offsets = new Int32Array(chain.states.length + 1);
  const places = new Map<number, number>();
  const row: Row = { targets: [], hours: [], scaled: [] };
  let at = 0;
  for (let node = 0; node < chain.states.length; node += 1) {
    offsets[node] = at;
    places.clear();
    for (const list of Object.values(row)) list.length = 0;
    for (let step = chain.offsets[node] as number; step < (chain.offsets[node + 1] as number); step += 1) {
      const target = packed(chain.targets[step] as number);
      const time = whole[chain.labels[step] as number] as number;
      const place = places.get(target * 0x10000 + time);
      if (place !== undefined)
        row.scaled[place] = (row.scaled[place] as number) + (chain.probabilities[step] as number);
      else {
        places.set(target * 0x10000 + time, row.targets.length);
        row.targets.push(target);
        row.hours.push(time);
        row.scaled.push(chain.probabilities[step] as number);
      }
    }
    fillSlots(row, slots, at);
    at += row.targets.length;
  }
  offsets[chain.states.length] = at;
  return { offsets, slots: slots.slice(0, at * SLOT), ends: chain.ends };
}

/** The different steps of a node. `scaled` holds their probabilities, and on the way what is left of them. */
interface Row {
  targets: number[];
  hours: number[];
  scaled: number[];
}

function fillSlots({ targets, hours, scaled }: Row, slots: Int32Array, from: number): void {
  const size = targets.length;
  const small: number[] = [];
  const large: number[] = [];
  for (let index = 0; index < size; index += 1) {
    scaled[index] = (scaled[index] as number) * size;
    ((scaled[index] as number) < 1 ? small : large).push(index);
  }
  const fill = (index: number, chance: number, other: number) => {
    const at = (from + index) * SLOT;
    slots[at] = Math.min(CERTAIN - 1, Math.round(chance * CERTAIN));
    slots[at + 1] = targets[index] as number;
    slots[at + 2] = targets[other] as number;
    slots[at + 3] = (hours[index] as number) | ((hours[other] as number) << 16);
  };
  while (small.length > 0 && large.length > 0) {
    const less = small.pop() as number;
    const more = large.pop() as number;
    fill(less, scaled[less] as number, more);
    scaled[more] = (scaled[more] as number) + (scaled[less] as number) - 1;
    ((scaled[more] as number) < 1 ? small : large).push(more);
  }
  for (const rest of [...small, ...large]) fill(rest, 1, rest);
}
