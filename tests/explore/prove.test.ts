import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StateGraph } from '../../src/explore/graph/graph.js';
import { ExploreError } from '../../src/explore/job.js';
import { actsOf, playActs } from '../../src/explore/paths/acts.js';
import { maskOf } from '../../src/explore/prove/holds.js';
import { MOST_WITHIN, parseProperty } from '../../src/explore/prove/parse.js';
import { prove, type Verdict } from '../../src/explore/prove/prove.js';
import { configurationOf } from '../../src/model/index.js';
import { Session } from '../../src/play/index.js';
import { january } from '../helpers/scenarios.js';
import { builtGraph, scribbled } from './helpers.js';

const graph = builtGraph();
const ask = (text: string, of: StateGraph = graph, from = of.start) => prove(of, from, parseProperty(text, of.model));

/** Where a shown path goes. */
function states(of: StateGraph, { shown }: Verdict): number[] {
  if (!shown) return [];
  return [shown.route.start, ...shown.route.edges.map((edge) => of.targets[edge] as number)];
}

describe('a claim that hangs on nothing that can happen', () => {
  test.each([
    ['never tension > 10', 'never'],
    ['possibly tension >= 11', 'never'],
    ['never dialogue and standoff', 'never'],
    ['always tension >= 0', 'always'],
    ['eventually not (strike and dialogue)', 'always'],
    ['not openConflict until tension > 12', 'never'],
    ['never openConflict', undefined],
    ['always exchanges <= 3', 'always'],
    ['never dialogue and tension = 10', undefined],
  ])('%s: %s', (text, trivial) => {
    expect(ask(text).trivial).toBe(trivial);
  });
});

describe('properties of the crisis', () => {
  test.each([
    ['never tension > 10', true],
    ['never openConflict', false],
    ['always exchanges <= 3', true],
    ['always tension <= 9', false],
    ['possibly restored', true],
    ['possibly restored and tension >= 9', false],
    ['eventually restored or standoff or openConflict', false],
    ['never openConflict within 3', true],
    ['never openConflict within 60 moves', false],
    ['never openConflict and tension < 10', true],
    ['not openConflict until tension >= 3', false],
    ['eventually tension >= 1', true],
    ['Never Open Conflict within 3', true],
    ['possibly Phase IS restored AND Tension <= 3', true],
  ])('%s: %s', (text, holds) => {
    expect(ask(text).holds).toBe(holds);
  });

  test('a counterexample opens as a branch of a session and shows what it says', () => {
    const verdict = ask('never openConflict');
    const session = new Session(january);
    const { acts, onTime } = actsOf(graph, verdict.shown?.route ?? { start: 0, edges: [] });
    expect(onTime).toBe(true);
    const end = playActs(session, session.nodeAt(0), acts, 'war');
    expect(configurationOf(end.walk.position).phase).toBe('openConflict');
    expect(session.branches().some(({ name }) => name === 'war')).toBe(true);
  });

  test('what fails only by going round for ever says so, and shows the circle', () => {
    const verdict = ask('eventually restored or standoff or openConflict');
    expect(verdict.alwaysPossible).toBe(true);
    const path = states(graph, verdict);
    expect(path.at(-1)).toBe(path[verdict.shown?.loop ?? -1]);
  });
});

/** Every property by its definition, on small graphs. */
function byDefinition(of: StateGraph, from: number, good: Uint8Array): Record<string, boolean> {
  const out = (state: number) => [...of.targets.slice(of.offsets[state], of.offsets[state + 1])];
  const reached = new Set([from]);
  for (const state of reached) for (const next of out(state)) reached.add(next);
  // Least fixed point: states from which every path comes to a good one.
  const comes = new Set([...good.keys()].filter((state) => good[state] === 1));
  for (let size = -1; size !== comes.size; ) {
    size = comes.size;
    for (let state = 0; state < good.length; state += 1)
      if (out(state).length > 0 && out(state).every((next) => comes.has(next))) comes.add(state);
  }
  return {
    possibly: [...reached].some((state) => good[state] === 1),
    never: ![...reached].some((state) => good[state] === 1),
    always: [...reached].every((state) => good[state] === 1),
    eventually: comes.has(from),
  };
}

test('on graphs drawn at random, verdicts are those of the definitions and counterexamples are real', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 }),
      fc.array(fc.nat(50), { maxLength: 14 }),
      fc.integer({ min: 0, max: 6 }),
      fc.constantFrom('possibly', 'never', 'always', 'eventually'),
      (count, picks, least, kind) => {
        const made = scribbled(count, picks);
        const verdict = ask(`${kind} at >= ${least}`, made, 0);
        const good = Uint8Array.from({ length: count }, (_, state) => (state >= least ? 1 : 0));
        expect(verdict.holds).toBe(byDefinition(made, 0, good)[kind]);
        const path = states(made, verdict);
        if (kind === 'eventually' && !verdict.holds) {
          expect(path.every((state) => good[state] === 0)).toBe(true);
          const end = path.at(-1) as number;
          if (verdict.shown?.loop === undefined) expect(made.offsets[end]).toBe(made.offsets[end + 1]);
          else expect(path[verdict.shown.loop]).toBe(end);
        }
        if (kind === 'never' && !verdict.holds) expect(good[path.at(-1) as number]).toBe(1);
      },
    ),
    { numRuns: 500 },
  );
});

test('until wants the first to hold on the way and the second to come', () => {
  const line = scribbled(4, [1, 2, 3, 3]);
  expect(ask('at < 3 until at = 3', line, 0).holds).toBe(true);
  expect(ask('at < 2 until at = 3', line, 0)).toMatchObject({ holds: false, shown: { route: { edges: [0, 1] } } });
  expect(ask('at < 3 until at = 3 within 2', line, 0).holds).toBe(false);
  expect(ask('at < 3 until at = 3 within 3', line, 0).holds).toBe(true);
});

describe('what is not understood is said', () => {
  test.each([
    ['', 'Something is missing'],
    ['openConflict', 'begins with never'],
    ['never opnConflict', 'Did you mean openConflict?'],
    ['never tensoin > 3', 'Did you mean tension?'],
    ['never tension > high', 'a whole number'],
    ['never phase < strike', 'compare it with = or !='],
    ['never phase = war', 'never war'],
    ['never (restored', 'not closed'],
    ['never restored restored', 'not understood'],
    ['never restored within -1', `0-${MOST_WITHIN}`],
    ['never strikes', 'no state'],
  ])('%s', (text, says) => {
    expect(() => parseProperty(text, graph.model)).toThrow(ExploreError);
    expect(() => parseProperty(text, graph.model)).toThrow(says);
  });

  test('and what is too long or too deep is refused', () => {
    expect(() => parseProperty(`never ${'('.repeat(100)}`, graph.model)).toThrow('too deeply');
    expect(() => parseProperty('x'.repeat(3_000), graph.model)).toThrow('characters');
  });

  test('conditions nest and turn', () => {
    const { condition } = parseProperty('never not (strike or (retaliation and not tension is 4))', graph.model);
    const sum = maskOf(graph, condition).reduce((a, b) => a + b, 0);
    const turned = maskOf(graph, { type: 'not', params: { guard: condition } }).reduce((a, b) => a + b, 0);
    expect(sum + turned).toBe(graph.keys.length);
  });
});
