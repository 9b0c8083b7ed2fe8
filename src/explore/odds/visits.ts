import { checkpoint, type Job } from '../job.js';
import { CYCLE, extrapolated } from './extrapolate.js';
import { groups } from './solve.js';
import type { System } from './system.js';

/** An iteration that changes no number of visits by more than this, relative to it, is done. */
const SETTLED = 1e-9;
const MOST_CYCLES = 100;

/**
 * How many times a run comes to each node of a chain on average, its beginning counted. Within a part that
 * is never left, where that has no bound, only who comes into it from outside is counted.
 *
 * @param trapped nodes of such parts
 * @throws CancelledError when it is stopped
 */
export function visitsFrom(system: System, trapped: Uint8Array, origin: number, job?: Job): Float64Array {
  const { parts } = system;
  const into = reversed(system, trapped);
  const visits = new Float64Array(trapped.length);
  const members = groups(system);
  // What leads to a part has a larger number.
  for (let part = parts.of[origin] as number; part >= 0; part -= 1) {
    const nodes = members[part] as Int32Array;
    if ((part & 255) === 0 || nodes.length > 100) checkpoint(job);
    const given = Float64Array.from(nodes, (node) => {
      let sum = node === origin ? 1 : 0;
      for (let at = into.offsets[node] as number; at < (into.offsets[node + 1] as number); at += 1) {
        const source = into.sources[at] as number;
        if (parts.of[source] !== part) sum += (into.probabilities[at] as number) * (visits[source] as number);
      }
      return sum;
    });
    if (given.some((value) => value > 0)) within(system, into, nodes, given, visits, job);
  }
  return visits;
}

/** The steps into each node. */
interface Into {
  offsets: Int32Array;
  sources: Int32Array;
  probabilities: Float64Array;
}

function reversed({ offsets, targets, probabilities }: System, trapped: Uint8Array): Into {
  const count = offsets.length - 1;
  const begin = new Int32Array(count + 1);
  for (let node = 0; node < count; node += 1) {
    if (trapped[node] === 1) continue;
    for (let edge = offsets[node] as number; edge < (offsets[node + 1] as number); edge += 1) {
      const target = targets[edge] as number;
      begin[target + 1] = (begin[target + 1] as number) + 1;
    }
  }
  for (let node = 0; node < count; node += 1) begin[node + 1] = (begin[node + 1] as number) + (begin[node] as number);
  const at = begin.slice();
  const sources = new Int32Array(begin[count] as number);
  const shares = new Float64Array(begin[count] as number);
  for (let node = 0; node < count; node += 1) {
    if (trapped[node] === 1) continue;
    for (let edge = offsets[node] as number; edge < (offsets[node + 1] as number); edge += 1) {
      const target = targets[edge] as number;
      const place = at[target] as number;
      sources[place] = node;
      shares[place] = probabilities[edge] as number;
      at[target] = place + 1;
    }
  }
  return { offsets: begin, sources, probabilities: shares };
}

/** Gauss and Seidel within one part, helped along where it is slow. */
function within(
  { self, parts }: System,
  { offsets, sources, probabilities }: Into,
  nodes: Int32Array,
  given: Float64Array,
  visits: Float64Array,
  job?: Job,
): void {
  const sweep = (): number => {
    let change = 0;
    for (let turn = 0; turn < 2 * nodes.length; turn += 1) {
      const index = turn < nodes.length ? turn : 2 * nodes.length - 1 - turn;
      const node = nodes[index] as number;
      let sum = given[index] as number;
      for (let at = offsets[node] as number; at < (offsets[node + 1] as number); at += 1) {
        const source = sources[at] as number;
        if (parts.of[source] === parts.of[node]) sum += (probabilities[at] as number) * (visits[source] as number);
      }
      const value = sum / Math.max(Number.MIN_VALUE, 1 - (self[node] as number));
      change = Math.max(change, Math.abs(value - (visits[node] as number)) / Math.max(1, value));
      visits[node] = value;
    }
    return change;
  };
  const read = () => Float64Array.from(nodes, (node) => visits[node] as number);
  for (let cycle = 0; cycle < MOST_CYCLES; cycle += 1) {
    const iterates = [read()];
    for (let round = 0; round < CYCLE; round += 1) {
      checkpoint(job);
      if (sweep() <= SETTLED) return;
      iterates.push(read());
    }
    const better = extrapolated(iterates);
    if (better) for (const [index, node] of nodes.entries()) visits[node] = Math.max(0, better[index] as number);
  }
}
