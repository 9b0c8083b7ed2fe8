import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type AnyMachineSnapshot, createActor } from 'xstate';
import { digestOf, machineDigestOf, VERIFIED, type Verified } from '../../scripts/graph-digest.js';
import { plainSteps } from '../../src/explore/graph/ask.js';
import { directSteps } from '../../src/explore/graph/direct.js';
import { explore, subjectOfModel } from '../../src/explore/graph/explore.js';
import { countOf, edgeOf, type StateGraph, stateOf, viewOf } from '../../src/explore/graph/graph.js';
import { keyOf, snapshotOf } from '../../src/explore/graph/space.js';
import { CancelledError } from '../../src/explore/job.js';
import { configurationOf, inertScope, type Model, startPosition } from '../../src/model/index.js';
import { shippedModel, shippedModels } from '../../src/model/shipped.js';
import { modelOf } from '../../src/scenario/index.js';
import { onOwnModel } from '../helpers/scenarios.js';
import { BILATERAL, builtGraph } from './helpers.js';

/** A model that is neither small nor large; what holds for it, graphs of random models hold too. */
const RIVER = subjectOfModel(shippedModel('river-and-go-between') as Model);
const worked = ({ model, space, events }: typeof RIVER) => directSteps(model, space, events);
const graph = explore(RIVER, worked(RIVER));
const size = graph.keys.length;

const verified: Record<string, Verified> = JSON.parse(readFileSync(VERIFIED, 'utf8'));

describe.each(shippedModels().map((model) => [model.id, model] as const))('the state graph of %s', (id, model) => {
  test('is the one that `npm run verify-graph` has compared with XState, whose machine is the same', () => {
    const { every, ...known } = verified[id] ?? { every: 0 };
    const today = { graph: digestOf(builtGraph(model)), machine: machineDigestOf(model) };
    expect(today, 'What has changed is compared by `npm run verify-graph`, which takes some minutes').toEqual(known);
    expect(every).toBeGreaterThan(0);
  });

  test('has the transitions of XState, in some hundred configurations, for every move and deadline', () => {
    const all = builtGraph(model);
    expect(all.complete).toBe(true);
    expect(stateOf(all, startPosition(model).snapshot)).toBe(all.start);
    const random = randomFrom(7);
    const some = Array.from({ length: 150 }, () => Math.floor(random() * all.keys.length));
    expect(wrongIn(model, all, [all.start, ...some])).toEqual([]);
  });
});

test('the graph of the crisis was compared as a whole', () => {
  expect(verified['bilateral-crisis']?.every).toBe(1);
  expect(countOf(builtGraph())).toEqual({ configurations: 38_700, transitions: 1_351_052 });
});

test('the graph of a small model has exactly the transitions of XState', () => {
  for (const model of [shippedModel('standoff-at-sea') as Model, modelOf(onOwnModel('port-week'))]) {
    const whole = builtGraph(model);
    expect(wrongIn(model, whole, [...whole.keys.keys()])).toEqual([]);
  }
});

test('the graph that comes with the build is the one that is explored here', () => {
  const subject = subjectOfModel(BILATERAL);
  expect(digestOf(explore(subject, worked(subject)))).toBe(digestOf(builtGraph()));
});

/** Numbers from 0 to 1, the same ones each time. */
function randomFrom(seed: number): () => number {
  let last = seed;
  return () => {
    last = (last * 48_271) % 2_147_483_647;
    return last / 2_147_483_647;
  };
}

/** What XState says otherwise than a graph, in some of its configurations, for every event. */
function wrongIn(model: Model, of: StateGraph, states: readonly number[]): string[] {
  const fields = of.space.fields.length;
  const wrong: string[] = [];
  // The machine's own transition: what XState's transition() calls, which makes such a scope anew each time.
  const scope = inertScope(createActor(model.machine), () => {});
  for (const state of states) {
    const { value, context } = snapshotOf(of.space, of.digits.subarray(state * fields, (state + 1) * fields));
    const snapshot = model.machine.resolveState({ value, context } as never) as AnyMachineSnapshot;
    let edge = of.offsets[state] as number;
    for (const [index, { event }] of of.events.entries()) {
      const found = of.labels[edge] === index && edge < (of.offsets[state + 1] as number);
      if (!found) {
        if (snapshot.can(event)) wrong.push(`${state} ${event.type} is accepted`);
        continue;
      }
      const next = model.machine.transition(snapshot as never, event as never, scope);
      // XState hands back the very snapshot where nothing reacts, and where nothing changes: then it is asked.
      if ((next as unknown) === snapshot && !snapshot.can(event)) wrong.push(`${state} ${event.type} is refused`);
      if (keyOf(of.space, next as never) !== of.keys[of.targets[edge] as number])
        wrong.push(`${state} ${event.type} leads elsewhere`);
      edge += 1;
    }
  }
  return wrong;
}

describe('exploring', () => {
  test('finds the start, and tells where the crisis stands in each configuration', () => {
    const { model } = RIVER;
    expect(stateOf(graph, startPosition(model).snapshot)).toBe(graph.start);
    expect(viewOf(graph, graph.start)).toMatchObject({
      ...configurationOf(startPosition(model)),
      context: startPosition(model).snapshot.context,
    });
    expect(new Set(graph.keys).size).toBe(size);
    expect(countOf(graph)).toEqual({ configurations: size, transitions: graph.targets.length });
  });

  test('does not hang on the order in which events are tried', () => {
    const events = [...RIVER.events].reverse();
    // A limit that is just enough leaves nothing out.
    const other = explore({ ...RIVER, events }, worked({ ...RIVER, events }), { limit: size });
    expect(other.complete).toBe(true);
    expect(other.keys).toEqual(graph.keys);
    for (let state = 0; state < graph.keys.length; state += 97) {
      for (const [index] of graph.events.entries()) {
        const [one, two] = [edgeOf(graph, state, index), edgeOf(other, state, events.length - 1 - index)];
        expect(two < 0 ? -1 : other.targets[two]).toBe(one < 0 ? -1 : graph.targets[one]);
      }
    }
  });
});

describe('a limit', () => {
  test('gives what was explored until then, and says what is missing', () => {
    const steps = worked(RIVER);
    const part = explore(RIVER, steps, { limit: 1_000 });
    expect(part.keys.length).toBe(1_000);
    expect(part.complete).toBe(false);
    expect(part.message).toMatch(
      /^Only the first 1,000 configurations were explored; from \d+ of them more would follow/,
    );
    const whole = new Set(graph.keys);
    expect([...part.keys].every((key) => whole.has(key))).toBe(true);
    const events = [...RIVER.events].reverse();
    const other = explore({ ...RIVER, events }, worked({ ...RIVER, events }), { limit: 1_000 });
    expect(other.keys).toEqual(part.keys);
  });

  test('is also one of transitions, whatever the order of events', () => {
    const most = { transitions: 10_000 };
    const part = explore(RIVER, worked(RIVER), most);
    expect(part.complete).toBe(false);
    // What stays are those that lead to what was explored.
    expect(part.targets.length).toBeLessThan(10_000 + RIVER.events.length);
    expect(part.keys.length).toBeGreaterThan(100);
    expect(part.message).toMatch(
      /^Only the first \d+ configurations were explored, since these have 10,000 transitions; from \d+ of them more would follow\. What is said of this graph holds for paths within it; raise the limit to see all\.$/,
    );
    const whole = new Set(graph.keys);
    expect([...part.keys].every((key) => whole.has(key))).toBe(true);
    const events = [...RIVER.events].reverse();
    expect(explore({ ...RIVER, events }, worked({ ...RIVER, events }), most).keys).toEqual(part.keys);
    // One that is just not met leaves nothing out.
    expect(explore(RIVER, worked(RIVER), { transitions: graph.targets.length + 1 }).complete).toBe(true);
  });
});

test('exploring can be watched and stopped', () => {
  const steps = worked(RIVER);
  const seen: number[] = [];
  const signal = { aborted: false };
  const run = () =>
    explore(RIVER, steps, {
      signal,
      progress: (done) => {
        seen.push(done);
        signal.aborted = done > 3_000;
      },
    });
  expect(run).toThrow(CancelledError);
  expect(seen.length).toBeGreaterThan(3);
});

test('the first field of a key counts most: configurations of a phase stand together', () => {
  const phases = Array.from({ length: size }, (_, state) =>
    RIVER.model.main.leaves.indexOf(String(viewOf(graph, state)[RIVER.model.main.id])),
  );
  expect(phases).toEqual([...phases].sort((a, b) => a - b));
});

test('asking XState every time gives the same graph', () => {
  const plain = explore(RIVER, plainSteps(RIVER), { limit: 300 });
  expect(plain).toEqual(explore(RIVER, worked(RIVER), { limit: 300 }));
});
