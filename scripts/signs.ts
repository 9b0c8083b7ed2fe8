/**
 * Whether odds have the signs that anybody would expect, over the real paths of crises: what hurts does not lower the
 * chance of the worst end, what soothes does not raise it, and a milder policy does not raise it.
 */
import type { StateGraph, StateId } from '../src/explore/graph/graph.js';
import { stateOf } from '../src/explore/graph/graph.js';
import { playedNodes } from '../src/explore/inquiry.js';
import { crisisEnds } from '../src/explore/odds/ends.js';
import { solveOdds } from '../src/explore/odds/odds.js';
import { behaviourOf } from '../src/explore/policy/behaviour.js';
import type { Policy } from '../src/explore/policy/schema.js';
import { Session } from '../src/play/index.js';
import type { Scenario } from '../src/scenario/index.js';

/** Moves that hurt: attacks and other force, what threatens it, and the expulsion of envoys. */
export const HURTS: readonly string[] = [
  'militantAttack',
  'strike',
  'counterStrike',
  'limitedStrike',
  'borderFire',
  'groundIncursion',
  'killLeader',
  'blockade',
  'sabotage',
  'shootDown',
  'threatenForce',
  'ultimatum',
  'mobilise',
  'expelAmbassador',
  'expelDiplomats',
  'takeHostages',
];
/** Moves that soothe: talks and what opens them, and what is given or undone. */
export const SOOTHES: readonly string[] = [
  'phoneCall',
  'visit',
  'negotiate',
  'mediate',
  'offerTalks',
  'offerCeasefire',
  'acceptOffer',
  'acceptMediation',
  'askMediation',
  'proposeTerms',
  'acceptTerms',
  'proposeJointInvestigation',
  'ceasefire',
  'partialAccord',
  'affirmSovereignty',
  'pledgeCooperation',
  'disclaimEscalation',
  'apologise',
  'compensate',
  'returnPrisoner',
  'freeHostages',
  'surrender',
  'humanitarian',
  'liftMeasures',
  'withdrawTroops',
  'standDown',
  'returnAmbassadors',
  'announceReturn',
];

/** A move whose effect has another sign than it should, somewhere. */
export interface Wrong {
  move: string;
  /** In how many of the places where it can be made. */
  places: number;
  of: number;
  /** By how much at most, in percentage points. */
  points: number;
}

/** The configurations on the real paths of scenarios that share a graph, each once; without those in which a run has ended. */
export function placesOn(graph: StateGraph, scenarios: readonly Scenario[]): StateId[] {
  const { of } = crisisEnds(graph);
  const met = scenarios.flatMap((scenario) =>
    playedNodes(new Session(scenario)).map(({ walk }) => stateOf(graph, walk.position.snapshot)),
  );
  return [...new Set(met)].filter((state) => state >= 0 && (of[state] as number) < 0);
}

/** The chance of the worst end from some places under a policy, and the moves that change it the other way than they should. */
export function signs(
  graph: StateGraph,
  policy: Policy,
  places: readonly StateId[],
  worst: string,
): { chances: number[]; wrong: Wrong[] } {
  const behaviour = behaviourOf(graph, policy);
  const origins = places.map((state) => ({ state, memory: behaviour.start }));
  const asked = places.flatMap((state, place) => {
    const edges: { place: number; move: string; sign: number; origin: number }[] = [];
    for (let edge = graph.offsets[state] as number; edge < (graph.offsets[state + 1] as number); edge += 1) {
      const event = graph.labels[edge] as number;
      const move = graph.events[event]?.move?.type ?? '';
      const sign = HURTS.includes(move) ? 1 : SOOTHES.includes(move) ? -1 : 0;
      if (sign === 0) continue;
      edges.push({ place, move, sign, origin: origins.length });
      origins.push({ state: graph.targets[edge] as number, memory: behaviour.remember(behaviour.start, event) });
    }
    return edges;
  });
  const { odds } = solveOdds(graph, behaviour, crisisEnds(graph), origins);
  const chance = (origin: number) => odds[origin]?.ends[worst] ?? 0;
  const found = new Map<string, Wrong>();
  for (const { place, move, sign, origin } of asked) {
    const points = 100 * sign * (chance(place) - chance(origin));
    const known = found.get(move) ?? { move, places: 0, of: 0, points: 0 };
    known.of += 1;
    // A hundredth of a point is no lesson.
    if (points > 0.01) known.places += 1;
    known.points = Math.max(known.points, points);
    found.set(move, known);
  }
  const wrong = [...found.values()].filter((one) => one.places > 0).sort((a, b) => b.points - a.points);
  return { chances: places.map((_, place) => chance(place)), wrong };
}
