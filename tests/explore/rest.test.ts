import { describe, expect, test } from 'vitest';
import { findings, study } from '../../src/explore/findings.js';
import { nodeAfter, playedNodes } from '../../src/explore/inquiry.js';
import { luckOf } from '../../src/explore/luck.js';
import { policyOf } from '../../src/explore/policy/builtin.js';
import type { Policy } from '../../src/explore/policy/schema.js';
import { playedPath, Session } from '../../src/play/index.js';
import { oddsText } from '../../src/render/text/odds.js';
import { plainStyle } from '../../src/render/text/style.js';
import { loadScenario, type Scenario } from '../../src/scenario/index.js';
import { january, scenario } from '../helpers/scenarios.js';
import { BILATERAL, builtGraph } from './helpers.js';

const graph = builtGraph();
const historical = policyOf(BILATERAL, 'historical') as Policy;
const dove = policyOf(BILATERAL, 'dove') as Policy;

const HEAD = `model: bilateral-crisis
title: T
summary: S
actors: { initiator: { name: Aland }, responder: { name: Bland }, thirdParty: { name: Cland } }
sources: [ { id: s, title: S } ]
`;
const through = loadScenario({
  file: 'through.yaml',
  content: `id: through
${HEAD}start: 2019-02-14
steps:
  - { id: a, by: initiator, move: closeBorder, title: a, sources: [s] }
  - { id: b, by: initiator, move: closeBorder, title: b, sources: [s] }
  - { id: c, by: initiator, move: mobilise, title: c, sources: [s] }
  - id: d
    by: initiator
    move: phoneCall
    title: d
    sources: [s]
    instead:
      - { id: still, move: wait, hours: 50, title: Nothing, why: w, weight: 0.25 }
      - id: sanctions
        by: initiator
        move: imposeSanctions
        title: Sanctions
        why: w
        weight: 0.25
        then: [{ id: war, by: initiator, move: groundIncursion, title: War }]
  - { id: e, by: initiator, move: affirmSovereignty, title: e, sources: [s] }
  - { id: f, by: responder, move: affirmSovereignty, title: f, sources: [s] }
  - { id: g, by: responder, move: disclaimEscalation, title: g, sources: [s] }
  - { id: h, by: responder, move: restoreTies, title: h, sources: [s] }
`,
});
const dated = scenario(
  loadScenario({
    file: 'dated.yaml',
    content: `id: dated
${HEAD}start: 2030-03-01
steps:
  - { id: attack, at: 2030-02, by: militants, target: initiator, move: militantAttack, title: An attack, sources: [s] }
  - { id: hit, at: 2030-03-01, by: initiator, move: strike, title: A strike, sources: [s] }
  - { id: call, at: 2030-03-09, by: initiator, move: phoneCall, title: A call, sources: [s] }
`,
  }),
);

function asked(of: Scenario, policy: Policy = historical, step?: string, runs = 0) {
  const session = new Session(of);
  const nodes = playedNodes(session);
  const found = findings({ graph, scenario: of, policy, nodes, from: nodeAfter(nodes, step), seed: 1, runs });
  return { found, nodes, path: playedPath(session) };
}

describe('a path through an outcome', () => {
  const { found, nodes, path } = asked(scenario(through), historical, undefined, 4_000);

  test('ends where it rests, for everybody', () => {
    expect(path.outcome).toMatchObject({ phase: 'restored', hours: 30 });
    expect(found.outcome).toBe('restored');
    expect(luckOf(found)?.outcome).toBe('restored');
    expect(through.problems.find(({ code }) => code === 'missing-outcome')).toBeUndefined();
  });

  test('runs go on as long as the script does, and rest where it ends', () => {
    expect(found.exact?.ends.restored).toBeCloseTo(0.5, 12);
    expect(found.exact?.ends.standoff).toBeCloseTo(0.25, 12);
    expect(found.exact?.ends.openConflict).toBeCloseTo(0.25, 12);
    expect(found.exact?.never).toBe(0);
    // A standoff since the army was called up at hour 12; what may come after it begins at hour 24.
    expect(found.exact?.hours).toBeCloseTo(0.25 * 12 + 0.25 * 36 + 0.5 * 30, 9);
    const shares = found.tally.ends.map((count) => count / found.tally.runs);
    for (const [index, wanted] of [0.5, 0.25, 0.25].entries())
      expect(Math.abs((shares[index] ?? 0) - wanted)).toBeLessThan(0.03);
    expect(found.tally.minutes.sum / found.tally.runs / 60).toBeCloseTo(27, 0);
  });

  test('what follows the first outcome is decisive too', () => {
    const call = found.points.find(({ step }) => step === 'd');
    expect(call?.before.ends.standoff).toBeCloseTo(0.25, 12);
    expect(call?.alternatives.find(({ id }) => id === 'still')?.odds).toMatchObject({
      ends: { standoff: 1 },
      hours: 0,
    });
    expect(call?.alternatives.map(({ id }) => id).sort()).toEqual(['sanctions', 'still']);
    expect(found.points.at(-1)?.step).toBe('h');
  });

  test('where runs go shows what they pass through', () => {
    const made = study({
      graph,
      scenario: scenario(through),
      policy: historical,
      nodes,
      from: nodes[0] as never,
      seed: 1,
      runs: 0,
    });
    const share = (state: string) => made.traffic()?.states.find((entry) => entry.state === state)?.share;
    expect(share('standoff')).toBeCloseTo(1, 6);
    expect(share('restored')).toBeCloseTo(0.5, 6);
  });

  test('a policy that does not look at the script ends there, and says so', () => {
    const start = asked(scenario(through), dove).found;
    expect(start.notes.map(({ text }) => text).join()).toContain('passes through standoff and goes on');
    expect(start.outcome).toBe('restored');
    // That a run has ended there does not make the way on from it impossible.
    expect(luckOf(start)?.least.chance).toBeGreaterThan(0);
    const standoff = asked(scenario(through), dove, 'c').found;
    expect(standoff.exact).toMatchObject({ ends: { standoff: 1 }, hours: 0 });
    expect(luckOf(standoff)).toBeUndefined();
  });
});

test('steps within the outcome that a path rests in are not decisive', () => {
  const { found, nodes } = asked(january);
  expect(found.outcome).toBe('restored');
  expect(found.points.at(-1)?.step).toBe('committee-decides');
  expect(nodes.length - 1).toBeGreaterThan(found.points.length);
});

describe('a path on which a deadline passed between two dates', () => {
  const { found, path } = asked(dated);

  test('has not ended where its replay has not', () => {
    expect(path.outcome).toMatchObject({ phase: 'dialogue', ended: false });
    expect(found.outcome).toBeNull();
    expect(found.points.map(({ title }) => title)).toEqual([
      'An attack',
      'A strike',
      'No contact for 72 hours after a state last used force: both sides dig in.',
      'A call',
    ]);
    const [, , before, after] = found.points;
    expect(before?.after.ends.standoff).toBeLessThan(1);
    expect(before?.after).toEqual(after?.before);
  });

  test('names the deadline by its text and hour, not by an id', () => {
    const session = new Session(dated);
    session.next();
    session.next();
    session.wait(100);
    session.take({ type: 'condemn', by: 'responder' });
    const nodes = playedNodes(session);
    const options = {
      graph,
      scenario: dated,
      policy: historical,
      nodes,
      from: nodes[0] as never,
      seed: 1,
      runs: 0,
      free: true,
    };
    const text = oddsText(dated, historical, findings(options), plainStyle(200));
    expect(text).not.toMatch(/(deadline|wait|free|move)-\d/);
    expect(text).toMatch(/“Condemn in public” at hour 100/);
  });
});
