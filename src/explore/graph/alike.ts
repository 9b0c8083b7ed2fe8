import type { StateGraph, StateId } from './graph.js';

/** For each configuration the first one in which the same events are enabled: there are far fewer of those. */
export function alikeOf({ keys, offsets, labels }: Pick<StateGraph, 'keys' | 'offsets' | 'labels'>): Int32Array {
  const alike = new Int32Array(keys.length);
  /** Configurations by a hash of their events, no two of them alike. */
  const found = new Map<number, StateId[]>();
  for (let state = 0; state < alike.length; state += 1) {
    const begin = offsets[state] as number;
    const end = offsets[state + 1] as number;
    let hash = 0;
    for (let edge = begin; edge < end; edge += 1)
      hash = (Math.imul(hash, 0x9e3779b1) + (labels[edge] as number) + 1) | 0;
    const others = found.get(hash);
    const first = others?.find((other) => {
      const apart = (offsets[other] as number) - begin;
      if ((offsets[other + 1] as number) - apart !== end) return false;
      for (let edge = begin; edge < end; edge += 1) if (labels[edge] !== labels[edge + apart]) return false;
      return true;
    });
    alike[state] = first ?? state;
    if (first !== undefined) continue;
    if (others) others.push(state);
    else found.set(hash, [state]);
  }
  return alike;
}
