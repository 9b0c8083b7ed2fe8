import { countedIn, type Fitted, type KeptOut, type Policy, perplexity, together } from '../../explore/index.js';
import { JSON_VERSION } from './documents.js';

interface Foreseen {
  logLikelihood: number | null;
  perplexity: number | null;
}

export interface FitDocument {
  version: typeof JSON_VERSION;
  model: string;
  crises: { scenario: string; moves: number; keptOut: KeptOut }[];
  left: { name: string; why: string }[];
  prior: { mean: 0; standardDeviation: number };
  weights: {
    of: string;
    name: string;
    weight: number;
    log: number;
    standardError: number;
    taken: number;
    possible: number;
  }[];
  leftOut: { scenario: string; moves: number; fitted: Foreseen; uniform: Foreseen }[];
  outOfSample: { crises: number; better: number; moves: number; fitted: Foreseen; uniform: Foreseen } | null;
  policies: ({ policy: string } & Foreseen)[];
  policy: Policy;
}

/** Null where what happened was ruled out. */
const foreseen = (mean: number): Foreseen =>
  Number.isFinite(mean)
    ? { logLikelihood: mean, perplexity: perplexity(mean) }
    : { logLikelihood: null, perplexity: null };

/** The document of `offramp fit --json`. */
export function fitDocument({ model, cases, left, spread, fit, leftOut, others }: Fitted): FitDocument {
  const all = together(leftOut);
  return {
    version: JSON_VERSION,
    model,
    crises: cases.map((each) => ({ scenario: each.id, moves: countedIn(each), keptOut: each.keptOut })),
    left: [...left],
    prior: { mean: 0, standardDeviation: spread },
    weights: fit.weights.map(({ error, ...weight }) => ({ ...weight, standardError: error })),
    leftOut: leftOut.map(({ case: scenario, moves, fitted, uniform }) => ({
      scenario,
      moves,
      fitted: foreseen(fitted / moves),
      uniform: foreseen(uniform / moves),
    })),
    outOfSample:
      leftOut.length === 0
        ? null
        : {
            crises: leftOut.length,
            better: all.better,
            moves: all.moves,
            fitted: foreseen(all.fitted),
            uniform: foreseen(all.uniform),
          },
    policies: others.map(({ policy, mean }) => ({ policy, ...foreseen(mean) })),
    policy: fit.policy,
  };
}
