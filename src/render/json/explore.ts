import {
  type Alternative,
  type Findings,
  oddsOf,
  type Property,
  type Route,
  type RouteAct,
  ranked,
  routeLegs,
  routeTotals,
  type Shard,
  type StateGraph,
  type SweepPoint,
  simulatedOf,
  type Verdict,
} from '../../explore/index.js';
import { JSON_VERSION } from './documents.js';

export interface OddsDocument {
  /** Exact probability; null where the machine is too large to explore. */
  exact: number | null;
  /** Share of the simulated runs, and its 95 % interval; null where none was made. */
  simulated: number | null;
  low: number | null;
  high: number | null;
}

/** Why there are no exact odds. */
export const TOO_LARGE = 'the machine is too large to explore';

export interface ExploreDocument {
  version: typeof JSON_VERSION;
  scenario: string;
  policy: string;
  from: string;
  graph: { configurations: number; transitions: number };
  outcomes: Record<string, OddsDocument>;
  /** There where every figure comes from simulated runs alone: why. */
  simulated?: typeof TOO_LARGE;
  never: number | null;
  expected: { hours: number | null; peakTension: number | null };
  path: { step: string; before: Record<string, number>; after: Record<string, number> }[];
  decisive: { step: string; alternative: string; moved: number; delta: Record<string, number> }[];
  seed: number;
  runs: number;
  residual: number | null;
  notes: string[];
  sweep?: SweepDocument;
  /** The odds where nobody acts a third and three times as often as the policy says; not there beside a sweep. */
  nobody?: SweepDocument['points'];
}

export interface SweepDocument {
  axes: { parameter: string; values: readonly number[] }[];
  points: { at: Record<string, number>; outcomes: Record<string, number>; never: number; hours: number | null }[];
}

/** The document of `offramp explore --json` and of `offramp merge --json`. `runs` are those that were made. */
export function exploreDocument(
  findings: Findings,
  sweep?: Shard['sweep'],
  nobody: readonly SweepPoint[] = [],
): ExploreDocument {
  const { scenario, policy, from, graph, ends, exact, points, seed, tally, notes } = findings;
  const simulated = simulatedOf(findings);
  const odds = oddsOf(findings);
  return {
    version: JSON_VERSION,
    scenario,
    policy,
    from,
    graph,
    outcomes: Object.fromEntries(
      ends.map((name): [string, OddsDocument] => {
        const estimate = simulated?.ends[name];
        const figures = {
          simulated: estimate?.value ?? null,
          low: estimate?.low ?? null,
          high: estimate?.high ?? null,
        };
        return [name, { exact: exact ? (exact.ends[name] ?? 0) : null, ...figures }];
      }),
    ),
    ...(!exact && { simulated: TOO_LARGE }),
    never: odds?.never ?? null,
    expected: { hours: odds?.hours ?? null, peakTension: odds?.peakTension ?? null },
    path: points.map(({ step, before, after }) => ({ step, before: before.ends, after: after.ends })),
    decisive: ranked(points).map(({ point, alternative }) => decisiveDocument(point.step, alternative)),
    seed,
    runs: tally.runs,
    residual: exact?.residual ?? null,
    notes: notes.map(({ text }) => text),
    ...(sweep && { sweep: sweepDocument(sweep) }),
    ...(nobody.length > 0 && { nobody: nobody.map(pointDocument) }),
  };
}

function decisiveDocument(step: string, { id, moved, delta }: Alternative): ExploreDocument['decisive'][number] {
  return { step, alternative: id, moved, delta };
}

function sweepDocument({ axes, points }: NonNullable<Shard['sweep']>): SweepDocument {
  return {
    axes,
    points: points.map(pointDocument),
  };
}

function pointDocument({ at, odds }: SweepPoint): SweepDocument['points'][number] {
  return { at, outcomes: odds.ends, never: odds.never, hours: odds.hours };
}

export interface RouteDocument {
  moves: {
    move: string;
    by: string | null;
    target: string | null;
    hours: number;
    goldstein: number;
    to: Record<string, string>;
    tension: number | null;
  }[];
  hours: number;
  goldstein: number;
  hostility: number;
  onTime: boolean;
  acts: RouteAct[];
}

/** A path, move by move. */
export function routeDocument(
  graph: StateGraph,
  route: Route,
  { acts, onTime }: { acts: RouteAct[]; onTime: boolean },
): RouteDocument {
  const legs = routeLegs(graph, route);
  const { measure } = graph.model;
  return {
    moves: legs.map(({ event, to: { context, ...to } }) => ({
      move: event.move?.type ?? `deadline:${event.deadline ?? ''}`,
      by: event.move?.by ?? null,
      target: event.move?.target ?? null,
      hours: event.hours,
      goldstein: event.goldstein,
      to: to as Record<string, string>,
      tension: measure ? Number(context[measure.name]) : null,
    })),
    ...routeTotals(legs),
    onTime,
    acts,
  };
}

export interface PathsDocument {
  version: typeof JSON_VERSION;
  scenario: string;
  from: string;
  by: string;
  paths: ({ to: string } & RouteDocument)[];
  /** Ways of exactly so many moves to each goal, as text since they outgrow a number. */
  ways: { to: string; counts: string[] }[];
  /** Configurations that can be reached in at most 0, 1, 2 … moves. */
  reachable: number[];
  notes: string[];
}

export interface ProveDocument {
  version: typeof JSON_VERSION;
  scenario: string;
  from: string;
  property: Property;
  text: string;
  holds: boolean;
  examined: number;
  complete: boolean;
  /** A path that shows it or breaks it; null where none is needed. */
  path: RouteDocument | null;
  /** How many moves of the path come before the circle it ends in; null where it ends in none. */
  loop: number | null;
  alwaysPossible: boolean | null;
  /** Whether no configuration could meet what is claimed, or every one would; null where it hangs on what happens. */
  trivial: 'never' | 'always' | null;
}

/** The document of `offramp prove --json`. */
export function proveDocument(
  scenario: string,
  from: string,
  text: string,
  verdict: Verdict,
  path: RouteDocument | undefined,
): ProveDocument {
  return {
    version: JSON_VERSION,
    scenario,
    from,
    property: verdict.property,
    text,
    holds: verdict.holds,
    examined: verdict.examined,
    complete: verdict.complete,
    path: path ?? null,
    loop: verdict.shown?.loop ?? null,
    alwaysPossible: verdict.alwaysPossible ?? null,
    trivial: verdict.trivial ?? null,
  };
}
