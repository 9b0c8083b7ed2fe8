import type { Node } from '../play/index.js';
import type { Scenario } from '../scenario/index.js';
import type { StateGraph } from './graph/graph.js';
import { inquire, originOf, pointOf } from './inquiry.js';
import type { Job } from './job.js';
import { type Odds, solveOdds } from './odds/odds.js';
import type { Policy } from './policy/schema.js';
import { exactOr, SIDE_RUNS, simulatedOdds, Walker } from './simulated.js';

/** Where odds are asked for, and under which policy. */
export interface OddsAtOptions {
  /** The state graph of the machine: `graphOf(model)`. */
  graph: StateGraph;
  /** The scenario that was played. */
  scenario: Scenario;
  /** How the simulated actors choose. */
  policy: Policy;
  /** Nodes of sessions of that scenario. */
  nodes: readonly Node[];
  /** Outcomes that end a run; default: all. */
  outcomes?: readonly string[] | undefined;
  /** When an iteration is done, as `solve` has it; default: as exactly as can be. */
  settled?: number | undefined;
  /** Nodes of a chain past which odds are simulated. Default: 2,000,000. */
  most?: number | undefined;
  /** Seed of the runs where the machine is too large to explore; default: 0. */
  seed?: number | undefined;
}

/** Odds from several nodes. Plain data. */
export interface OddsAt {
  /** Of each node. */
  odds: Odds[];
  /** Runs that each of them was simulated with, where the machine is too large to explore; null: they are exact. */
  runs: number | null;
}

/**
 * The odds from several nodes: exact, of one chain that is solved once; simulated where the machine is too large to
 * explore.
 *
 * @throws CancelledError when it is stopped
 */
export function oddsAt(
  { graph, scenario, policy, nodes, outcomes, settled, most, seed = 0 }: OddsAtOptions,
  job?: Job,
): OddsAt {
  const walked = (): OddsAt => {
    const simulated = nodes.map((from): Odds => {
      const walker = new Walker({ graph, scenario, policy, from, outcomes, seed });
      const tally = walker.runs(0, SIDE_RUNS, { signal: job?.signal });
      const { peakTension: _, ...odds } = simulatedOdds({ ends: walker.ends, tally }) ?? { peakTension: 0 };
      return odds as Odds;
    });
    return { odds: simulated, runs: SIDE_RUNS };
  };
  const exact = (): OddsAt => {
    const inquiry = inquire(graph, scenario, policy, outcomes);
    const origins = nodes.map((node) => originOf(inquiry, pointOf(inquiry, node)));
    const { odds } = solveOdds(graph, inquiry.behaviour, inquiry.ends, origins, { job, settled, most });
    return { odds, runs: null };
  };
  return exactOr(graph, exact, walked);
}
