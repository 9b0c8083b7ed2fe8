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
  const open: number[] = [];
  const path: number[] = [];
  let numbered = 0;
  let count = 0;
  const enter = (node: number) => {
    if ((numbered & 16383) === 0) checkpoint(job, numbered, nodes);
    index[node] = numbered;
    low[node] = numbered;
    numbered += 1;
    next[node] = offsets[node] as number;
    open.push(node);
    path.push(node);
  };
  for (let root = 0; root < nodes; root += 1) {
    if (index[root] !== -1 || (inside && inside[root] !== 1)) continue;
    enter(root);
    while (path.length > 0) {
      const node = path[path.length - 1] as number;
      const edge = next[node] as number;
      if (edge < (offsets[node + 1] as number)) {
        next[node] = edge + 1;
        const target = targets[edge] as number;
        if (inside && inside[target] !== 1) continue;
        if (index[target] === -1) enter(target);
        else if (of[target] === -1) low[node] = Math.min(low[node] as number, index[target] as number);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[node] as number);
      if (low[node] !== index[node]) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        of[member] = count;
        if (member === node) break;
      }
      count += 1;
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
