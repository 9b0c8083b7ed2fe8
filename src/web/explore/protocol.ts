import type {
  Axis,
  Findings,
  Measure,
  Odds,
  Policy,
  RouteAct,
  RouteTotals,
  SweepPoint,
  Tally,
  Traffic,
} from '../../explore/index.js';
import type { ModelSource } from '../../model/index.js';
import type { NodeId, Run } from '../../play/index.js';
import type { Scenario } from '../../scenario/index.js';

/** The path that a question is about, and from where on it: a node of the run, or a step that is still to come. */
export interface Place {
  scenario: Scenario;
  /** Replayed by the worker, so both have the same nodes. */
  run: Run;
  from: { node: NodeId } | { step: string };
  /** Tells it from every other place that was asked about. */
  key: string;
}

/** What the worker is asked. */
export type Question =
  | {
      kind: 'study';
      place: Place;
      policy: Policy;
      /** The policies that it is compared with. */
      others: readonly Policy[];
      /** A figure of the policy for whose values the odds are told as well. */
      range: Axis | undefined;
      free: boolean;
      seed: number;
      runs: number;
      /** What the shortest ways out are short by; undefined where they are known. */
      measure: Measure | undefined;
    }
  | { kind: 'ways'; place: Place; measure: Measure }
  | { kind: 'claim'; place: Place; text: string }
  | { kind: 'map'; place: Place; policy: Policy; axes: Axis[] };

export interface Asked {
  id: number;
  question: Question;
  /** The model that its scenario names, of which the worker knows none; undefined where the scenario brings its own. */
  source: ModelSource | undefined;
}

/** A move of a path that was found, and where it leads. */
export interface Leg {
  move: string;
  by?: string | undefined;
  /** The state of the model’s first region that it leads to. */
  state: string;
  /** The measure there, where the model has one. */
  measured: number | undefined;
}

/** A path that was found: move by move, and as a session goes it. */
export interface Way {
  legs: Leg[];
  totals: RouteTotals;
  acts: RouteAct[];
  /** Whether the simulated clock lets it through. */
  onTime: boolean;
}

/** The ways to an outcome, and how many ways of at most `most` moves end there, as text since they outgrow a number. */
export interface WaysTo {
  to: string;
  ways: Way[];
  count: string;
  most: number;
}

export interface Verdict {
  text: string;
  kind: 'never' | 'always' | 'eventually' | 'possibly' | 'until';
  holds: boolean;
  examined: number;
  /** Shows it or breaks it. */
  way?: Way | undefined;
  /** How many moves come before the circle that it ends in. */
  loop?: number | undefined;
  alwaysPossible?: boolean | undefined;
  trivial?: 'never' | 'always' | undefined;
}

/** What the worker is busy with. */
export type Stage = 'graph' | 'odds' | 'traffic' | 'runs' | 'ways' | 'policies' | 'claim' | 'map';

/** What the worker begins a question with. */
export function firstStage({ kind }: Question): Stage {
  return kind === 'ways' ? 'ways' : 'graph';
}

/** What was found, in as many parts as there are. */
export type Finding =
  | { part: 'findings'; findings: Findings }
  | { part: 'traffic'; traffic: Traffic }
  | { part: 'tally'; tally: Tally }
  | { part: 'ways'; measure: Measure; ways: WaysTo[] }
  /** The odds under one of the other policies, by its place among them. */
  | { part: 'under'; other: number; odds: Odds }
  /** The odds at one value of the range. */
  | { part: 'ranged'; point: SweepPoint }
  | { part: 'verdict'; verdict: Verdict }
  | { part: 'point'; point: SweepPoint };

/** What the worker answers: what it found, and how it gets on; the last is `done` or `failed`. */
export type Part =
  | Finding
  | { part: 'stage'; stage: Stage; done: number; of: number }
  | { part: 'done' }
  /** `message` is for people; `own` where it is none that the question deserved. */
  | { part: 'failed'; message: string; own: boolean };

export interface Answer {
  id: number;
  part: Part;
}
