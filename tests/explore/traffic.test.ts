import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { study } from '../../src/explore/findings.js';
import { stateOf } from '../../src/explore/graph/graph.js';
import { spaceOf } from '../../src/explore/graph/space.js';
import { nodeAfter, playedNodes } from '../../src/explore/inquiry.js';
import { CancelledError } from '../../src/explore/job.js';
import { bestOf, luckOf, subjectOf } from '../../src/explore/luck.js';
import { solveOdds } from '../../src/explore/odds/odds.js';
import { trafficFrom } from '../../src/explore/odds/traffic.js';
import { visitsFrom } from '../../src/explore/odds/visits.js';
import { policiesOf, policyOf } from '../../src/explore/policy/builtin.js';
import { Session } from '../../src/play/index.js';
import { heatOf } from '../../src/render/diagram/heat.js';
import { machineGraph } from '../../src/render/diagram/machine-graph.js';
import { modelOf } from '../../src/scenario/index.js';
import { january, published, scenario } from '../helpers/scenarios.js';
import { BILATERAL, builtGraph, drawn, endingAt, weighing } from './helpers.js';

const POLICIES = policiesOf(BILATERAL);
const reef = scenario(published('two-ships-one-reef'));

/** A graph drawn by hand whose states are those of one region: `s0`, `s1` … */
function region(edges: number[][]) {
  const space = spaceOf([{ name: 'at', kind: 'region', values: edges.map((_, state) => `s${state}`) }]);
  return { ...drawn(edges), space };
}

describe('where runs go', () => {
  test('a gambler comes to each stake as often as the closed form says', () => {
    const size = 60;
    const graph = drawn(Array.from({ length: size + 1 }, (_, at) => (at === 0 || at === size ? [] : [at - 1, at + 1])));
    const ends = endingAt(graph, { ruined: 0, won: size });
    const from = 23;
    const solved = solveOdds(
      graph,
      weighing(graph, () => 1),
      ends,
      [{ state: from, memory: 0 }],
    );
    const visits = visitsFrom(solved.system, solved.solution.trapped, solved.chain.origins[0] as number);
    for (const [node, state] of solved.chain.states.entries()) {
      const expected = (2 * Math.min(from, state) * (size - Math.max(from, state))) / size;
      expect(Math.abs((visits[node] ?? 0) - expected) / expected).toBeLessThan(1e-5);
    }
  });

  test('the share of a state is the odds of a run that ends there, on any graph', () => {
    const graphs = fc.integer({ min: 3, max: 9 }).chain((states) =>
      fc.record({
        edges: fc.array(fc.array(fc.nat(states - 1), { maxLength: 3 }), { minLength: states, maxLength: states }),
        state: fc.nat(states - 1),
      }),
    );
    fc.assert(
      fc.property(graphs, ({ edges, state }) => {
        const last = edges.length - 1;
        const graph = region(edges);
        const behaviour = weighing(graph, (_, event) => event + 1);
        const origins = [{ state: 0, memory: 0 }];
        const solved = solveOdds(graph, behaviour, endingAt(graph, { end: last }), origins);
        const share = trafficFrom(graph, solved, 0, 0).states.find((entry) => entry.state === `s${state}`)?.share ?? 0;
        // Where a run would end at either, it has met the state if it ends there first, or at last where that is the end.
        const ends = state === last ? { there: last } : { there: state, end: last };
        const [odds] = solveOdds(graph, behaviour, endingAt(graph, ends), origins).odds;
        expect(share).toBeCloseTo(odds?.ends.there ?? 0, 5);
      }),
      { numRuns: 300 },
    );
  });

  // Of what remembers, a smaller crisis is asked: in this one its chain has 112,000 nodes.
  const cases = POLICIES.map(({ id }) => [id, id === 'tit-for-tat' ? reef : january] as const);

  test.each(cases)('in the crisis under %s, as many leave a state as come', (id, crisis) => {
    const model = modelOf(crisis);
    const graph = builtGraph(model);
    const policy = policyOf(model, id) as (typeof POLICIES)[number];
    const nodes = playedNodes(new Session(crisis));
    const from = nodeAfter(nodes, crisis === january ? 'pakistan-strikes' : 'toran-warns');
    const made = study({ graph, scenario: crisis, policy, nodes, from, seed: 1, runs: 0 });
    const { states, changes } = made.traffic() ?? { states: [], changes: [] };
    const odds = made.exact.exact?.ends ?? {};
    const start = stateOf(graph, from.walk.position.snapshot);
    for (const [at, field] of graph.space.fields.entries()) {
      if (field.kind !== 'region') continue;
      const first = field.values[graph.digits[start * graph.space.fields.length + at] as number];
      for (const state of field.values.map(String)) {
        const sum = (of: 'from' | 'to') =>
          changes
            .filter((change) => change.region === field.name && change[of] === state)
            .reduce((total, { times }) => total + times, 0);
        const begins = first === state ? 1 : 0;
        const left = begins + sum('to') - sum('from');
        const share = states.find((entry) => entry.region === field.name && entry.state === state)?.share ?? 0;
        // What has come and not left ended there; and nobody comes by more often than is counted.
        if (field.name === model.main.id) expect(left).toBeCloseTo(odds[state] ?? 0, 4);
        expect(left).toBeGreaterThan(-1e-4);
        expect(share).toBeLessThan(begins + sum('to') + 1e-4);
        expect(share === 0).toBe(begins + sum('to') < 1e-6);
      }
    }
    const heat = heatOf({ states, changes }, machineGraph(model));
    const drawnThere = [...heat.edges.values()].reduce((sum, { times }) => sum + times, 0);
    expect(drawnThere).toBeGreaterThanOrEqual(changes.reduce((sum, { times }) => sum + times, 0) * (1 - 1e-9));
  });

  test('stops when it is told to', () => {
    const nodes = playedNodes(new Session(january));
    const [from] = nodes;
    const made = study({
      graph: builtGraph(),
      scenario: january,
      policy: POLICIES[0] as (typeof POLICIES)[number],
      nodes,
      from: from as (typeof nodes)[number],
      seed: 1,
      runs: 0,
    });
    expect(() => made.traffic({ signal: { aborted: true } })).toThrow(CancelledError);
  });
});

describe('luck', () => {
  const nodes = playedNodes(new Session(january));
  const policy = POLICIES.find(({ id }) => id === 'historical') as (typeof POLICIES)[number];
  const at = (step: string) =>
    study({ graph: builtGraph(), scenario: january, policy, nodes, from: nodeAfter(nodes, step), seed: 1, runs: 0 })
      .exact;

  test('is the chance, before the first step, of what came in the end, and where it was least', () => {
    const exact = at('start');
    const luck = luckOf(exact);
    expect(luck?.outcome).toBe('restored');
    expect(luck?.chance).toBe(exact.exact?.ends.restored);
    const chances = exact.points.map(({ before }) => before.ends.restored ?? 0);
    expect(luck?.least.chance).toBe(Math.min(...chances));
    expect(luck?.least.point.before.ends.restored).toBe(luck?.least.chance);
  });

  test('is none where a path has no step left', () => {
    expect(luckOf(at(nodes.at(-1)?.step ?? ''))).toBeUndefined();
  });

  test('what is told is the chance of restored ties, unless that hardly moves', () => {
    const delta = (restored: number, openConflict: number) => ({
      id: 'a',
      title: 'A',
      scripted: true,
      odds: { ends: {}, never: 0, hours: 0 },
      moved: 0,
      delta: { restored, openConflict, standoff: -restored - openConflict },
    });
    const ends = ['restored', 'standoff', 'openConflict'];
    const best = bestOf(BILATERAL.outcomes, ends);
    expect(subjectOf([delta(0.3, -0.1)], ends, best)).toBe('restored');
    expect(subjectOf([delta(0.01, -0.5)], ends, best)).toBe('openConflict');
    // Where no outcome is good, it is the one that moves most.
    expect(bestOf(BILATERAL.outcomes, ['standoff', 'openConflict'])).toBeUndefined();
    expect(subjectOf([delta(0.3, -0.1)], ['standoff', 'openConflict'], undefined)).toBe('standoff');
  });
});

describe('a path that has come to an outcome', () => {
  const historical = POLICIES.find(({ id }) => id === 'historical') as (typeof POLICIES)[number];

  test('is judged up to there: what came after was no longer in play', () => {
    const session = new Session(january);
    session.next();
    session.next();
    session.wait(100);
    expect(session.configuration.phase).toBe('standoff');
    session.take({ type: 'condemn', by: 'initiator' });
    session.take({ type: 'protest', by: 'initiator' });
    const nodes = playedNodes(session);
    const [from] = nodes;
    const { exact } = study({
      graph: builtGraph(),
      scenario: january,
      policy: historical,
      nodes,
      from: from as (typeof nodes)[number],
      seed: 1,
      runs: 0,
    });
    expect(exact.outcome).toBe('standoff');
    expect(luckOf(exact)?.outcome).toBe('standoff');
    expect(luckOf(exact)?.least.chance).toBeGreaterThan(0);
    expect(exact.points.at(-1)?.after.ends.standoff).toBe(1);
    expect(exact.points.length).toBeLessThan(nodes.length - 1);
  });

  test('is not said to have ended where it only cannot end otherwise any more', () => {
    const waiting = {
      id: 'waiting',
      title: 'Nobody acts',
      turns: { initiator: 0, responder: 0, thirdParty: 0, militants: 0, nobody: 1 },
    };
    const session = new Session(january);
    session.next();
    session.next();
    session.take({ type: 'mobilise', by: 'responder' });
    const nodes = playedNodes(session);
    const { exact } = study({
      graph: builtGraph(),
      scenario: january,
      policy: waiting,
      nodes,
      from: nodes[2] as (typeof nodes)[number],
      seed: 1,
      runs: 0,
    });
    expect(exact.points.at(-1)?.after.ends.standoff).toBe(1);
    expect(exact.outcome).toBeNull();
    expect(luckOf(exact)).toBeUndefined();
  });
});
