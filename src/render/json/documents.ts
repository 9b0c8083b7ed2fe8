import type { Comparison, PathOutcome, PathStep, PlayedPath } from '../../play/index.js';
import type { Scenario } from '../../scenario/index.js';

/** Version of every JSON document that Offramp prints; raised when a field changes its meaning. */
export const JSON_VERSION = 1;

/** A step of a path, as the commands print it. */
export type StepDocument = Pick<
  PathStep,
  | 'n'
  | 'id'
  | 'at'
  | 'dated'
  | 'by'
  | 'move'
  | 'title'
  | 'from'
  | 'to'
  | 'tension'
  | 'hours'
  | 'goldstein'
  | 'alternatives'
  | 'sources'
  | 'disputed'
>;

/** Where a path ends, as the commands print it. */
export type OutcomeDocument = Pick<PathOutcome, 'phase' | 'hours' | 'peakTension'>;

/** The document of `offramp replay --json`. */
export interface ReplayDocument {
  /** Version of the document. */
  version: typeof JSON_VERSION;
  /** Id of the scenario. */
  scenario: string;
  /** Id of the branch. */
  branch: string;
  /** The steps of the path, in order. */
  steps: StepDocument[];
  /** Where it ends. */
  outcome: OutcomeDocument;
}

/** One of the two paths of `offramp compare --json`. */
export interface ComparedDocument {
  /** Id of the branch. */
  branch: string;
  /** What it is called. */
  name: string;
  /** The active states at its end. */
  state: PathStep['to'];
  /** Tension at its end, 0-10. */
  tension: number;
  /** Simulated hours since the start, at its end. */
  hours: number;
  /** Moves made on it, waits and deadlines not counted. */
  moves: number;
  /** Where it ends. */
  outcome: OutcomeDocument;
}

/** The document of `offramp compare --json`. */
export interface CompareDocument {
  /** Version of the document. */
  version: typeof JSON_VERSION;
  /** Id of the scenario. */
  scenario: string;
  /** How many steps both share, and the hour at which they part; null when one holds the other. */
  divergence: { after: number; step: string | null; hours: number } | null;
  /** The first path. */
  a: ComparedDocument;
  /** The second path. */
  b: ComparedDocument;
  /** Side by side from the first step they do not share. */
  rows: { a: StepDocument | null; b: StepDocument | null }[];
}

export interface ListDocument {
  version: typeof JSON_VERSION;
  scenarios: {
    id: string;
    title: string;
    summary: string;
    extends: string | null;
    steps: number;
    branches: { id: string; title: string; outcome: OutcomeDocument }[];
  }[];
}

export function stepDocument(step: PathStep): StepDocument {
  const { n, id, at, dated, by, move, title, from, to, tension, hours, goldstein, alternatives, sources, disputed } =
    step;
  return { n, id, at, dated, by, move, title, from, to, tension, hours, goldstein, alternatives, sources, disputed };
}

export function outcomeDocument({ phase, hours, peakTension }: PathOutcome): OutcomeDocument {
  return { phase, hours, peakTension };
}

/** The document of `offramp replay --json`. */
export function replayDocument(scenario: Scenario, path: PlayedPath): ReplayDocument {
  return {
    version: JSON_VERSION,
    scenario: scenario.id,
    branch: path.branch,
    steps: path.steps.map(stepDocument),
    outcome: outcomeDocument(path.outcome),
  };
}

/** The document of `offramp compare --json`. */
export function compareDocument(scenario: Scenario, comparison: Comparison): CompareDocument {
  const side = ({ branch, name, state, tension, hours, moves, outcome }: Comparison['a']): ComparedDocument => ({
    branch,
    name,
    state,
    tension,
    hours,
    moves,
    outcome: outcomeDocument(outcome),
  });
  const { divergence } = comparison;
  return {
    version: JSON_VERSION,
    scenario: scenario.id,
    divergence: divergence && { after: divergence.after, step: divergence.step?.id ?? null, hours: divergence.hours },
    a: side(comparison.a),
    b: side(comparison.b),
    rows: comparison.rows.map(({ a, b }) => ({ a: a && stepDocument(a), b: b && stepDocument(b) })),
  };
}
