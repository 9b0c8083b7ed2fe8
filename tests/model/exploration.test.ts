import { beforeAll, describe, expect, test } from 'vitest';
import {
  accepts,
  BOUNDS,
  type BoundedVariable,
  type Configuration,
  configurationKey,
  configurationOf,
  type DeadlineId,
  fireNext,
  isOutcome,
  MOVE_EVENTS,
  OUTCOMES,
  optionsAt,
  PHASES,
  type Position,
  send,
  startPosition,
} from '../../src/model/index.js';

/** Deadlines that run in a configuration: an edge of the graph each, whatever the hour. */
function pending({ phase, mediation }: Configuration): DeadlineId[] {
  const inPhase: DeadlineId[] =
    phase === 'strike' || phase === 'retaliation' ? ['silence'] : phase === 'dialogue' ? ['talksStall'] : [];
  return mediation === 'offered' ? [...inPhase, 'offerLapses'] : inPhase;
}

const regionOf: Record<DeadlineId, keyof Configuration> = {
  silence: 'phase',
  talksStall: 'phase',
  offerLapses: 'mediation',
};

const keys = new Map<string, number>();
const phases: string[] = [];
const edges: number[][] = [];
const outOfBounds: string[] = [];
let withoutReason = 0;

beforeAll(() => {
  const queue: Position[] = [];
  const visit = (position: Position): number => {
    const key = configurationKey(position.snapshot);
    const known = keys.get(key);
    if (known !== undefined) return known;
    keys.set(key, keys.size);
    queue.push(position);
    phases.push(configurationOf(position).phase);
    for (const [variable, [low, high]] of Object.entries(BOUNDS)) {
      const value = position.snapshot.context[variable as BoundedVariable];
      if (!(Number.isInteger(value) && value >= low && value <= high)) outOfBounds.push(key);
    }
    return keys.size - 1;
  };
  visit(startPosition());
  for (let at = 0; at < queue.length; at += 1) {
    const position = queue[at] as Position;
    const next = new Set<number>();
    for (const event of MOVE_EVENTS) if (accepts(position, event)) next.add(visit(send(position, event)));
    const configuration = configurationOf(position);
    for (const deadline of pending(configuration)) {
      const region = regionOf[deadline];
      const timers = [{ id: `xstate.after.${deadline}.crisis.${region}.${configuration[region]}`, deadline, due: 0 }];
      const fired = fireNext({ ...position, timers });
      if (fired) next.add(visit(fired.position));
    }
    edges.push([...next]);
    // A blocked move without a reason would leave a class guessing; every hundredth configuration is asked.
    if (at % 100 === 0)
      withoutReason += optionsAt(position).filter(
        (option) => option.status === 'blocked' && option.failing.length === 0,
      ).length;
    // Positions are large; only what is still to be visited is kept.
    queue[at] = undefined as unknown as Position;
  }
}, 300_000);

describe('the reachable configurations', () => {
  test('are finite, and this many', () => {
    expect(keys.size).toBe(38_700);
  });

  test('hold every variable within its bounds', () => {
    expect(outOfBounds).toEqual([]);
  });

  test('include every phase and every outcome', () => {
    expect([...new Set(phases)].sort()).toEqual([...PHASES].sort());
    for (const outcome of OUTCOMES) expect(phases).toContain(outcome);
  });

  test('give a reason for every blocked move', () => {
    expect(withoutReason).toBe(0);
  });

  test('all lead on to some outcome: no phase is a trap', () => {
    const back: number[][] = phases.map(() => []);
    for (const [from, targets] of edges.entries()) for (const to of targets) (back[to] as number[]).push(from);
    const reached = new Set(phases.flatMap((phase, index) => (isOutcome(phase) ? [index] : [])));
    for (const index of reached) for (const from of back[index] as number[]) reached.add(from);
    expect(reached.size).toBe(keys.size);
    const stuck = phases.filter(
      (phase, index) => !isOutcome(phase) && (edges[index] as number[]).every((to) => to === index),
    );
    expect(stuck).toEqual([]);
  });
});
