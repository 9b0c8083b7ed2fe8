import type { Node } from '../play/index.js';
import type { Scenario } from '../scenario/index.js';
import type { StateGraph } from './graph/graph.js';
import { type GrowingGraph, growingGraph, ROOM } from './graph/growing.js';
import { type Inquiry, inquire, originOf, pointOf } from './inquiry.js';
import type { Job } from './job.js';
import { OutgrownError } from './odds/chain.js';
import type { Odds } from './odds/odds.js';
import { type Estimate, mean, share, type Tally } from './odds/tally.js';
import { endOf, type Ground, walkRuns } from './odds/walk.js';
import type { Policy } from './policy/schema.js';

/** What is exact, or else by runs alone: of a machine that is too large to explore, or for what is asked of it. */
export function exactOr<T>({ complete }: StateGraph, exact: () => T, walked: () => T): T {
  if (!complete) return walked();
  try {
    return exact();
  } catch (error) {
    if (error instanceof OutgrownError) return walked();
    throw error;
  }
}

/** Runs behind each figure beside the main ones: other policies, points of a sweep. */
export const SIDE_RUNS = 2_000;
/** Things that may happen that are kept, at most, before a walk begins on fresh ground: some 150 MB. */
const MOST_KEPT = 1 << 22;

/** What is walked: a scenario's crisis under a policy, from a node of a path. */
export interface WalkOptions {
  /** The graph as far as it was explored; only its model, and the hours of its deadlines, are used. */
  graph: StateGraph;
  scenario: Scenario;
  policy: Policy;
  from: Node;
  outcomes?: readonly string[] | undefined;
  seed: number;
}

/** Runs on a machine that is too large to explore: its steps are worked out as runs come by. */
export class Walker {
  readonly #options: WalkOptions;
  #ground: (Ground & { graph: GrowingGraph; inquiry: Inquiry }) | undefined;

  constructor(options: WalkOptions) {
    this.#options = options;
  }

  readonly #fresh = () => {
    const known = this.#ground;
    if (known && known.graph.size() < ROOM / 2 && (known.behaviour.choices.begins.at(-1) ?? 0) < MOST_KEPT)
      return known;
    const { graph: explored, scenario, policy, from, outcomes } = this.#options;
    const graph = growingGraph(explored.model, explored.events);
    const inquiry = inquire(graph, scenario, policy, outcomes);
    const origin = originOf(inquiry, pointOf(inquiry, from));
    this.#ground = { graph, inquiry, behaviour: inquiry.behaviour, ends: inquiry.ends, origin };
    return this.#ground;
  };

  /** Names of the ends of runs. */
  get ends(): readonly string[] {
    return this.#fresh().ends.names;
  }

  /** Whether the scenario branches so much that its furthest steps were left to the policy. */
  get cut(): boolean {
    return this.#fresh().inquiry.scripted.cut();
  }

  /** The end that a run has come to at a node of the path; undefined where it goes on. */
  endedAt(node: Node): string | undefined {
    const { inquiry, ends, behaviour } = this.#fresh();
    const { state, memory } = originOf(inquiry, pointOf(inquiry, node));
    return ends.names[endOf(ends, behaviour, state, memory)];
  }

  /** The runs from one number to before another. @throws CancelledError when it is stopped */
  runs(from: number, to: number, job?: Job): Tally {
    return walkRuns(this.#fresh, this.#options.seed, from, to, job);
  }
}

/** What simulated runs say of each outcome, and of hours and tension. */
export interface Simulated {
  /** Share of the runs that came to each end, 0-1. */
  ends: Record<string, Estimate>;
  /** Of the runs that ended. */
  hours: Estimate;
  /** The mean of the highest tension of each run, 0-10. */
  peakTension: Estimate;
  /** Share of runs that were still going after MOST_STEPS steps. */
  unfinished: Estimate;
}

/** The figures behind a tally; undefined where no run was made. */
export function simulatedOf({ ends, tally }: { ends: readonly string[]; tally: Tally }): Simulated | undefined {
  if (tally.runs === 0) return undefined;
  const ended = tally.runs - tally.unfinished;
  return {
    ends: Object.fromEntries(ends.map((name, index) => [name, share(tally.ends[index] ?? 0, tally.runs)])),
    hours: inHours(mean(tally.minutes.sum, Number(tally.minutes.squares), ended)),
    peakTension: mean(tally.peak.sum, tally.peak.squares, tally.runs),
    unfinished: share(tally.unfinished, tally.runs),
  };
}

function inHours({ value, low, high }: Estimate): Estimate {
  return { value: value / 60, low: low / 60, high: high / 60 };
}

/** The odds, and the mean of the highest tension, as simulated runs say; undefined where no run was made. */
export function simulatedOdds(of: {
  ends: readonly string[];
  tally: Tally;
}): (Odds & { peakTension: number }) | undefined {
  const simulated = simulatedOf(of);
  return (
    simulated && {
      ends: Object.fromEntries(Object.entries(simulated.ends).map(([name, { value }]) => [name, value])),
      never: simulated.unfinished.value,
      hours: of.tally.unfinished > 0 ? null : simulated.hours.value,
      peakTension: simulated.peakTension.value,
    }
  );
}
