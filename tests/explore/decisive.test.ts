import { describe, expect, test } from 'vitest';
import { decide, ranked } from '../../src/explore/decisive.js';
import { findings, study } from '../../src/explore/findings.js';
import { inquire, nodeAfter, originOf, playedNodes, pointOf } from '../../src/explore/inquiry.js';
import { CancelledError } from '../../src/explore/job.js';
import { solveOdds } from '../../src/explore/odds/odds.js';
import { policyOf } from '../../src/explore/policy/builtin.js';
import type { Policy } from '../../src/explore/policy/schema.js';
import { simulatedOf } from '../../src/explore/simulated.js';
import { Session } from '../../src/play/index.js';
import { january, small } from '../helpers/scenarios.js';
import { BILATERAL, builtGraph } from './helpers.js';

const graph = builtGraph();
const historical = policyOf(BILATERAL, 'historical') as Policy;
const domestic = policyOf(BILATERAL, 'domestic-pressure') as Policy;

describe('decision points', () => {
  const nodes = playedNodes(new Session(january));

  test('an alternative’s odds are those of the position it leads to', () => {
    const inquiry = inquire(graph, january, domestic);
    const { points } = decide(inquiry, nodes);
    const session = new Session(january);
    for (const point of points) {
      for (const { id, odds, delta } of point.alternatives) {
        session.jump(0);
        while (session.nextStep?.id !== point.step) session.next();
        session.take(id);
        const origin = originOf(inquiry, pointOf(inquiry, session.node));
        const [there] = solveOdds(graph, inquiry.behaviour, inquiry.ends, [origin]).odds;
        for (const [name, value] of Object.entries(there?.ends ?? {})) {
          expect(odds.ends[name]).toBeCloseTo(value, 10);
          expect(delta[name]).toBeCloseTo(value - (point.after.ends[name] ?? 0), 10);
        }
      }
    }
  }, 300_000);

  test('under the scenario’s own weights, what comes before is what follows, weighed', () => {
    const { points } = decide(inquire(graph, january, historical), nodes);
    const recall = points.find(({ step }) => step === 'pakistan-strikes');
    const weights = { 'pakistan-leaves-it': 0.2, 'mediator-steps-in': 0.1, 'pakistan-mobilises': 0.1 };
    expect(recall?.alternatives.map(({ id }) => id).sort()).toEqual(Object.keys(weights).sort());
    for (const name of ['restored', 'standoff', 'openConflict']) {
      let sum = 0.6 * (recall?.after.ends[name] ?? 0);
      for (const { id, odds } of recall?.alternatives ?? [])
        sum += weights[id as keyof typeof weights] * (odds.ends[name] ?? 0);
      expect(recall?.before.ends[name]).toBeCloseTo(sum, 12);
    }
  });

  test('are ranked by how much they move, and may hold every possible move', () => {
    const { points } = decide(inquire(graph, january, historical), nodes, { free: true });
    const order = ranked(points).map(({ alternative }) => alternative.moved);
    expect(order).toEqual([...order].sort((a, b) => b - a));
    const strike = points.find(({ step }) => step === 'iran-strikes');
    expect(strike?.alternatives.some(({ scripted }) => !scripted)).toBe(true);
    expect(new Set(strike?.alternatives.map(({ id }) => id)).size).toBe(strike?.alternatives.length);
    expect(strike?.alternatives.map(({ id }) => id)).not.toContain('strike:initiator');
  });
});

describe('findings', () => {
  const nodes = playedNodes(new Session(january));
  const options = { graph, scenario: january, policy: historical, nodes, seed: 1, runs: 40_000 };

  test('are plain data, and exact and simulated odds agree', () => {
    const found = findings({ ...options, from: nodeAfter(nodes, undefined) });
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    const simulated = simulatedOf(found);
    for (const name of found.ends) {
      const { low, high } = simulated?.ends[name] ?? { low: 1, high: 0 };
      expect((found.exact?.ends[name] ?? 0) > low - 0.01 && (found.exact?.ends[name] ?? 0) < high + 0.01).toBe(true);
    }
    expect(found.notes).toEqual([]);
    expect(found.from).toBe('start');
  });

  test('from a step on, and from the end, where all is decided', () => {
    const found = findings({ ...options, runs: 0, from: nodeAfter(nodes, 'iran-strikes') });
    expect(found.from).toBe('iran-strikes');
    expect(found.points[0]?.step).toBe('pakistan-condemns');
    expect(found.exact?.ends.restored).toBeCloseTo(found.points[0]?.before.ends.restored ?? 0, 12);
    const end = findings({ ...options, runs: 10, from: nodeAfter(nodes, 'ambassadors-back') });
    expect(end.exact?.ends).toEqual({ restored: 1, standoff: 0, openConflict: 0 });
    expect(end.exact?.hours).toBe(0);
    expect(end.tally.ends).toEqual([10, 0, 0]);
    expect(() => nodeAfter(nodes, 'nowhere')).toThrow('There is no step nowhere on this path. Possible: rask-attack,');
  });

  test('stopped half-way keep what was done, and that is what the same runs come to', () => {
    let kept: { runs: number } = { runs: 0 };
    const signal = { aborted: false };
    const { simulate } = study({ ...options, from: nodeAfter(nodes, undefined) });
    const run = () =>
      simulate(0, 40_000, { signal }, (tally) => {
        kept = tally;
        signal.aborted = true;
      });
    expect(run).toThrow(CancelledError);
    expect(kept.runs).toBeGreaterThan(0);
    expect(kept.runs).toBeLessThan(40_000);
    expect(kept).toEqual(simulate(0, kept.runs));
  });

  test('of a policy without the script it is said that only where the crisis stands counts', () => {
    const dove = policyOf(BILATERAL, 'dove') as Policy;
    const from = nodeAfter(nodes, undefined);
    const found = findings({ ...options, policy: dove, runs: 0, from });
    expect(found.notes.map(({ id }) => id)).toEqual(['noScript']);
    const other = playedNodes(new Session(small()));
    const elsewhere = findings({
      ...options,
      scenario: small(),
      policy: dove,
      nodes: other,
      runs: 0,
      from: other[0] as never,
    });
    expect(elsewhere.exact?.ends).toEqual(found.exact?.ends);
  });

  test('off the script it is said that the scenario has no weights there', () => {
    const session = new Session(january);
    session.next();
    session.take({ type: 'condemn', by: 'initiator' });
    const path = playedNodes(session);
    const found = findings({ ...options, nodes: path, runs: 0, from: path.at(-1) as never });
    expect(found.notes.map(({ text }) => text).join()).toContain('the script was left');
  });
});
