import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { GraphEvent } from '../../src/explore/graph/events.js';
import { adoptGraph, graphOf, knownGraph } from '../../src/explore/graph/explore.js';
import type { StateGraph } from '../../src/explore/graph/graph.js';
import { unpackGraph } from '../../src/explore/graph/pack.js';
import { spaceOf } from '../../src/explore/graph/space.js';
import type { Ends } from '../../src/explore/odds/ends.js';
import { type Behaviour, usually } from '../../src/explore/policy/behaviour.js';
import { Choices } from '../../src/explore/policy/choices.js';
import type { Model } from '../../src/model/index.js';
import { BILATERAL, root } from '../helpers/scenarios.js';

export { BILATERAL };

/** The state graph of a model: the one that was built, or else explored once in a worker of the tests. */
export function builtGraph(model: Model = BILATERAL): StateGraph {
  const file = join(root, 'dist/graphs', `${model.shape}.br`);
  if (!knownGraph(model) && existsSync(file)) {
    const graph = unpackGraph(model, brotliDecompressSync(readFileSync(file)));
    if (graph) adoptGraph(model, graph);
  }
  return graphOf(model);
}

/** A graph drawn by hand: for each state the states its edges lead to, by event 0, 1, 2 … */
export function drawn(edges: number[][], hours: number[] = []): StateGraph {
  const width = Math.max(1, ...edges.map((row) => row.length));
  const values = edges.map((_, state) => state);
  return {
    model: { ...BILATERAL, names: { ...BILATERAL.names, readable: [{ name: 'at', kind: 'number', values }] } },
    space: spaceOf([{ name: 'at', kind: 'variable', values }]),
    events: Array.from({ length: width }, (_, index) => ({
      event: { type: `e${index}` },
      hours: hours[index] ?? 1,
      goldstein: -index,
    })),
    keys: Int32Array.from(edges.keys()),
    digits: Uint8Array.from(edges.keys()),
    start: 0,
    offsets: Int32Array.from([
      0,
      ...edges.map(
        (
          (sum) =>
          ({ length }) =>
            (sum += length)
        )(0),
      ),
    ]),
    targets: Int32Array.from(edges.flat()),
    labels: Uint8Array.from(edges.flatMap((row) => [...row.keys()])),
    complete: true,
    unexplored: new Uint8Array(edges.length),
  };
}

/** A graph drawn at random, by a list of numbers. */
export function scribbled(states: number, picks: readonly number[]): StateGraph {
  return drawn(
    Array.from({ length: states }, (_, state) =>
      picks.flatMap((pick, index) => (index % states === state ? [pick % states] : [])),
    ),
  );
}

/** The states of a list, as a mask. */
export function only(graph: StateGraph, ...states: number[]): Uint8Array {
  return Uint8Array.from(graph.keys, (_, state) => (states.includes(state) ? 1 : 0));
}

const NOTHING: GraphEvent = { event: { type: '' }, hours: 1, goldstein: 0 };

/** A behaviour without memory: the weight of an edge by its state and event. */
export function weighing(graph: StateGraph, weight: (state: number, event: number) => number): Behaviour {
  const choices = new Choices();
  return {
    memories: 4,
    start: 0,
    remember: (memory) => memory,
    goesOn: () => false,
    choices,
    choose: (state, memory) => {
      const row = graph.labels.subarray(graph.offsets[state], graph.offsets[state + 1]);
      for (const [edge, event] of row.entries())
        choices.add(edge, event, weight(state, event), memory, usually(graph.events[event] ?? NOTHING));
      return choices.done();
    },
  };
}

/** What may follow a configuration, as edges and events with their probabilities. */
export function following({ choose, choices }: Behaviour, state: number, memory = 0) {
  const choice = choose(state, memory);
  const [begin, end] = [choices.begins[choice] as number, choices.begins[choice + 1] as number];
  return Array.from(choices.probabilities.subarray(begin, end), (probability, index) => ({
    edge: choices.edges[begin + index] as number,
    event: choices.events[begin + index] as number,
    probability,
  }));
}

/** Ends at some states of a graph, each with a name of its own. */
export function endingAt(graph: StateGraph, ends: Record<string, number>): Ends {
  const states = Object.values(ends);
  return {
    names: Object.keys(ends),
    of: Int8Array.from(graph.keys, (_, state) => states.indexOf(state)),
    tension: new Uint8Array(graph.keys.length),
    levels: 11,
  };
}
