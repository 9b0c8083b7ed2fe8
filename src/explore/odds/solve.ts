import { checkpoint, type Job } from '../job.js';
import { ALL, type Block, blockOf, LANE, sweep, writeBlock } from './block.js';
import { reduce } from './dense.js';
import { CYCLE, extrapolated } from './extrapolate.js';
import { Pace } from './pace.js';
import type { System } from './system.js';

export interface Solution {
  /** `values[node * width + unknown]`. */
  values: Float64Array;
  /** Nodes that the run never leaves again once it is there, without an end. */
  trapped: Uint8Array;
  /** Nodes from which such a node can be reached. */
  doubtful: Uint8Array;
}

/** Components up to this size are eliminated at once. */
const SMALL = 12;
/** Components up to this size are eliminated where an iteration would be slow; larger ones are helped along. */
const EXACT = 160;
/** An iteration that changes nothing by more than this, relative to the value, is done. */
export const SETTLED = 1e-14;
/** A value is moved a little further than its equation says (successive over-relaxation, D. M. Young, 1954). */
const BEYOND = 1.25;
/** An iteration is worth going on with as long as so many sweeps make the change so many times smaller. */
const BRISK = { sweeps: 8, times: 4 };
const MOST_CYCLES = 150;
/** Cycles without progress after which rounding is all that is left, if the change is as small as that. */
const STALE = { cycles: 12, change: 1e-9 };
/** Sweeps there and back that smooth what extrapolation has left. */
const SMOOTHING = 24;

/**
 * Solves the equations of a chain: component by component, each after what it leads to, so that values
 * are only iterated on within a component (Gauss and Seidel). A component that is never left and has no
 * end gets the value 0 everywhere; see `trapped`.
 *
 * @param settled when an iteration that changes values by no more, relative to them, is done
 * @throws CancelledError when it is stopped
 */
export function solve(system: System, job?: Job, settled = SETTLED): Solution {
  const { width, offsets, given } = system;
  const count = offsets.length - 1;
  const values = new Float64Array(count * width);
  if (given) for (let node = 0; node < count; node += 1) writeGiven(values, node * width, given[node] as number);
  const trapped = new Uint8Array(count);
  const doubtful = new Uint8Array(count);
  const place = new Int32Array(count).fill(-1);
  const pace = new Pace(job, count);
  const earlier: Earlier = new Map();
  const grouped = groups(system);
  // One unknown that would go alone is what the others leave, where an end comes for certain.
  const spared = system.shares === true && width % LANE === 1 && grouped.every((nodes) => isLeft(system, nodes));
  const sought = spared ? width - 1 : width;
  for (const nodes of grouped) {
    const left = spared || isLeft(system, nodes);
    const doubt = !spared && isLeft(system, nodes, doubtful);
    let edges = 0;
    for (const node of nodes) edges += (offsets[node + 1] as number) - (offsets[node] as number);
    if (!left || doubt) for (const node of nodes) doubtful[node] = 1;
    pace.begin(nodes.length, edges);
    if (!left) settle(system, nodes, values, trapped);
    else if (nodes.length <= SMALL && !given) reduce(system, nodes, values, pace);
    else solvePart(system, nodes, place, { values, sought }, settled, pace, earlier);
    pace.end();
  }
  if (spared) fillLast(values, width);
  return { values, trapped, doubtful };
}

/** Whether a component is left, for another or for an end; or for a node that is marked, where there are marks. */
function isLeft({ offsets, targets, exits, parts }: System, nodes: Int32Array, marks?: Uint8Array): boolean {
  return nodes.some((node) => {
    if (!marks && (exits[node] as number) > 0) return true;
    for (let edge = offsets[node] as number; edge < (offsets[node + 1] as number); edge += 1) {
      const target = targets[edge] as number;
      if (parts.of[target] !== parts.of[node] && (!marks || marks[target] === 1)) return true;
    }
    return false;
  });
}

/** The last unknown of each node, where all but the first add up to 1. */
function fillLast(values: Float64Array, width: number): void {
  for (let last = width - 1; last < values.length; last += width) {
    let rest = 1;
    for (let at = last - width + 2; at < last; at += 1) rest -= values[at] as number;
    values[last] = Math.max(0, rest);
  }
}

/** In a component that is never left, whatever is given somewhere comes about in the end, and nothing else. */
function settle({ width, given }: System, nodes: Int32Array, values: Float64Array, trapped: Uint8Array): void {
  let somewhere = 0;
  for (const node of nodes) {
    trapped[node] = 1;
    somewhere |= given?.[node] ?? 0;
  }
  for (const node of nodes) writeGiven(values, node * width, somewhere);
}

/** What is given of the unknowns of a node, as bits. */
function writeGiven(values: Float64Array, row: number, given: number): void {
  for (let bits = given, column = row; bits > 0; bits >>= 1, column += 1) if ((bits & 1) === 1) values[column] = 1;
}

/** Nodes by component, in the order in which they can be solved; within one in the system's order. */
export function groups({ parts: { of, count }, order }: System): Int32Array[] {
  const sizes = new Int32Array(count + 1);
  for (const part of of) sizes[part + 1] = (sizes[part + 1] as number) + 1;
  for (let part = 0; part < count; part += 1) sizes[part + 1] = (sizes[part + 1] as number) + (sizes[part] as number);
  const members = new Int32Array(of.length);
  const at = sizes.slice(0, count);
  for (const node of order) {
    const part = of[node] as number;
    members[at[part] as number] = node;
    at[part] = (at[part] as number) + 1;
  }
  return Array.from({ length: count }, (_, part) => members.subarray(sizes[part], sizes[part + 1]));
}

/**
 * What components came to that were solved already, by their size and their unknowns. One of the same size is
 * mostly the same crisis with one exchange of strikes more or less, and not far from it.
 */
type Earlier = Map<string, Float64Array>;

/** Solves a component that is left, four unknowns at a time. */
function solvePart(
  system: System,
  nodes: Int32Array,
  place: Int32Array,
  { values, sought }: { values: Float64Array; sought: number },
  settled: number,
  pace: Pace,
  earlier: Earlier,
): void {
  const { given } = system;
  for (let first = 0; first < sought; first += LANE) {
    const all = ALL >> Math.max(0, first + LANE - sought);
    const open = given ? nodes.filter((node) => (((given[node] as number) >> first) & all) !== all) : nodes;
    if (open.length === 0) continue;
    const block = blockOf(system, open, first, place, values);
    const kind = `${open.length} ${first}`;
    const like = earlier.get(kind);
    if (like) block.x.set(like);
    if (!relax(block, settled, pace)) {
      if (nodes.length <= EXACT && !given) {
        reduce(system, nodes, values, pace);
        return;
      }
      help(block, settled, pace);
    }
    writeBlock(block, system, first, values);
    earlier.set(kind, block.x);
  }
}

/** Sweeps for as long as that leads somewhere soon. @returns whether the block is solved */
function relax(block: Block, settled: number, pace: Pace): boolean {
  const begin = block.x.slice();
  let before = Number.POSITIVE_INFINITY;
  for (let round = 1; ; round += 1) {
    const change = sweep(block, false, BEYOND);
    pace.spend(block.targets.length, change, settled);
    // The last word has the plain equation.
    const still = change <= settled && sweep(block, false, 1) <= settled;
    if (!still && round % BRISK.sweeps !== 0) continue;
    // Moved too far each time, values may have run away; what is no number any more does not change.
    const lost = !(change < 1) || !block.x.every(Number.isFinite);
    if (still && !lost) return true;
    if (lost || !(change < before / BRISK.times)) {
      if (lost) block.x.set(begin);
      return false;
    }
    before = change;
  }
}

/** Sweeps there and back, helped along by extrapolation. */
function help(block: Block, settled: number, pace: Pace): void {
  const { given, lanes, x } = block;
  const there = () => {
    const change = Math.max(sweep(block, false, 1), sweep(block, true, 1));
    pace.spend(2 * block.targets.length, change, settled);
    return change;
  };
  const columns = Array.from({ length: lanes }, (_, column) => column);
  const read = (column: number) => Float64Array.from(given, (_, node) => x[node * lanes + column] as number);
  let best = Number.POSITIVE_INFINITY;
  let stale = 0;
  for (let cycle = 0; cycle < MOST_CYCLES; cycle += 1) {
    let change = 0;
    const iterates = columns.map((column) => [read(column)]);
    for (let round = 0; round < CYCLE; round += 1) {
      change = there();
      if (change <= settled) return;
      for (const column of columns) iterates[column]?.push(read(column));
    }
    stale = change < best / 2 ? 0 : stale + 1;
    best = Math.min(best, change);
    if (stale >= STALE.cycles && change < STALE.change) break;
    for (const column of columns) {
      const better = extrapolated(iterates[column] ?? []);
      pace.spend(CYCLE * CYCLE * given.length, change, settled);
      if (!better) continue;
      for (let node = 0; node < given.length; node += 1)
        // What is given stays given, and nothing here is ever negative.
        if ((((given[node] as number) >> column) & 1) === 0)
          x[node * lanes + column] = Math.max(0, better[node] as number);
    }
  }
  // Extrapolation magnifies rounding; plain sweeps smooth it again.
  for (let round = 0; round < SMOOTHING; round += 1) if (there() <= settled) return;
}

/**
 * The largest difference between the two sides of an equation, relative to the value where that is above 1.
 *
 * @throws CancelledError when it is stopped
 */
export function residualOf(
  { width, offsets, targets, probabilities, self, constants }: System,
  { values, trapped }: Solution,
  job?: Job,
): number {
  const sums = new Float64Array(width);
  let worst = 0;
  for (let node = 0; node < trapped.length; node += 1) {
    if ((node & 16383) === 0) checkpoint(job, node, trapped.length);
    if (trapped[node] === 1) continue;
    for (let column = 0; column < width; column += 1) sums[column] = constants[node * width + column] as number;
    const end = offsets[node + 1] as number;
    for (let edge = offsets[node] as number; edge < end; edge += 1) {
      const probability = probabilities[edge] as number;
      const from = (targets[edge] as number) * width;
      for (let column = 0; column < width; column += 1)
        sums[column] = (sums[column] as number) + probability * (values[from + column] as number);
    }
    const stays = 1 - (self[node] as number);
    for (let column = 0; column < width; column += 1) {
      const value = values[node * width + column] as number;
      const off = Math.abs(stays * value - (sums[column] as number)) / Math.max(1, Math.abs(value));
      if (off > worst) worst = off;
    }
  }
  return worst;
}
