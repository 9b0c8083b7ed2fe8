import { describe, expect, test } from 'vitest';
import { type AnyMachineSnapshot, createActor } from 'xstate';
import { plainSteps } from '../../src/explore/graph/ask.js';
import { directSteps } from '../../src/explore/graph/direct.js';
import { explore, subjectOfModel } from '../../src/explore/graph/explore.js';
import { countOf, edgeOf, stateOf, viewOf } from '../../src/explore/graph/graph.js';
import { keyOf, snapshotOf } from '../../src/explore/graph/space.js';
import { CancelledError } from '../../src/explore/job.js';
import { configurationOf, inertScope, startPosition } from '../../src/model/index.js';
import { BILATERAL, builtGraph } from './helpers.js';

const CRISIS = subjectOfModel(BILATERAL);
const worked = ({ model, space, events }: typeof CRISIS) => directSteps(model, space, events);
/** Explored here: `graphOf()` may have been told of the one that was built. */
const graph = explore(CRISIS, worked(CRISIS));

describe('the state graph of the crisis', () => {
  test('holds every reachable configuration once, and its start', () => {
    expect(countOf(graph)).toEqual({ configurations: 38_700, transitions: 1_351_052 });
    expect(graph.complete).toBe(true);
    expect(stateOf(graph, startPosition(BILATERAL).snapshot)).toBe(graph.start);
    expect(viewOf(graph, graph.start)).toMatchObject({
      ...configurationOf(startPosition(BILATERAL)),
      context: startPosition(BILATERAL).snapshot.context,
    });
  });

  test('has exactly the transitions of XState, in every configuration, for every move and deadline', () => {
    const fields = graph.space.fields.length;
    const wrong: string[] = [];
    // What XState makes of a value of states hangs on nothing else.
    const bases = new Map<string, AnyMachineSnapshot>();
    // The machine's own transition: what XState's transition() calls, which makes such a scope anew each time.
    const scope = inertScope(createActor(BILATERAL.machine), () => {});
    for (let state = 0; state < graph.keys.length; state += 1) {
      const digits = graph.digits.subarray(state * fields, (state + 1) * fields);
      const { value, context } = snapshotOf(graph.space, digits);
      const name = Object.values(value).join();
      const base =
        bases.get(name) ?? (BILATERAL.machine.resolveState({ value, context } as never) as AnyMachineSnapshot);
      bases.set(name, base);
      const snapshot: AnyMachineSnapshot = { ...base, context };
      let edge = graph.offsets[state] as number;
      for (const [index, { event }] of graph.events.entries()) {
        const found = graph.labels[edge] === index && edge < (graph.offsets[state + 1] as number);
        if (!found) {
          if (snapshot.can(event)) wrong.push(`${state} ${event.type} is accepted`);
          continue;
        }
        const next = BILATERAL.machine.transition(snapshot as never, event as never, scope);
        // XState hands back the very snapshot where nothing reacts, and where nothing changes: then it is asked.
        if ((next as unknown) === snapshot && !snapshot.can(event)) wrong.push(`${state} ${event.type} is refused`);
        if (keyOf(graph.space, next as never) !== graph.keys[graph.targets[edge] as number])
          wrong.push(`${state} ${event.type} leads elsewhere`);
        edge += 1;
      }
    }
    expect(wrong).toEqual([]);
  }, 600_000);

  test('does not hang on the order in which events are tried', () => {
    const events = [...CRISIS.events].reverse();
    // A limit that is just enough leaves nothing out.
    const other = explore({ ...CRISIS, events }, worked({ ...CRISIS, events }), { limit: 38_700 });
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
    const steps = worked(CRISIS);
    const part = explore(CRISIS, steps, { limit: 1_000 });
    expect(part.keys.length).toBe(1_000);
    expect(part.complete).toBe(false);
    expect(part.message).toMatch(
      /^Only the first 1000 configurations were explored; from \d+ of them more would follow/,
    );
    const whole = new Set(graph.keys);
    expect([...part.keys].every((key) => whole.has(key))).toBe(true);
    const events = [...CRISIS.events].reverse();
    const other = explore({ ...CRISIS, events }, worked({ ...CRISIS, events }), { limit: 1_000 });
    expect(other.keys).toEqual(part.keys);
  });
});

test('the graph that comes with the build is the one that XState gives', () => {
  const built = builtGraph();
  const arrays = ['keys', 'digits', 'offsets', 'targets', 'labels', 'unexplored'] as const;
  for (const name of arrays) expect(bytes(built[name]).equals(bytes(graph[name])), name).toBe(true);
  const none = Object.fromEntries(arrays.map((name) => [name, undefined]));
  expect({ ...built, ...none }).toEqual({ ...graph, ...none });
});

/** As they lie in memory: millions of numbers take too long to be compared one by one. */
function bytes({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}

test('exploring can be watched and stopped', () => {
  const steps = worked(CRISIS);
  const seen: number[] = [];
  const signal = { aborted: false };
  const run = () =>
    explore(CRISIS, steps, {
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
  const phases = Array.from({ length: graph.keys.length }, (_, state) =>
    BILATERAL.main.leaves.indexOf(String(viewOf(graph, state).phase)),
  );
  expect(phases).toEqual([...phases].sort((a, b) => a - b));
});

test('asking XState every time gives the same graph', () => {
  const plain = explore(CRISIS, plainSteps(CRISIS), { limit: 800 });
  expect(plain).toEqual(explore(CRISIS, worked(CRISIS), { limit: 800 }));
});
