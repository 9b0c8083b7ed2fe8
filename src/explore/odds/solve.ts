import { checkpoint, type Job } from '../job.js';
import { reduce } from './dense.js';
import { CYCLE, extrapolated } from './extrapolate.js';
import type { System } from './system.js';

export interface Solution {
  /** `values[node * width + unknown]`. */
  values: Float64Array;
  /** Nodes that the run never leaves again once it is there, without an end. */
  trapped: Uint8Array;
  /** Nodes from which such a node can be reached. */
  doubtful: Uint8Array;
  /** Largest difference between the two sides of an equation, relative to the value where that is above 1. */
  residual: number;
}

/** Components up to this size are solved exactly; larger ones by iteration. */
const EXACT = 160;
/** An iteration that changes nothing by more than this, relative to the value, is done. */
export const SETTLED = 1e-14;
const MOST_CYCLES = 150;
/** Cycles without progress after which rounding is all that is left, if the change is as small as that. */
const STALE = { cycles: 12, change: 1e-9 };

/**
 * Solves the equations of a chain: component by component, each after what it leads to, so that values
 * are only iterated on within a component (Gauss and Seidel). A component that is never left and has no
 * end gets the value 0 everywhere; see `trapped`.
 *
 * @param settled when an iteration that changes values by no more, relative to them, is done
 * @throws CancelledError when it is stopped
 */
export function solve(system: System, job?: Job, settled = SETTLED): Solution {
  const { width, offsets, targets, exits, parts, free } = system;
  const count = offsets.length - 1;
  const values = new Float64Array(count * width);
  if (free) for (let node = 0; node < count; node += 1) values.fill(1, node * width, node * width + (free[node] ?? 0));
  const trapped = new Uint8Array(count);
  const doubtful = new Uint8Array(count);
  let done = 0;
  for (const nodes of groups(parts.of, parts.count)) {
    checkpoint(job, done, count);
    done += nodes.length;
    let left = false;
    let doubt = false;
    for (const node of nodes) {
      left ||= (exits[node] as number) > 0;
      for (let edge = offsets[node] as number; edge < (offsets[node + 1] as number); edge += 1) {
        const target = targets[edge] as number;
        if (parts.of[target] === parts.of[node]) continue;
        left = true;
        doubt ||= doubtful[target] === 1;
      }
    }
    if (!left || doubt) for (const node of nodes) doubtful[node] = 1;
    if (!left) settle(system, nodes, values, trapped);
    else if (nodes.length <= EXACT && !free) reduce(system, nodes, values);
    else iterate(system, nodes, values, settled, job);
  }
  return { values, trapped, doubtful, residual: residualOf(system, values, trapped) };
}

/** In a component that is never left, whatever is given somewhere comes about in the end, and nothing else. */
function settle({ width, free }: System, nodes: Int32Array, values: Float64Array, trapped: Uint8Array): void {
  let given = 0;
  for (const node of nodes) {
    trapped[node] = 1;
    given = Math.max(given, free?.[node] ?? 0);
  }
  for (const node of nodes) values.fill(1, node * width, node * width + given);
}

/** Nodes by component, in the order in which they can be solved. */
function groups(of: Int32Array, count: number): Int32Array[] {
  const sizes = new Int32Array(count + 1);
  for (const part of of) sizes[part + 1] = (sizes[part + 1] as number) + 1;
  for (let part = 0; part < count; part += 1) sizes[part + 1] = (sizes[part + 1] as number) + (sizes[part] as number);
  const members = new Int32Array(of.length);
  const at = sizes.slice(0, count);
  for (const [node, part] of of.entries()) {
    members[at[part] as number] = node;
    at[part] = (at[part] as number) + 1;
  }
  return Array.from({ length: count }, (_, part) => members.subarray(sizes[part], sizes[part + 1]));
}

/** Sweeps there and back after which an iteration that is not through yet is helped along. */
const PATIENCE = 24;

function iterate(system: System, nodes: Int32Array, values: Float64Array, settled: number, job?: Job): void {
  const { width } = system;
  const sums = new Float64Array(width);
  for (let round = 0; round < PATIENCE; round += 1) if (sweep(system, nodes, values, sums) <= settled) return;
  const columns = Array.from({ length: width }, (_, column) => column);
  const read = (column: number) => Float64Array.from(nodes, (node) => values[node * width + column] as number);
  let best = Number.POSITIVE_INFINITY;
  let stale = 0;
  for (let cycle = 0; cycle < MOST_CYCLES; cycle += 1) {
    checkpoint(job);
    let change = 0;
    const iterates = columns.map((column) => [read(column)]);
    for (let round = 0; round < CYCLE; round += 1) {
      change = sweep(system, nodes, values, sums);
      if (change <= settled) return;
      for (const column of columns) iterates[column]?.push(read(column));
    }
    stale = change < best / 2 ? 0 : stale + 1;
    best = Math.min(best, change);
    if (stale >= STALE.cycles && change < STALE.change) break;
    for (const column of columns) {
      const better = extrapolated(iterates[column] ?? []);
      if (!better) continue;
      for (let at = 0; at < nodes.length; at += 1) {
        const node = nodes[at] as number;
        // What is given stays given, and nothing here is ever negative.
        if (column >= (system.free?.[node] ?? 0)) values[node * width + column] = Math.max(0, better[at] as number);
      }
    }
  }
  // Extrapolation magnifies rounding; plain sweeps smooth it again.
  for (let round = 0; round < PATIENCE; round += 1) if (sweep(system, nodes, values, sums) <= settled) return;
}

/** Goes once through the nodes and back, so that what is known travels both ways; returns the largest change. */
function sweep(system: System, nodes: Int32Array, values: Float64Array, sums: Float64Array): number {
  const { width, free } = system;
  let change = 0;
  for (let step = 0; step < 2 * nodes.length; step += 1) {
    const node = nodes[step < nodes.length ? step : 2 * nodes.length - 1 - step] as number;
    const stays = row(system, node, values, sums);
    for (let column = free?.[node] ?? 0; column < width; column += 1) {
      const value = (sums[column] as number) / stays;
      const shift = Math.abs(value - (values[node * width + column] as number)) / Math.max(1, value);
      if (shift > change) change = shift;
      values[node * width + column] = value;
    }
  }
  return change;
}

/** The right side of a node's equations, into `sums`; returns what to divide it by: 1 minus staying. */
function row(
  { width, offsets, targets, probabilities, self, constants, free }: System,
  node: number,
  values: Float64Array,
  sums: Float64Array,
): number {
  if (width === 4 && !free) return rowOfFour(offsets, targets, probabilities, constants, values, node, sums, self);
  const first = free?.[node] ?? 0;
  for (let column = first; column < width; column += 1) sums[column] = constants[node * width + column] as number;
  const end = offsets[node + 1] as number;
  for (let edge = offsets[node] as number; edge < end; edge += 1) {
    const probability = probabilities[edge] as number;
    const at = (targets[edge] as number) * width;
    for (let column = first; column < width; column += 1)
      sums[column] = (sums[column] as number) + probability * (values[at + column] as number);
  }
  return 1 - (self[node] as number);
}

/** The same, for the crisis with its three outcomes and its hours: most of the time goes here. */
function rowOfFour(
  offsets: Int32Array,
  targets: Int32Array,
  probabilities: Float64Array,
  constants: Float64Array,
  values: Float64Array,
  node: number,
  sums: Float64Array,
  self: Float64Array,
): number {
  const from = node * 4;
  let a = constants[from] as number;
  let b = constants[from + 1] as number;
  let c = constants[from + 2] as number;
  let d = constants[from + 3] as number;
  const end = offsets[node + 1] as number;
  for (let edge = offsets[node] as number; edge < end; edge += 1) {
    const probability = probabilities[edge] as number;
    const at = (targets[edge] as number) * 4;
    a += probability * (values[at] as number);
    b += probability * (values[at + 1] as number);
    c += probability * (values[at + 2] as number);
    d += probability * (values[at + 3] as number);
  }
  sums[0] = a;
  sums[1] = b;
  sums[2] = c;
  sums[3] = d;
  return 1 - (self[node] as number);
}

function residualOf(system: System, values: Float64Array, trapped: Uint8Array): number {
  const { width, free } = system;
  const sums = new Float64Array(width);
  let worst = 0;
  for (let node = 0; node < trapped.length; node += 1) {
    if (trapped[node] === 1) continue;
    const stays = row(system, node, values, sums);
    for (let column = free?.[node] ?? 0; column < width; column += 1) {
      const value = values[node * width + column] as number;
      const off = Math.abs(stays * value - (sums[column] as number)) / Math.max(1, Math.abs(value));
      if (off > worst) worst = off;
    }
  }
  return worst;
}
