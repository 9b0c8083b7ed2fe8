import type { StateGraph, StateId } from '../graph/graph.js';
import { checkpoint, type Job } from '../job.js';
import { hopsTo, type Mask } from './distance.js';
import { hopsFrom } from './within.js';

/** Longest paths that are counted. */
export const MOST_COUNTED = 60;

/**
 * How many ways lead to a set of configurations, by their number of moves, without listing one. Counted
 * are ways that end where they first meet the set; other than a simple path, a way may pass a configuration
 * twice, since whether it does cannot be told without listing.
 *
 * @param most moves and passed deadlines on a way, at most MOST_COUNTED
 * @returns exact counts for 0, 1, 2 … `most` moves
 */
export function countWays(graph: StateGraph, from: StateId, goal: Mask, most: number, job?: Job): bigint[] {
  const length = Math.min(MOST_COUNTED, most);
  // Doubles are exact to 2^53 and ten times as fast; only what outgrows them is counted again in whole.
  const near = { hops: hopsTo(graph, goal), away: hopsFrom(graph, from, length) };
  const quick = ways(graph, from, goal, length, near, new Float64Array(graph.keys.length), 0, 1, job);
  if (quick) return quick.map(BigInt);
  return ways(graph, from, goal, length, near, new Array<bigint>(graph.keys.length).fill(0n), 0n, 1n, job) ?? [];
}

function ways<N extends number | bigint>(
  graph: StateGraph,
  from: StateId,
  goal: Mask,
  most: number,
  /** Fewest moves to the set, and from where it begins; -1 where there are none. */
  { hops, away }: { hops: Int32Array; away: Int32Array },
  first: { [state: number]: N; length: number } & Iterable<N>,
  zero: N,
  one: N,
  job?: Job,
): N[] | undefined {
  const counts: N[] = [];
  let here = first;
  for (let state = 0; state < goal.length; state += 1) if (goal[state] === 1) here[state] = one;
  counts.push(here[from] as N);
  for (let moves = 1; moves <= most; moves += 1) {
    checkpoint(job, moves, most);
    const before = here;
    here = (
      Array.isArray(first) ? new Array<N>(first.length).fill(zero) : new Float64Array(first.length)
    ) as typeof first;
    for (let state = 0; state < goal.length; state += 1) {
      if (goal[state] === 1 || (hops[state] as number) < 0 || (hops[state] as number) > moves) continue;
      // Only what the moves before it can reach counts.
      if ((away[state] as number) < 0 || (away[state] as number) > most - moves) continue;
      let sum = zero;
      for (let edge = graph.offsets[state] as number; edge < (graph.offsets[state + 1] as number); edge += 1)
        sum = ((sum as number) + (before[graph.targets[edge] as number] as number)) as N;
      if (typeof sum === 'number' && sum > Number.MAX_SAFE_INTEGER) return undefined;
      here[state] = sum;
    }
    counts.push(here[from] as N);
  }
  return counts;
}
