import type { Outcome } from '../model/index.js';
import type { Node } from '../play/index.js';
import type { Scenario } from '../scenario/index.js';
import { type DecisionPoint, decide } from './decisive.js';
import { countOf, type StateGraph } from './graph/graph.js';
import { inquire } from './inquiry.js';
import { ExploreError, type Job } from './job.js';
import { type Dice, diceOf } from './odds/dice.js';
import { expectedPeak, hoursOf, type Odds } from './odds/odds.js';
import { simulate } from './odds/simulate.js';
import { type Estimate, emptyTally, mean, share, type Tally } from './odds/tally.js';
import type { Policy } from './policy/schema.js';

export interface FindingsOptions {
  graph: StateGraph;
  scenario: Scenario;
  policy: Policy;
  /** The path, from the start of a session to its end. */
  nodes: readonly Node[];
  /** The node of the path that the odds are asked from. */
  from: Node;
  /** Outcomes that end a run; default: all. */
  outcomes?: readonly Outcome[] | undefined;
  /** Every enabled move counts as an alternative. */
  free?: boolean | undefined;
  seed: number;
  runs: number;
  /** Which of the runs are made here: the first, and the one after the last. Default: all. */
  range?: readonly [number, number] | undefined;
  job?: Job | undefined;
  /** Told of the simulated runs so far, so that they are kept should the work be stopped. */
  keep?: ((findings: Findings) => void) | undefined;
}

/** What follows from a scenario under a policy, from one step of a path on. Plain data. */
export interface Findings {
  scenario: string;
  policy: string;
  /** Id of the step after which the odds are, or `start`. */
  from: string;
  graph: { configurations: number; transitions: number };
  ends: readonly string[];
  exact: Odds & { peakTension: number; residual: number; nodes: number };
  seed: number;
  /** Runs that were asked for; the tally holds those that were made. */
  runs: number;
  tally: Tally;
  points: DecisionPoint[];
  /** What a person should know of these figures. */
  notes: string[];
}

/**
 * The odds of each outcome, exact and simulated, and the decisive moments of a path.
 *
 * @throws CancelledError when it is stopped; what was simulated is with `keep`
 */
export function findings(options: FindingsOptions): Findings {
  const { graph, scenario, policy, nodes, from, outcomes, seed, runs, job } = options;
  const inquiry = inquire(graph, scenario, policy, outcomes);
  const origin = nodes.indexOf(from);
  if (origin < 0) throw new ExploreError('The odds are asked from a position that is not on the path.');
  const { points, solved } = decide(inquiry, nodes, { free: options.free, job });
  const odds = solved.odds[origin] as Odds;
  const tension = from.walk.position.snapshot.context.tension;
  const made: Findings = {
    scenario: scenario.id,
    policy: policy.id,
    from: from.step ?? (from.parent ? `${from.kind}-${from.id}` : 'start'),
    graph: countOf(graph),
    ends: solved.chain.ends,
    exact: {
      ...odds,
      peakTension: expectedPeak(solved, origin, tension, job),
      residual: solved.solution.residual,
      nodes: solved.chain.states.length,
    },
    seed,
    runs,
    tally: emptyTally(solved.chain.ends.length),
    points,
    notes: notesOn(options, odds, inquiry.scripted?.cut() ?? false),
  };
  options.keep?.(made);
  const [first, last] = options.range ?? [0, runs];
  if (last <= first) return made;
  const dice: Dice = diceOf(solved.chain, hoursOf(graph));
  const tally = simulate(dice, {
    origin: solved.chain.origins[origin] as number,
    tension,
    seed,
    from: first,
    to: last,
    ...job,
    keep: (sofar) => options.keep?.({ ...made, tally: sofar }),
  });
  return { ...made, tally };
}

function notesOn({ graph, policy, from }: FindingsOptions, odds: Odds, cut: boolean): string[] {
  const notes: string[] = [];
  if (graph.message) notes.push(graph.message);
  if (policy.script && !from.script)
    notes.push('Here the script was left, so the scenario has no weights; the policy’s own decide.');
  if (cut) notes.push('The scenario branches so much that its furthest steps were left to the policy’s own weights.');
  if (odds.never > 0)
    notes.push(
      'Under this policy a run may never end: everybody may go round for ever, or nobody act. So there is no expected number of hours.',
    );
  return notes;
}

/** What simulated runs say of each outcome, and of hours and tension. */
export interface Simulated {
  ends: Record<string, Estimate>;
  /** Of the runs that ended. */
  hours: Estimate;
  peakTension: Estimate;
  /** Share of runs that were still going after MOST_STEPS steps. */
  unfinished: Estimate;
}

/** The figures behind a tally; undefined where no run was made. */
export function simulatedOf({ ends, tally }: Pick<Findings, 'ends' | 'tally'>): Simulated | undefined {
  if (tally.runs === 0) return undefined;
  const ended = tally.runs - tally.unfinished;
  return {
    ends: Object.fromEntries(ends.map((name, index) => [name, share(tally.ends[index] ?? 0, tally.runs)])),
    hours: mean(tally.hours.sum, Number(tally.hours.squares), ended),
    peakTension: mean(tally.peak.sum, tally.peak.squares, tally.runs),
    unfinished: share(tally.unfinished, tally.runs),
  };
}
