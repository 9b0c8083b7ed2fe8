/**
 * The figures computed anew by somebody who has XState and docs/explore.md, and nothing of src/explore: every
 * sentence of that page that decides a figure is a line here.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type AnyStateNode, initialTransition, transition } from 'xstate';
import { findings } from '../../src/explore/findings.js';
import { loadPolicy } from '../../src/explore/policy/load.js';
import type { Policy } from '../../src/explore/policy/schema.js';
import type { CrisisMachine } from '../../src/model/index.js';
import { Session } from '../../src/play/index.js';
import { january, root } from '../helpers/scenarios.js';
import { BILATERAL, builtGraph } from './helpers.js';

const { machine, moves: MOVES, deadlines: DEADLINES } = BILATERAL;
const OUTCOMES = [...BILATERAL.outcomes.keys()];

const page = readFileSync(join(root, 'docs/explore.md'), 'utf8');
const families = new Map(
  [...page.matchAll(/^\| `(force|coercion|protest|words|accommodation)` \| (`.*) \|$/gm)].flatMap(
    ([, family = '', moves = '']) => [...moves.matchAll(/`(\w+)`/g)].map(([, move = '']) => [move, family] as const),
  ),
);

const POLICY = `id: few-moves
title: Few moves, so that what may follow is soon counted
turns: { initiator: 1, responder: 2, thirdParty: 0.5, militants: 0.25, nobody: 0.4 }
classes: { force: 0.5, coercion: 0, protest: 0, words: 0, accommodation: 1 }
moves:
  { militantAttack: 1, groundIncursion: 3, pledgeCooperation: 0, proposeJointInvestigation: 0, negotiate: 0, apologise: 0, standDown: 0, acceptMediation: 0, disclaimEscalation: 0, announceReturn: 0, returnAmbassadors: 0, visit: 0, signAgreement: 0, mediate: 0, endorse: 0, ceasefire: 0.5, offerMediation: 0.3 }
rules:
  - when: { by: [initiator, responder], class: [force], pressure: { atMost: 0 } }
    times: 0.2
  - when: { rivalLast: hostile, class: [accommodation] }
    times: 0.25
  - when: { phase: [retaliation], tension: { atLeast: 6 } }
    times: 3
  - when: { by: [responder], move: [counterStrike], pressure: { atLeast: 1 } }
    times: 3
  - when: { by: [nobody], phase: [dialogue] }
    times: 2
`;
const NO_TURNS = POLICY.replace(/^turns.*\n/m, '').replace('few-moves', 'no-turns');

type Snapshot = ReturnType<typeof initialTransition<CrisisMachine>>[0];
/** What rules of the policies here may ask for. */
interface Rule {
  by?: string[];
  class?: string[];
  move?: string[];
  phase?: string[];
  rivalLast?: string;
  tension?: Range;
  pressure?: Range;
}
type Range = { atLeast?: number; atMost?: number };
type Place = { snapshot: Snapshot; hostile: Record<string, boolean> };
interface Event {
  event: { type: string; by?: string; target?: string };
  by: string;
  hours: number;
  goldstein: number;
}

/** A state of the machine with all that are within it. */
const nodesOf = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(nodesOf)];

const rivals: Record<string, string> = { initiator: 'responder', responder: 'initiator' };
const events: Event[] = [
  ...[...MOVES].flatMap(([type, { by, hours, goldstein }]) =>
    by.flatMap((actor) => {
      const targets = type === 'militantAttack' ? ['initiator', 'responder'] : [undefined];
      return targets.map((target) => ({
        event: { type, by: actor, ...(target && { target }) },
        by: actor,
        hours,
        goldstein,
      }));
    }),
  ),
  ...nodesOf(machine.root).flatMap(({ after }) =>
    after.map(({ eventType }) => {
      const hours = DEADLINES.get(eventType.split('.')[2] ?? '')?.hours ?? 0;
      return { event: { type: eventType }, by: 'nobody', hours, goldstein: 0 };
    }),
  ),
];

const phaseOf = ({ snapshot }: Place) => (snapshot.value as { phase: string }).phase;
const tensionOf = ({ snapshot }: Place) => Number(snapshot.context.tension);

/** The weight of the family of an event, and its own in the family. */
function weightsOf({ classes = {}, moves = {}, rules = [] }: Policy, at: Place, { event, by, hours }: Event) {
  const { phase } = at.snapshot.value as { phase: string };
  const family = families.get(event.type);
  let weight = classes[family as keyof typeof classes] ?? 1;
  let own = family ? (moves[event.type as keyof typeof moves] ?? 1) : 72 / hours;
  const pressure = by in rivals ? Number(at.snapshot.context[`${by}Pressure`]) : 0;
  const within = (value: number, range?: Range) => value >= (range?.atLeast ?? 0) && value <= (range?.atMost ?? 10);
  for (const { when: block, times } of rules) {
    const when = block as Rule;
    const fits =
      (!when.by || when.by.includes(by)) &&
      (!when.move || when.move.includes(event.type)) &&
      (!when.class || when.class.includes(family ?? '')) &&
      (!when.phase || when.phase.includes(phase)) &&
      within(tensionOf(at), when.tension) &&
      within(pressure, when.pressure) &&
      (!when.rivalLast || (by in rivals && at.hostile[rivals[by] as string] === (when.rivalLast === 'hostile')));
    if (fits && when.move) own *= times;
    else if (fits) weight *= times;
  }
  return { weight, own };
}

/** What may follow, with the probability of each. */
function following(policy: Policy, at: Place): { to: Place; chance: number; event: Event }[] {
  const possible = events
    .map((event) => ({ event, ...weightsOf(policy, at, event) }))
    .filter(({ event, weight, own }) => weight * own > 0 && at.snapshot.can(event.event as never));
  /** Running deadlines pass side by side, each by itself. */
  const passing = possible.filter(({ event }) => event.by === 'nobody');
  const passes = passing.reduce((sum, { weight, own }) => sum + weight * own, 0);
  const actors = [...new Set(possible.map(({ event }) => event.by))].filter((by) => by !== 'nobody');
  const turn = (by: string) => policy.turns?.[by as keyof typeof policy.turns] ?? 1;
  const turns = actors.reduce((sum, by) => sum + turn(by), turn('nobody') * passes);
  return possible.map(({ event, weight, own }) => {
    /** All among which a family is drawn, and those of this event's family. */
    const drawn = possible.filter((other) =>
      policy.turns ? other.event.by === event.by : other.event.by !== 'nobody',
    );
    const familyOf = (one: (typeof possible)[number]) => families.get(one.event.event.type);
    const of = (name: string | undefined) => drawn.filter((other) => familyOf(other) === name);
    const ownOf = (list: typeof possible) => list.reduce((sum, other) => sum + other.own, 0);
    const average = (list: typeof possible) =>
      list.reduce((sum, other) => sum + other.weight * other.own, 0) / ownOf(list);
    const all = [...new Set(drawn.map(familyOf))].reduce(
      (sum, name) => sum + average(of(name)),
      policy.turns ? 0 : passes,
    );
    const family = of(families.get(event.event.type));
    const inFamily = (weight * own) / family.reduce((sum, other) => sum + other.weight * other.own, 0);
    const chance =
      event.by === 'nobody'
        ? (weight * own * (policy.turns ? turn('nobody') : 1)) / (policy.turns ? turns : all)
        : (policy.turns ? turn(event.by) / turns : 1) * (average(family) / all) * inFamily;
    const hostile = event.by in rivals ? { ...at.hostile, [event.by]: event.goldstein < 0 } : at.hostile;
    const [snapshot] = transition(machine, at.snapshot, event.event as never);
    return { to: { snapshot, hostile }, chance, event };
  });
}

function anew(policy: Policy) {
  const places: Place[] = [];
  const known = new Map<string, number>();
  const numberOf = (place: Place): number => {
    const key = JSON.stringify([place.snapshot.value, place.snapshot.context, place.hostile]);
    const number = known.get(key) ?? places.length;
    if (number === places.length) places.push(place);
    known.set(key, number);
    return number;
  };
  numberOf({ snapshot: initialTransition(machine)[0], hostile: { initiator: false, responder: false } });
  const steps: { to: number; chance: number; hours: number }[][] = [];
  const isEnd = (place: Place) => OUTCOMES.includes(phaseOf(place));
  for (let n = 0; n < places.length; n += 1) {
    const place = places[n] as Place;
    steps.push(
      isEnd(place)
        ? []
        : following(policy, place).map(({ to, chance, event }) => {
            // The hours of a move pass after it, so not where it brings the end; a deadline is waited for.
            const counts = event.by === 'nobody' || !isEnd(to);
            return { to: numberOf(to), chance, hours: counts ? event.hours : 0 };
          }),
    );
  }
  /** x = fixed, or else the sum over what may follow, gone over until nothing changes. */
  const solved = (fixed: (place: Place) => number | undefined, hours = 0): number => {
    const x = places.map((place) => fixed(place) ?? 0);
    for (let change = 1; change > 1e-13; ) {
      change = 0;
      for (const [n, place] of places.entries()) {
        if (fixed(place) !== undefined) continue;
        const sum = (steps[n] ?? []).reduce(
          (all, step) => all + step.chance * ((x[step.to] as number) + hours * step.hours),
          0,
        );
        change = Math.max(change, Math.abs(sum - (x[n] as number)));
        x[n] = sum;
      }
    }
    return x[0] as number;
  };
  const end = (name: string) => solved((place) => (isEnd(place) ? Number(phaseOf(place) === name) : undefined));
  const peak = Array.from({ length: 10 }, (_, level) =>
    solved((place) => (tensionOf(place) > level ? 1 : isEnd(place) ? 0 : undefined)),
  );
  return {
    places: places.length,
    ends: OUTCOMES.map(end),
    hours: solved((place) => (isEnd(place) ? 0 : undefined), 1),
    peak: peak.reduce((sum, share) => sum + share, 0),
  };
}

test.each([POLICY, NO_TURNS])('the page says enough to compute its figures anew', (content) => {
  const { policy, problems } = loadPolicy({ file: 'few.yaml', content }, BILATERAL);
  expect(problems).toEqual([]);
  if (!policy) return;
  expect([...MOVES.keys()].filter((move) => !families.has(move))).toEqual([]);
  const node = new Session(january).node;
  const { exact } = findings({
    graph: builtGraph(),
    scenario: january,
    policy,
    nodes: [node],
    from: node,
    seed: 1,
    runs: 0,
  });
  const found = anew(policy);

  expect(found.places).toBeGreaterThan(100);
  for (const [index, name] of OUTCOMES.entries()) expect(exact?.ends[name]).toBeCloseTo(found.ends[index] ?? -1, 10);
  expect(exact?.hours).toBeCloseTo(found.hours, 8);
  expect(exact?.peakTension).toBeCloseTo(found.peak, 9);
});
