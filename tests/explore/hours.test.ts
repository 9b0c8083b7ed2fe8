import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findings } from '../../src/explore/findings.js';
import { nodeAfter, playedNodes } from '../../src/explore/inquiry.js';
import { policyOf } from '../../src/explore/policy/builtin.js';
import type { Policy } from '../../src/explore/policy/schema.js';
import { simulatedOf } from '../../src/explore/simulated.js';
import { configurationOf, optionsAt } from '../../src/model/index.js';
import { playedPath, readyPosition, Session } from '../../src/play/index.js';
import { exploreDocument } from '../../src/render/json/explore.js';
import {
  clockTime,
  loadScenario,
  parseWhen,
  type Scenario,
  startWalk,
  type When,
  walkAct,
} from '../../src/scenario/index.js';
import { scenario } from '../helpers/scenarios.js';
import { BILATERAL, builtGraph } from './helpers.js';

const graph = builtGraph();
const historical = policyOf(BILATERAL, 'historical') as Policy;
const START = '2030-03-01';

function crisis(steps: readonly string[]): Scenario {
  const content = `id: hours
title: Hours
summary: A path that nobody leaves.
model: bilateral-crisis
actors: { initiator: { name: Aland }, responder: { name: Bland }, thirdParty: { name: Cland } }
start: ${START}
sources: [ { id: own, title: Own } ]
steps:
${steps.map((step, n) => `  - { id: s${n}, title: S${n}, sources: [own], ${step} }`).join('\n')}
`;
  return scenario(loadScenario({ file: 'hours.yaml', content }));
}

function asked(of: Scenario, step?: string, runs = 20) {
  const session = new Session(of);
  const nodes = playedNodes(session);
  const from = nodeAfter(nodes, step);
  const found = findings({ graph, scenario: of, policy: historical, nodes, from, seed: 1, runs });
  const phase = ({ walk }: (typeof nodes)[number]) => configurationOf(walk.position).phase;
  // A path says its hours to two decimals; these are all of them.
  const hours = nodes.findLast((node) => !node.parent || phase(node.parent) !== phase(node))?.walk.position.hours ?? 0;
  return { found, from, path: playedPath(session), hours, simulated: simulatedOf(found)?.hours.value };
}

const DATE_BETWEEN = [
  { pick: 0, how: 'own', hours: 97 },
  { pick: 0, how: 'wait', hours: 49 },
  { pick: 32, how: 'date', hours: 19 },
  { pick: 140, how: 'own', hours: 0 },
];

const ATTACK = 'at: 2030-02, by: militants, target: initiator, move: militantAttack';
const LONG = [
  'by: initiator, move: threatenForce, hours: 1',
  'move: wait, hours: 500',
  'by: initiator, move: phoneCall',
  'move: wait, hours: 100',
  'by: responder, move: haltTalks, hours: 2',
];

describe('the expected hours of a path that is certain are those of its replay', () => {
  const calls = [ATTACK, 'by: initiator, move: phoneCall'];
  test.each([
    ['with waits and hours of its own', LONG, 600],
    ['with dates', [...calls, 'at: 2030-03-04T06:30, by: responder, move: haltTalks'], 78.5],
    ['with a deadline that passes', [ATTACK, 'by: initiator, move: strike, hours: 10', 'move: wait, hours: 300'], 72],
    [
      'with steps at its outcome',
      [ATTACK, 'by: initiator, move: strike', 'move: wait, hours: 300', 'by: responder, move: condemn'],
      72,
    ],
    [
      'over more than a year',
      [
        ...calls,
        'by: initiator, move: haltTalks',
        'at: 2031-03-01, by: initiator, move: phoneCall',
        'by: responder, move: haltTalks',
      ],
      365 * 24 + 1,
    ],
  ])('%s', (_, steps, hours) => {
    const { found, path, simulated } = asked(crisis(steps));
    expect(path.outcome).toMatchObject({ phase: 'standoff', hours });
    expect(found.exact?.ends.standoff).toBe(1);
    expect(found.exact?.hours).toBeCloseTo(hours, 9);
    expect(exploreDocument(found).expected.hours).toBe(found.exact?.hours);
    expect(simulated).toBeCloseTo(hours, 1);
  });

  test('from any step on they are what is left of them', () => {
    const long = crisis(LONG);
    const left = [0, 1, 2, 3, 4, 5].map((n) => asked(long, String(n)).found.exact?.hours);
    expect(left).toEqual([600, 600, 100, 100, 0, 0]);
  });

  /** Picks one after the other among what is possible, each with hours, a wait or a date of its own. */
  const steps = fc.array(
    fc.record({
      pick: fc.nat(999),
      how: fc.constantFrom('own', 'typical', 'date', 'wait'),
      hours: fc.integer({ min: 0, max: 130 }),
    }),
    { minLength: 1, maxLength: 14 },
  );

  function written(picks: { pick: number; how: string; hours: number }[]): string[] {
    const start = parseWhen(START) as When;
    const made = [ATTACK, 'by: initiator, move: strike'];
    let walk = startWalk(BILATERAL);
    walk = walkAct(walk, { move: 'militantAttack', by: 'militants', target: 'initiator', at: '2030-02' }, start).walk;
    walk = walkAct(walk, { move: 'strike', by: 'initiator' }, start).walk;
    for (const { pick, how, hours } of picks) {
      if (how === 'wait') {
        made.push(`move: wait, hours: ${hours / 2}`);
        walk = walkAct(walk, { move: 'wait', hours: hours / 2 }, start).walk;
        continue;
      }
      const at = how === 'date' ? clockTime(start, Math.max(walk.busyUntil, walk.position.hours) + hours) : undefined;
      const possible = optionsAt(readyPosition(walk)).filter(
        ({ status, by, target }) => status === 'enabled' && by !== 'militants' && !target,
      );
      const option = possible[pick % possible.length];
      if (!option) continue;
      const own = how === 'own' ? hours / 4 : undefined;
      const walked = walkAct(walk, { move: option.move, by: option.by, at, hours: own }, start);
      if (walked.refused) continue;
      walk = walked.walk;
      made.push(
        `by: ${option.by}, move: ${option.move}${at ? `, at: ${at}` : ''}${own === undefined ? '' : `, hours: ${own}`}`,
      );
    }
    // Whatever it came to, this is an outcome: force and talks that nobody follows up come to a standoff.
    return [...made, 'move: wait, hours: 400'];
  }

  test('whatever it is, through whatever it passes', () => {
    fc.assert(
      fc.property(steps, (picks) => {
        const { found, path, hours, simulated } = asked(crisis(written(picks)), undefined, 3);
        const { phase } = path.outcome;
        expect(path.outcome.hours).toBe(Math.round(hours * 100) / 100);
        expect(path.outcome.ended).toBe(true);
        expect(found.outcome).toBe(phase);
        expect(found.exact?.ends[phase]).toBeCloseTo(1, 12);
        expect(found.exact?.hours).toBeCloseTo(hours, 9);
        expect(simulated).toBeCloseTo(hours, 1);
      }),
      { numRuns: 60, examples: [[DATE_BETWEEN]] },
    );
  }, 60_000);
});
