import { beforeAll, describe, expect, test } from 'vitest';
import { edgeOf, viewOf } from '../../src/explore/graph/graph.js';
import { keyOf, snapshotOf } from '../../src/explore/graph/space.js';
import {
  accepts,
  type Configuration,
  configurationOf,
  type DeadlineId,
  fireNext,
  optionsAt,
  type Position,
  send,
  startPosition,
} from '../../src/model/index.js';
import { builtGraph } from '../explore/helpers.js';

/** Deadlines that run in a configuration: an edge of the graph each, whatever the hour. */
function pending({ phase, mediation }: Configuration): DeadlineId[] {
  const inPhase: DeadlineId[] =
    phase === 'strike' || phase === 'retaliation' ? ['silence'] : phase === 'dialogue' ? ['talksStall'] : [];
  return mediation === 'offered' ? [...inPhase, 'offerLapses'] : inPhase;
}

const regionOf: Record<DeadlineId, string> = {
  silence: 'phase',
  talksStall: 'phase',
  offerLapses: 'mediation',
};

/** All of them, as the build explored them; tests/explore/graph.test.ts compares each of its edges with XState. */
const graph = builtGraph();
const { machine, moveEvents, outcomes, main, world } = graph.model;
const start = startPosition(graph.model);
const phases = Array.from(graph.keys, (_, state) => String(viewOf(graph, state).phase));
/** Every so many configurations are stepped from here too. */
const STRIDE = 19;
const outOfBounds: string[] = [];
const elsewhere: string[] = [];
let withoutReason = 0;

function positionOf(state: number): Position {
  const fields = graph.space.fields.length;
  const { value, context } = snapshotOf(graph.space, graph.digits.subarray(state * fields, (state + 1) * fields));
  return { ...start, snapshot: machine.resolveState({ value, context } as never) };
}

/** Compares a step with the edge of the graph, and looks at what it leads to. */
function compare(state: number, type: string, event: number, next: Position | undefined): void {
  const edge = edgeOf(graph, state, event);
  const key = edge < 0 ? undefined : graph.keys[graph.targets[edge] as number];
  if ((next && keyOf(graph.space, next.snapshot)) !== key) elsewhere.push(`${state} ${type}`);
  for (const [variable, [low, high]] of next ? Object.entries(world.bounds) : []) {
    const value = Number(next?.snapshot.context[variable]);
    if (!(Number.isInteger(value) && value >= low && value <= high)) outOfBounds.push(`${state} ${type} ${variable}`);
  }
}

beforeAll(() => {
  const indexOf = new Map(graph.events.map(({ event }, index) => [JSON.stringify(event), index]));
  for (let state = 0; state < graph.keys.length; state += STRIDE) {
    const position = positionOf(state);
    for (const event of moveEvents) {
      const next = accepts(position, event) ? send(position, event) : undefined;
      compare(state, event.type, indexOf.get(JSON.stringify(event)) ?? -1, next);
    }
    const configuration = configurationOf(position);
    for (const deadline of pending(configuration)) {
      const region = regionOf[deadline] ?? '';
      const type = graph.events.find(({ event }) => event.type.endsWith(`.crisis.${region}.${configuration[region]}`));
      const timers = [{ id: type?.event.type ?? '', deadline, due: 0 }];
      const index = indexOf.get(JSON.stringify(type?.event)) ?? -1;
      compare(state, deadline, index, fireNext({ ...position, timers })?.position);
    }
    // A blocked move without a reason would leave a class guessing.
    if (state % (5 * STRIDE) === 0)
      withoutReason += optionsAt(position).filter(
        (option) => option.status === 'blocked' && option.failing.length === 0,
      ).length;
  }
});

describe('the reachable configurations', () => {
  test('are finite, and this many', () => {
    expect(graph.keys.length).toBe(38_700);
    expect(graph.complete).toBe(true);
  });

  test('lead where the graph says, by every move and deadline', () => {
    expect(elsewhere).toEqual([]);
  });

  test('hold every variable within its bounds', () => {
    expect(outOfBounds).toEqual([]);
  });

  test('include every phase and every outcome', () => {
    expect([...new Set(phases)].sort()).toEqual([...main.leaves].sort());
    for (const outcome of outcomes.keys()) expect(phases).toContain(outcome);
  });

  test('give a reason for every blocked move', () => {
    expect(withoutReason).toBe(0);
  });

  test('all lead on to some outcome: no phase is a trap', () => {
    const targetsOf = (state: number) => graph.targets.subarray(graph.offsets[state], graph.offsets[state + 1]);
    const back: number[][] = phases.map(() => []);
    for (const state of graph.keys.keys()) for (const to of targetsOf(state)) (back[to] as number[]).push(state);
    const reached = new Set(phases.flatMap((phase, index) => (outcomes.has(phase) ? [index] : [])));
    for (const index of reached) for (const from of back[index] as number[]) reached.add(from);
    expect(reached.size).toBe(graph.keys.length);
    const stuck = phases.filter((phase, index) => !outcomes.has(phase) && targetsOf(index).every((to) => to === index));
    expect(stuck).toEqual([]);
  });
});
