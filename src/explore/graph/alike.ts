import type { StateGraph, StateId } from './graph.js';

/** What was found before: every point of a sweep and every policy asks it of the same edges. */
const kept = new WeakMap<StateGraph['labels'], Int32Array>();

/** For each configuration the first one in which the same events are enabled: there are far fewer of those. */
export function alikeOf(graph: StateGraph): Int32Array {
  if (graph.growth) return graph.growth.alike;
  const alike = kept.get(graph.labels) ?? findAlike(graph);
  kept.set(graph.labels, alike);
  return alike;
}

function findAlike({ keys, offsets, labels }: StateGraph): Int32Array {
  const alike = new Int32Array(keys.length);
  /** Configurations by a hash of their events, no two of them alike. */
  const hashed = new Map<number, StateId[]>();
  for (let state = 0; state < alike.length; state += 1) {
    const begin = offsets[state] as number;
    const end = offsets[state + 1] as number;
    let hash = 0;
    for (let edge = begin; edge < end; edge += 1)
      hash = (Math.imul(hash, 0x9e3779b1) + (labels[edge] as number) + 1) | 0;
    const others = hashed.get(hash);
    const first = others?.find((other) => {
      const apart = (offsets[other] as number) - begin;
      if ((offsets[other + 1] as number) - apart !== end) return false;
      for (let edge = begin; edge < end; edge += 1) if (labels[edge] !== labels[edge + apart]) return false;
      return true;
    });
    alike[state] = first ?? state;
    if (first !== undefined) continue;
    if (others) others.push(state);
    else hashed.set(hash, [state]);
  }
  return alike;
}
