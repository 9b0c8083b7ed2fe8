import type { StateGraph } from '../graph/graph.js';
import { type Job, stage } from '../job.js';
import type { Behaviour } from '../policy/behaviour.js';
import { type Chain, chainOf, endReached, type Origin } from './chain.js';
import type { Ends } from './ends.js';
import { residualOf, type Solution, solve } from './solve.js';
import { peakSystem, type System, systemOf } from './system.js';

/** How likely each end is from somewhere, exactly. */
export interface Odds {
  /** Probability of each end. */
  ends: Record<string, number>;
  /** Probability that no end ever comes: everybody goes round for ever, or nobody can or will act. */
  never: number;
  /** Expected hours until the end; null where it may never come. */
  hours: number | null;
}

/** The odds from several places under one behaviour, and what they rest on. */
export interface Solved {
  chain: Chain;
  system: System;
  /** With the largest difference between the two sides of an equation, relative to the value where that is above 1. */
  solution: Solution & { residual: number };
  /** By origin. */
  odds: Odds[];
}

/**
 * The exact odds from some origins: an absorbing Markov chain over everything that can follow, solved.
 *
 * @param options.settled when an iteration is done, as `solve` has it; default: as exactly as can be
 * @param options.most nodes the chain may have; default: MOST_NODES
 * @throws CancelledError when it is stopped
 * @throws OutgrownError when the chain would have more nodes
 */
export function solveOdds(
  graph: StateGraph,
  behaviour: Behaviour,
  ends: Ends,
  origins: readonly Origin[],
  { job, settled, most }: { job?: Job | undefined; settled?: number | undefined; most?: number | undefined } = {},
): Solved {
  const chain = chainOf(graph, behaviour, ends, origins, stage(job, 0, 0.3), most);
  const system = systemOf(chain, stage(job, 0.3, 0.45));
  const solved = solve(system, stage(job, 0.45, 0.95), settled);
  const solution = { ...solved, residual: residualOf(system, solved, stage(job, 0.95, 1)) };
  const { width } = system;
  const odds = Array.from(chain.origins, (origin): Odds => {
    const ended = origin < 0 ? endReached(origin).end : -1;
    const at = (column: number) => (origin < 0 ? 0 : (solution.values[origin * width + column] as number));
    const shares = chain.ends.map(
      (name, end) => [name, origin < 0 ? Number(end === ended) : Math.min(1, at(1 + end))] as const,
    );
    const doubtful = origin >= 0 && solution.doubtful[origin] === 1;
    return {
      ends: Object.fromEntries(shares),
      never: doubtful ? Math.max(0, 1 - shares.reduce((sum, [, share]) => sum + share, 0)) : 0,
      hours: doubtful ? null : at(0),
    };
  });
  return { chain, system, solution, odds };
}

/** Nobody reads more digits of an expected tension than these. */
const PEAK_SETTLED = 1e-11;

/**
 * The expected highest tension from an origin on, its own included.
 *
 * @param tension at the origin
 * @throws CancelledError when it is stopped
 */
export function expectedPeak({ chain, system }: Solved, origin: number, tension: number, job?: Job): number {
  const node = chain.origins[origin] as number;
  const { levels } = chain;
  if (node < 0 || levels === 0) return tension;
  const { values } = solve(peakSystem(chain, system, stage(job, 0, 0.05)), stage(job, 0.05, 1), PEAK_SETTLED);
  let sum = 0;
  for (let column = 0; column < levels; column += 1) sum += values[node * levels + column] as number;
  return sum;
}
