import { mainState, measureOf } from '../model/index.js';
import { idOf, type Node } from '../play/index.js';
import type { Scenario } from '../scenario/index.js';
import { type DecisionPoint, decide, endedAt } from './decisive.js';
import { countOf, type StateGraph, stateOf } from './graph/graph.js';
import { inquire } from './inquiry.js';
import { ExploreError, type Job, stage } from './job.js';
import { type Dice, diceOf } from './odds/dice.js';
import { expectedPeak, type Odds } from './odds/odds.js';
import { type Simulation, simulate } from './odds/simulate.js';
import { emptyTally, type Tally } from './odds/tally.js';
import { type Traffic, trafficFrom } from './odds/traffic.js';
import type { Policy } from './policy/schema.js';
import { exactOr, SIDE_RUNS, simulatedOdds, Walker } from './simulated.js';

/** What findings are made of. */
export interface FindingsOptions {
  /** The state graph of the machine: `graphOf(model)`. */
  graph: StateGraph;
  /** The scenario that was played. */
  scenario: Scenario;
  /** How the simulated actors choose. */
  policy: Policy;
  /** The path, from the start of a session to its end. */
  nodes: readonly Node[];
  /** The node of the path that the odds are asked from. */
  from: Node;
  /** Outcomes that end a run; default: all. */
  outcomes?: readonly string[] | undefined;
  /** Every enabled move counts as an alternative. */
  free?: boolean | undefined;
  /** Nodes of a chain past which odds are simulated. Default: 2,000,000. */
  most?: number | undefined;
  /** Seed of the runs, a whole number. The same seed gives the same runs. */
  seed: number;
  /** How many runs to simulate beside the exact odds; 0 for none. */
  runs: number;
  /** Lets the work be watched and stopped. */
  job?: Job | undefined;
}

/** What follows from a scenario under a policy, from one step of a path on. Plain data. */
export interface Findings {
  /** Id of the scenario. */
  scenario: string;
  /** Id of the policy that every figure rests on. */
  policy: string;
  /** Id of the step after which the odds are, or `start`. */
  from: string;
  /** The size of the state graph. */
  graph: { configurations: number; transitions: number };
  /** The ends that a run may come to, in the order of `tally.ends`. */
  ends: readonly string[];
  /**
   * The exact odds; the expected peak of tension, 0-10; what the solution leaves over; nodes of the chain. Null where
   * the machine is too large to explore: then the tally says all that is known.
   */
  exact: (Odds & { peakTension: number; residual: number; nodes: number }) | null;
  /** Seed of the runs. */
  seed: number;
  /** Runs that were asked for; the tally holds those that were made. */
  runs: number;
  /** What the simulated runs came to. */
  tally: Tally;
  /** The outcome that the path rests in at its end; null where it ends in none. */
  outcome: string | null;
  /** The steps of the path after that one, up to where it comes to rest. */
  points: DecisionPoint[];
  /** What a person should know of these figures. */
  notes: Note[];
}

/** A word of caution: which one, and in English. */
export interface Note {
  /** Which word of caution it is. */
  id: 'simulated' | 'noScript' | 'passes' | 'offScript' | 'cutScript' | 'residual' | 'never';
  /** What it says, in English. */
  text: string;
}

/** What is nearer to 0 or 1 than this is that, but for rounding. */
const CERTAIN = 1e-12;
/** A residual beyond this is worth a word. */
const INEXACT = 1e-13;

/** Exact findings, and what makes the simulated runs to go with them. */
export interface Study {
  /** Without a run made yet. */
  exact: Findings;
  /**
   * Makes the runs from one number to before another.
   *
   * @throws CancelledError when it is stopped; `keep` was told of the runs so far
   */
  simulate(from: number, to: number, job?: Job, keep?: (tally: Tally) => void): Tally;
  /**
   * What these runs are made from, as plain data: whoever is sent it, another worker say, can make them too. Undefined
   * where the machine is too large to explore: whoever makes runs then walks it.
   */
  source(): RunSource | undefined;
  /** Where runs go on the machine; undefined where there are no exact odds. @throws CancelledError when it is stopped */
  traffic(job?: Job): Traffic | undefined;
}

/** All that a run hangs on, besides its number. */
export type RunSource = Pick<Simulation, 'origin' | 'tension' | 'seed'> & { dice: Dice };

/**
 * The exact odds of each outcome and the decisive moments of a path; runs are made when they are asked for. Of a
 * machine that is too large to explore, or under a policy that remembers too much of a large one, there are only the
 * runs.
 *
 * @throws CancelledError when it is stopped
 * @throws ExploreError when the odds are asked from a node that is not on the path
 */
export function study(options: FindingsOptions): Study {
  return exactOr(
    options.graph,
    () => exactStudy(options),
    () => walkedStudy(options),
  );
}

function exactStudy(options: FindingsOptions): Study {
  const { graph, scenario, policy, nodes, from, outcomes, seed, runs, job } = options;
  const inquiry = inquire(graph, scenario, policy, outcomes);
  const origin = nodes.indexOf(from);
  if (origin < 0) throw new ExploreError('The odds are asked from a position that is not on the path.');
  const { points, solved } = decide(inquiry, nodes, {
    free: options.free,
    most: options.most,
    job: stage(job, 0, 0.6),
  });
  const odds = solved.odds[origin] as Odds;
  const rests = nodes.map((node, index) => restsIn(node, solved.odds[index] as Odds));
  // Once it has come to rest, what its script still holds is no longer in play.
  const last = rests.lastIndexOf(undefined) + 1;
  const passed = new Set(nodes.slice(0, last).flatMap((_, at) => (at < origin ? [] : (endedAt(solved, at) ?? []))));
  const tension = measureOf(from.walk.position) ?? 0;
  const exact: Findings = {
    scenario: scenario.id,
    policy: policy.id,
    from: idOf(from),
    graph: countOf(graph),
    ends: solved.chain.ends,
    exact: {
      ...odds,
      peakTension: expectedPeak(solved, origin, tension, stage(job, 0.6, 1)),
      residual: solved.solution.residual,
      nodes: solved.chain.states.length,
    },
    seed,
    runs,
    tally: emptyTally(solved.chain.ends.length),
    outcome: rests.at(-1) ?? null,
    points: points.slice(origin, Math.max(origin, last)),
    notes: notesOn(options, { odds, residual: solved.solution.residual }, inquiry.scripted.cut(), [...passed]),
  };
  let made: RunSource | undefined;
  const source = (): RunSource => {
    made ??= {
      dice: diceOf(solved.chain),
      origin: solved.chain.origins[origin] as number,
      tension,
      seed,
    };
    return made;
  };
  return {
    exact,
    source,
    simulate: (first, last, watched, keep) => makeRuns(source(), first, last, watched, keep),
    traffic: (watched) => trafficFrom(graph, solved, stateOf(graph, from.walk.position.snapshot), origin, watched),
  };
}

/** A study by runs alone. */
function walkedStudy(options: FindingsOptions): Study {
  const { graph, scenario, policy, nodes, from, seed, runs } = options;
  if (!nodes.includes(from)) throw new ExploreError('The odds are asked from a position that is not on the path.');
  const walker = new Walker(options);
  const last = nodes.at(-1);
  const ended = nodes.slice(nodes.indexOf(from), -1).flatMap((node) => walker.endedAt(node) ?? []);
  const exact: Findings = {
    scenario: scenario.id,
    policy: policy.id,
    from: idOf(from),
    graph: countOf(graph),
    ends: walker.ends,
    exact: null,
    seed,
    runs,
    tally: emptyTally(walker.ends.length),
    outcome: (last && walker.endedAt(last)) ?? null,
    points: [],
    notes: notesOn(options, undefined, walker.cut, ended.includes((last && walker.endedAt(last)) ?? '') ? [] : ended),
  };
  return {
    exact,
    source: () => undefined,
    simulate: (first, to, job, keep) => {
      const tally = walker.runs(first, to, job);
      keep?.(tally);
      return tally;
    },
    traffic: () => undefined,
  };
}

/** The odds that findings have, and the mean of the highest tension: exact, or else simulated; undefined before a run is made. */
export function oddsOf(findings: Findings): (Odds & { peakTension: number }) | undefined {
  return findings.exact ?? simulatedOdds(findings);
}

/** The outcome in which a path stands at a node, if that is certain to be the one it rests in. */
function restsIn({ walk }: Node, { ends, hours }: Odds): string | undefined {
  const phase = mainState(walk.position);
  return (ends[phase] ?? 0) > 1 - CERTAIN && hours !== null && hours < CERTAIN ? phase : undefined;
}

/** Makes the runs from one number to before another. @throws CancelledError as `simulate` does */
export function makeRuns(
  { dice, ...start }: RunSource,
  from: number,
  to: number,
  job?: Job,
  keep?: (tally: Tally) => void,
): Tally {
  return simulate(dice, { ...start, from, to, keep, ...job });
}

/** The odds of each outcome, exact and by all the runs, and the decisive moments of a path. @throws as study */
export function findings(options: FindingsOptions): Findings {
  const { exact, simulate: runs } = study(options);
  return options.runs > 0 ? { ...exact, tally: runs(0, options.runs, options.job) } : exact;
}

function notesOn(
  { graph, policy, from }: FindingsOptions,
  exact: { odds: Odds; residual: number } | undefined,
  cut: boolean,
  passed: readonly string[],
): Note[] {
  const notes: Note[] = [];
  const size = graph.keys.length.toLocaleString('en');
  if (!exact)
    notes.push({
      id: 'simulated',
      text: `Simulated: the machine is too large ${graph.complete ? `for exact odds under this policy; it has ${size}` : `to explore; it has more than ${size}`} configurations. Every figure comes from runs alone, of other policies and points of a sweep from ${SIDE_RUNS.toLocaleString('en')} each. Decisive moments and where runs go need exact odds, and are left out.`,
    });
  if (!policy.script)
    notes.push({
      id: 'noScript',
      text: 'This policy does not look at the script: only where the crisis stands counts, and in any scenario that stands there the odds are the same.',
    });
  else if (!from.script)
    notes.push({
      id: 'offScript',
      text: 'Here the script was left, so the scenario has no weights; the policy’s own decide.',
    });
  if (passed.length > 0)
    notes.push({
      id: 'passes',
      text: `The path passes through ${passed.join(' and ')} and goes on, while a run ends there: ${policy.script ? 'the script was left' : 'this policy does not look at the script'}.`,
    });
  if (cut)
    notes.push({
      id: 'cutScript',
      text: 'The scenario branches so much that its furthest steps were left to the policy’s own weights.',
    });
  if (exact && exact.residual > INEXACT)
    notes.push({
      id: 'residual',
      text: `Runs last so long under this policy that the exact figures could be solved only to a residual of ${exact.residual.toExponential(0)}.`,
    });
  if (exact && exact.odds.never > 0)
    notes.push({
      id: 'never',
      text: 'Under this policy a run may never end: everybody may go round for ever, or nobody act. So there is no expected number of hours.',
    });
  return notes;
}
