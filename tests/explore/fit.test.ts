import { describe, expect, test } from 'vitest';
import { type Case, caseOf, countedIn, type Made } from '../../src/explore/fit/cases.js';
import { fitCases, logChance } from '../../src/explore/fit/fit.js';
import { leaveOut } from '../../src/explore/fit/foresee.js';
import { beginRuns, nextNumber, SEED_WORDS } from '../../src/explore/odds/random.js';
import { behaviourOf } from '../../src/explore/policy/behaviour.js';
import { policyOf } from '../../src/explore/policy/builtin.js';
import { MOVE_CLASSES, whoRemembers } from '../../src/explore/policy/kinds.js';
import { type Policy, policySchema } from '../../src/explore/policy/schema.js';
import { january } from '../helpers/scenarios.js';
import { BILATERAL, builtGraph, following } from './helpers.js';

const graph = builtGraph();

const TRUE = {
  turns: { initiator: 2, responder: 1.5, thirdParty: 0.5, militants: 0.1 },
  classes: { force: 0.2, coercion: 0.6, protest: 1, words: 2.5, accommodation: 1.5 },
  hostile: { force: 4, coercion: 1.5, protest: 2, words: 0.5, accommodation: 0.25 },
};
const TRUTH: Policy = {
  id: 'truth',
  title: 'What the moves are made by',
  turns: { ...TRUE.turns, nobody: 0.1 },
  classes: TRUE.classes,
  rules: MOVE_CLASSES.map((name) => ({
    when: { by: whoRemembers(BILATERAL), class: [name], rivalLast: 'hostile' as const },
    times: TRUE.hostile[name],
  })),
};

/** A crisis in which everybody acts by a policy. */
function madeUp(policy: Policy, run: number, length = 30): Case {
  const behaviour = behaviourOf(graph, policy);
  const random = new Int32Array(SEED_WORDS);
  beginRuns(15, run, random);
  const moves: Made[] = [];
  let [state, memory] = [graph.start, behaviour.start];
  while (moves.length < length) {
    const ways = following(behaviour, state, memory);
    if (ways.length === 0) break;
    const thrown = nextNumber(random) / 2 ** 32;
    const upTo = (at: number) => ways.slice(0, at + 1).reduce((sum, { probability }) => sum + probability, 0);
    const way = ways.find((_, at) => thrown < upTo(at)) ?? ways.at(-1);
    if (!way) break;
    if (graph.events[way.event]?.move) moves.push({ state, event: way.event, counted: true });
    state = graph.targets[(graph.offsets[state] as number) + way.edge] as number;
    memory = behaviour.remember(memory, way.event);
  }
  return { id: `run-${run}`, title: '', graph, moves, keptOut: { event: 0, set: 0, wait: 0, background: 0 } };
}

describe('moves made with known weights', () => {
  const cases = Array.from({ length: 120 }, (_, run) => madeUp(TRUTH, run));
  const fit = fitCases(cases, { spread: 1 });

  test('give those weights back, within their standard errors', () => {
    expect(fit.moves).toBeGreaterThan(1_000);
    expect(fit.weights).toHaveLength(14);
    const off = fit.weights.map(({ of, name, log, error }) => {
      // Weights of a kind count against each other only.
      const logs = Object.entries(TRUE[of]).map(([other, weight]) => [other, Math.log(weight)] as const);
      const mean = logs.reduce((sum, [, each]) => sum + each, 0) / logs.length;
      const wanted = (logs.find(([other]) => other === name)?.[1] ?? Number.NaN) - mean;
      expect([of, name, error > 0 && error < 0.5]).toEqual([of, name, true]);
      return (log - wanted) / error;
    });
    // Of fourteen about nine are within one standard error, and one in two thousand is beyond three and a half.
    for (const each of off) expect(Math.abs(each)).toBeLessThan(3.5);
    expect(off.filter((each) => Math.abs(each) < 1).length).toBeGreaterThanOrEqual(6);
  });

  test('are foreseen better by the weights of the others than by uniform, and no worse than by the true ones', () => {
    for (const at of [0, 1, 2]) {
      const some = cases.slice(0, 40);
      const { moves, fitted, uniform } = leaveOut(some, at, { spread: 1 });
      expect(fitted).toBeGreaterThan(uniform);
      expect(Math.abs(fitted - logChance(some[at] as Case, TRUTH)) / moves).toBeLessThan(0.1);
    }
  });

  test('a policy comes of it that is valid, and under which they are likelier than under the true one', () => {
    expect(policySchema(BILATERAL).parse(fit.policy)).toEqual(fit.policy);
    const sum = (policy: Policy) => cases.reduce((all, each) => all + logChance(each, policy), 0);
    expect(sum(fit.policy)).toBeGreaterThan(sum(TRUTH));
    expect(sum(fit.policy)).toBeLessThan(sum(TRUTH) + 20);
    const other = { ...fit.policy, classes: { ...fit.policy.classes, force: (fit.policy.classes?.force ?? 1) * 1.5 } };
    expect(sum(other)).toBeLessThan(sum(fit.policy));
  });

  test('a narrow prior keeps weights near 1, and errors small', () => {
    for (const { log, error } of fitCases(cases.slice(0, 3), { spread: 0.01 }).weights) {
      expect(Math.abs(log)).toBeLessThan(0.02);
      expect(error).toBeLessThan(0.011);
    }
  });
});

describe('the real sequence', () => {
  const found = caseOf(january);

  test('has its moves where they were made, and what nobody chose there is kept out and counted', () => {
    expect(countedIn(found) + found.keptOut.background).toBe(found.moves.length);
    expect(found.keptOut.background).toBeGreaterThan(0);
    for (const { state, event } of found.moves) {
      const edges = [...found.graph.labels.slice(found.graph.offsets[state], found.graph.offsets[state + 1])];
      expect(edges).toContain(event);
    }
  });

  test('is as likely in its few places as in the whole graph of the crisis', () => {
    for (const id of ['uniform', 'tit-for-tat', 'domestic-pressure']) {
      const policy = policyOf(BILATERAL, id) as Policy;
      const whole = found.moves.map((made) => ({ ...made, state: stateIn(found, made.state) }));
      expect(logChance({ ...found, graph, moves: whole }, policy)).toBeCloseTo(logChance(found, policy), 10);
    }
  });
});

function stateIn({ graph: places }: Case, state: number): number {
  return graph.keys.indexOf(places.keys[state] as never);
}
