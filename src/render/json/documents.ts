import type { Configuration, Model } from '../../model/index.js';
import type { Comparison, PathOutcome, PathStep, PlayedPath } from '../../play/index.js';
import { type Level, modelOf, type Scenario } from '../../scenario/index.js';

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
  | 'hours'
  | 'goldstein'
  | 'alternatives'
  | 'sources'
  | 'disputed'
> & {
  /** Which of several that act in this role, where the step names one. */
  party?: string;
  /** The picture to it, where it has one. */
  picture?: NonNullable<PathStep['picture']>;
  /** Why the move only nearly fits what happened, where it does. */
  nearly?: string;
  /** What the author of the scenario set with a fact. */
  set?: Readonly<Record<string, string | number>>;
  /** The model's measure after the step; null where it has none. */
  tension: number | null;
};

/** Where a path ends, as the commands print it. */
export type OutcomeDocument = Pick<PathOutcome, 'phase' | 'hours'> & {
  /** The highest that the model's measure was on the way; null where it has none. */
  peakTension: number | null;
};

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
  /** The model's measure at its end; null where it has none. */
  tension: number | null;
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
    model: string;
    years: [number, number];
    level: Level | null;
    regions: string[];
    steps: number;
    path: { steps: number; decisions: number; outcome: OutcomeDocument };
    branches: { id: string; title: string; outcome: OutcomeDocument }[];
  }[];
  models: {
    id: string;
    title: string;
    text: string;
    roles: string[];
    measure: string | null;
    states: number;
    moves: number;
    outcomes: string[];
  }[];
}

/** The states of the regions that are shown: what only counts time is not. */
export function shownStates({ regions }: Model, states: Configuration): Configuration {
  const hidden = regions.filter((region) => region.hidden).map(({ id }) => id);
  return hidden.length === 0
    ? states
    : Object.fromEntries(Object.entries(states).filter(([id]) => !hidden.includes(id)));
}

/** How many states a model has, those counted that hold no others. */
export function statesIn({ regions }: Model): number {
  return regions.reduce((sum, { hidden, leaves }) => sum + (hidden ? 0 : leaves.length), 0);
}

export function stepDocument(model: Model, step: PathStep): StepDocument {
  const { n, id, at, dated, by, party, move, set, title, hours, goldstein } = step;
  const [from, to] = [shownStates(model, step.from), shownStates(model, step.to)];
  const { alternatives, sources, disputed, nearly, picture } = step;
  return {
    ...{ n, id, at, dated, by, ...(party !== null && { party }), move, ...(set && { set }), title, from, to },
    ...{ tension: model.measure ? step.tension : null, hours, goldstein, alternatives, sources, disputed },
    ...(picture !== null && { picture }),
    ...(nearly !== null && { nearly }),
  };
}

export function outcomeDocument(
  { measure }: Model,
  { phase, hours, peakTension }: Pick<PathOutcome, 'phase' | 'hours' | 'peakTension'>,
): OutcomeDocument {
  return { phase, hours, peakTension: measure ? peakTension : null };
}

/** The document of `offramp replay --json`. */
export function replayDocument(scenario: Scenario, path: PlayedPath): ReplayDocument {
  const model = modelOf(scenario);
  return {
    version: JSON_VERSION,
    scenario: scenario.id,
    branch: path.branch,
    steps: path.steps.map((step) => stepDocument(model, step)),
    outcome: outcomeDocument(model, path.outcome),
  };
}

/** The document of `offramp compare --json`. */
export function compareDocument(scenario: Scenario, comparison: Comparison): CompareDocument {
  const model = modelOf(scenario);
  const side = ({ branch, name, state, tension, hours, moves, outcome }: Comparison['a']): ComparedDocument => ({
    ...{ branch, name, state: shownStates(model, state), tension: model.measure ? tension : null, hours, moves },
    outcome: outcomeDocument(model, outcome),
  });
  const { divergence } = comparison;
  const step = (one: PathStep | null) => one && stepDocument(model, one);
  return {
    version: JSON_VERSION,
    scenario: scenario.id,
    divergence: divergence && { after: divergence.after, step: divergence.step?.id ?? null, hours: divergence.hours },
    a: side(comparison.a),
    b: side(comparison.b),
    rows: comparison.rows.map(({ a, b }) => ({ a: step(a), b: step(b) })),
  };
}
