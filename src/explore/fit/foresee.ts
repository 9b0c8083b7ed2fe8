import { checkpoint, type Job } from '../job.js';
import { policiesOf, policyOf } from '../policy/builtin.js';
import type { Policy } from '../policy/schema.js';
import { type Case, countedIn } from './cases.js';
import { type Fit, type FitOptions, fitCases, logChance } from './fit.js';

/** Something that was named but is no case, and why. */
export interface LeftAside {
  name: string;
  why: string;
}

/** How well the moves of a crisis are foreseen by weights that were fitted to all the others. */
export interface LeftOut {
  /** Id of its scenario. */
  case: string;
  /** How many moves it has. */
  moves: number;
  /** Sum of the logarithms of how likely each move was, under the weights fitted to the others. */
  fitted: number;
  /** The same under `uniform`. */
  uniform: number;
}

/** All that `offramp fit` says. */
export interface Fitted {
  model: string;
  cases: readonly Case[];
  left: readonly LeftAside[];
  spread: number;
  fit: Fit;
  /** A crisis each, as many as were done; none where there is one only. */
  leftOut: readonly LeftOut[];
  /** Policies that come with Offramp, on all cases: their figures rest on none of them. */
  others: readonly { policy: string; mean: number }[];
}

/** The moves of one crisis, foreseen from all the others. @param at which one it is */
export function leaveOut(cases: readonly Case[], at: number, options: FitOptions, job?: Job): LeftOut {
  const out = cases[at] as Case;
  checkpoint(job, at, cases.length);
  const { policy } = fitCases(
    cases.filter((each) => each !== out),
    options,
    job,
  );
  const uniform = policyOf(out.graph.model, 'uniform') as Policy;
  return { case: out.id, moves: countedIn(out), fitted: logChance(out, policy), uniform: logChance(out, uniform) };
}

/** How well policies that come with Offramp and need no script foresee the moves of some cases: the mean logarithm a move. */
export function foreseenBy(cases: readonly Case[]): Fitted['others'] {
  const model = cases[0]?.graph.model;
  const moves = cases.reduce((sum, each) => sum + countedIn(each), 0);
  const policies = model ? policiesOf(model).filter(({ script }) => !script) : [];
  return policies.map((policy) => ({
    policy: policy.id,
    mean: cases.reduce((sum, each) => sum + logChance(each, policy), 0) / moves,
  }));
}

/** Several crises that were left out, together: means a move, and in how many the fitted weights foresaw better. */
export function together(leftOut: readonly LeftOut[]): {
  moves: number;
  fitted: number;
  uniform: number;
  better: number;
} {
  const sum = (read: (each: LeftOut) => number) => leftOut.reduce((all, each) => all + read(each), 0);
  const moves = sum((each) => each.moves);
  return {
    moves,
    fitted: sum(({ fitted }) => fitted) / moves,
    uniform: sum(({ uniform }) => uniform) / moves,
    better: leftOut.filter(({ fitted, uniform }) => fitted > uniform).length,
  };
}

/** Among how many equally likely moves one would be as hard to foresee. @param mean of the logarithms a move */
export function perplexity(mean: number): number {
  return Math.exp(-mean);
}
