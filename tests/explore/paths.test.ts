import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type StateGraph, stateOf, viewOf } from '../../src/explore/graph/graph.js';
import { actsOf, playActs } from '../../src/explore/paths/acts.js';
import { bestPaths, type Route, shortestPath } from '../../src/explore/paths/best.js';
import { costsOf, MEASURES } from '../../src/explore/paths/costs.js';
import { countWays } from '../../src/explore/paths/count.js';
import { simplePaths } from '../../src/explore/paths/simple.js';
import { reachableWithin } from '../../src/explore/paths/within.js';
import { maskOf } from '../../src/explore/prove/holds.js';
import { parseCondition } from '../../src/explore/prove/parse.js';
import { configurationOf } from '../../src/model/index.js';
import { Session } from '../../src/play/index.js';
import { january } from '../helpers/scenarios.js';
import { builtGraph, drawn, only, scribbled } from './helpers.js';

const graph = builtGraph();
const mask = (text: string) => maskOf(graph, parseCondition(text, graph.model));

function take<T>(from: Iterable<T>, most: number): T[] {
  const found: T[] = [];
  for (const item of from) {
    found.push(item);
    if (found.length === most) break;
  }
  return found;
}

function statesOf(of: StateGraph, { start, edges }: Route): number[] {
  return [start, ...edges.map((edge) => of.targets[edge] as number)];
}

/** The definition, at its slowest: every simple path, first come first served. */
function everySimplePath(of: StateGraph, from: number, goal: Uint8Array, most: number): number[][] {
  if (goal[from] === 1) return [[]];
  const found: number[][] = [];
  const go = (state: number, edges: number[], seen: number[]) => {
    for (let edge = of.offsets[state] as number; edge < (of.offsets[state + 1] as number); edge += 1) {
      const target = of.targets[edge] as number;
      if (seen.includes(target) || edges.length >= most) continue;
      if (goal[target] === 1) found.push([...edges, edge]);
      else go(target, [...edges, edge], [...seen, target]);
    }
  };
  go(from, [], [from]);
  return found;
}

const scribbles = fc
  .record({ states: fc.integer({ min: 2, max: 7 }), picks: fc.array(fc.nat(50), { maxLength: 18 }), goal: fc.nat(6) })
  .map(({ states, picks, goal }) => {
    const made = scribbled(states, picks);
    return { made, goal: only(made, goal % states) };
  });

describe('on graphs drawn at random', () => {
  test('the best paths are all simple paths, by their cost', () => {
    fc.assert(
      fc.property(scribbles, fc.constantFrom(...MEASURES), ({ made, goal }, measure) => {
        const costs = costsOf(made, measure);
        const cost = (edges: number[]) =>
          edges.reduce((sum, edge) => sum + (costs[made.labels[edge] as number] as number), 0);
        const expected = everySimplePath(made, 0, goal, 99);
        const found = [...bestPaths(made, 0, goal, measure)].map((route) => route.edges);
        expect(found.map(cost)).toEqual(expected.map(cost).sort((a, b) => a - b));
        expect(new Set(found.map(String))).toEqual(new Set(expected.map(String)));
      }),
    );
  });

  test('simple paths are all there are, once each, no longer than asked for', () => {
    fc.assert(
      fc.property(scribbles, fc.integer({ min: 0, max: 8 }), ({ made, goal }, most) => {
        const found = [...simplePaths(made, 0, goal, most)].map(({ edges }) => edges);
        expect(found).toEqual(everySimplePath(made, 0, goal, most));
      }),
    );
  });

  test('ways are counted without being listed', () => {
    fc.assert(
      fc.property(scribbles, ({ made, goal }) => {
        const counts = countWays(made, 0, goal, 5);
        const walks = (state: number, left: number): bigint => {
          if (goal[state] === 1) return left === 0 ? 1n : 0n;
          if (left === 0) return 0n;
          let sum = 0n;
          for (let edge = made.offsets[state] as number; edge < (made.offsets[state + 1] as number); edge += 1)
            sum += walks(made.targets[edge] as number, left - 1);
          return sum;
        };
        expect(counts).toEqual([0, 1, 2, 3, 4, 5].map((length) => walks(0, length)));
      }),
    );
  });
});

test('counts beyond what a double holds are exact', () => {
  const made = drawn([[0, 0, 0, 1], []]);
  expect(countWays(made, 0, only(made, 1), 50).at(-1)).toBe(3n ** 49n);
});

describe('in the crisis', () => {
  test('the shortest way to each outcome is what a class can play', () => {
    for (const outcome of ['restored', 'standoff', 'openConflict']) {
      const session = new Session(january);
      for (const route of take(bestPaths(graph, graph.start, mask(outcome), 'moves'), 3)) {
        const { acts, onTime } = actsOf(graph, route);
        expect(onTime).toBe(true);
        const end = playActs(session, session.nodeAt(0), acts, outcome);
        expect(configurationOf(end.walk.position).phase).toBe(outcome);
        expect(stateOf(graph, end.walk.position.snapshot)).toBe(statesOf(graph, route).at(-1));
      }
    }
  });

  test('a deadline on the way becomes a wait, and a path that the clock forbids is said to be so', () => {
    const session = new Session(january);
    while (session.nextStep && configurationOf(session.position).phase !== 'strike') session.next();
    const from = session.node;
    const route = shortestPath(graph, stateOf(graph, session.position.snapshot), mask('standoff'), 'moves') as Route;
    const { acts, onTime } = actsOf(graph, route, from.walk);
    expect(acts).toEqual([{ wait: 72 }]);
    expect(onTime).toBe(true);
    expect(configurationOf(playActs(session, from, acts, 'silence').walk.position).phase).toBe('standoff');
    // 72 hours of sanctions leave no time before the silence.
    const sanctions = graph.events.findIndex(({ move }) => move?.type === 'imposeSanctions');
    const edges: number[] = [];
    let state = route.start;
    for (let n = 0; n < 8; n += 1) {
      for (let edge = graph.offsets[state] as number; edge < (graph.offsets[state + 1] as number); edge += 1)
        if (graph.labels[edge] === sanctions) {
          edges.push(edge);
          state = graph.targets[edge] as number;
          break;
        }
    }
    expect(actsOf(graph, { start: route.start, edges }, from.walk).onTime).toBe(false);
  });

  test('each measure finds what it says', () => {
    const hostility = (route: Route) =>
      route.edges.reduce(
        (sum, edge) => sum + Math.max(0, -(graph.events[graph.labels[edge] as number]?.goldstein ?? 0)),
        0,
      );
    const least = shortestPath(graph, graph.start, mask('restored'), 'hostility') as Route;
    // Tension must reach 2 before anybody calls; the mildest move that raises it is to recall an ambassador.
    expect(hostility(least)).toBe(4);
    const hours = (route: Route) =>
      route.edges.reduce((sum, edge) => sum + (graph.events[graph.labels[edge] as number]?.hours ?? 0), 0);
    const quick = shortestPath(graph, graph.start, mask('openConflict'), 'hours') as Route;
    const short = shortestPath(graph, graph.start, mask('openConflict'), 'moves') as Route;
    expect(hours(quick)).toBeLessThanOrEqual(hours(short));
    expect(short.edges.length).toBeLessThanOrEqual(quick.edges.length);
  });

  test('the first thousand simple paths are different and simple', () => {
    const found = take(simplePaths(graph, graph.start, mask('restored'), 12), 1_000);
    expect(new Set(found.map(({ edges }) => edges.join())).size).toBe(1_000);
    for (const route of found) {
      const states = statesOf(graph, route);
      expect(new Set(states).size).toBe(states.length);
      expect(viewOf(graph, states.at(-1) as number).phase).toBe('restored');
    }
  });

  test('more can be reached in more moves, and in the end everything', () => {
    const counts = reachableWithin(graph, graph.start, 60);
    expect(counts[0]).toBe(1);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).toBe(38_700);
  });
});
