import { checkpoint, type Job } from '../job.js';

/** Anything with numbered nodes and edges in rows. */
export interface Rows {
  offsets: Int32Array;
  targets: Int32Array;
}

/** The strongly connected components of a graph. */
export interface Components {
  /** Component of each node; -1 outside. A component leads only to itself and to those with smaller numbers. */
  of: Int32Array;
  count: number;
}

/**
 * Strongly connected components (Tarjan), without recursion, numbered so that what follows a component
 * comes before it.
 *
 * @param inside only these nodes and the edges between them; default: all
 * @throws CancelledError when it is stopped
 */
export function components({ offsets, targets }: Rows, inside?: Uint8Array, job?: Job): Components {
  const nodes = offsets.length - 1;
  const of = new Int32Array(nodes).fill(-1);
  const index = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const next = new Int32Array(nodes);
  /** Nodes that are in no component yet, as they were met, and those of them that lead to where the search is. */
  const open = new Int32Array(nodes);
  const path = new Int32Array(nodes);
  let opened = 0;
  let depth = 0;
  let numbered = 0;
  let count = 0;
  for (let root = 0; root < nodes; root += 1) {
    if (index[root] !== -1 || (inside && inside[root] !== 1)) continue;
    for (let enter = root, node = root; ; ) {
      if (enter >= 0) {
        if ((numbered & 16383) === 0) checkpoint(job, numbered, nodes);
        node = enter;
        index[node] = numbered;
        low[node] = numbered;
        numbered += 1;
        next[node] = offsets[node] as number;
        open[opened] = node;
        opened += 1;
        path[depth] = node;
        depth += 1;
        enter = -1;
      }
      const end = offsets[node + 1] as number;
      let lowest = low[node] as number;
      let edge = next[node] as number;
      for (; edge < end && enter < 0; edge += 1) {
        const target = targets[edge] as number;
        if (inside && inside[target] !== 1) continue;
        if (index[target] === -1) enter = target;
        else if (of[target] === -1 && (index[target] as number) < lowest) lowest = index[target] as number;
      }
      low[node] = lowest;
      next[node] = edge;
      if (enter >= 0) continue;
      depth -= 1;
      if (lowest === index[node]) {
        let member = -1;
        while (member !== node) {
          opened -= 1;
          member = open[opened] as number;
          of[member] = count;
        }
        count += 1;
      }
      if (depth === 0) break;
      node = path[depth - 1] as number;
      if (lowest < (low[node] as number)) low[node] = lowest;
    }
  }
  return { of, count };
}

/** 1 for every node that lies on a circle: with others in its component, or with an edge to itself. */
export function onCircles({ offsets, targets }: Rows, { of, count }: Components): Uint8Array {
  const sizes = new Int32Array(count);
  for (const component of of) if (component >= 0) sizes[component] = (sizes[component] as number) + 1;
  return Uint8Array.from(of, (component, node) => {
    if (component < 0) return 0;
    if ((sizes[component] as number) > 1) return 1;
    for (let edge = offsets[node] as number; edge < (offsets[node + 1] as number); edge += 1)
      if (targets[edge] === node) return 1;
    return 0;
  });
}
