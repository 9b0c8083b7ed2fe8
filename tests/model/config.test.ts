import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CAMEO, type MachineConfig } from '../../src/model/index.js';
import { BILATERAL, root } from '../helpers/scenarios.js';

const { machine, moves, signals, conditions, deadlines, regions, main } = BILATERAL;
const config = BILATERAL.config as MachineConfig;

type Json = { [key: string]: unknown };

/** Every object in the config, with its path. */
function walk(value: unknown, visit: (node: Json, path: string) => void, path = 'machine'): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) visit(value as Json, path);
  for (const [key, child] of Object.entries(value)) walk(child, visit, `${path}.${key}`);
}

const transitions: [string, Json][] = [];
const states: [string, Json][] = [];
walk(machine.config, (node, path) => {
  for (const [key, child] of Object.entries((node.states ?? {}) as Json))
    states.push([`${path}.${key}`, child as Json]);
  for (const [key, child] of [
    ...Object.entries((node.on ?? {}) as Json),
    ...Object.entries((node.after ?? {}) as Json),
    ...(node.always ? [['always', node.always] as const] : []),
  ]) {
    for (const transition of Array.isArray(child) ? child : [child])
      transitions.push([`${path}.${key}`, transition as Json]);
  }
});

describe('the machine is data', () => {
  test('its config survives JSON whole', () => {
    expect(JSON.parse(JSON.stringify(machine.config))).toStrictEqual(config);
    walk(machine.config, (node, path) => {
      for (const [key, value] of Object.entries(node)) expect(typeof value, `${path}.${key}`).not.toBe('function');
    });
  });

  test('its phases have exactly the promised ids', () => {
    expect(Object.keys(config.states.phase?.states ?? {}).sort()).toEqual([...main.leaves].sort());
    expect([...main.leaves].sort()).toEqual([
      'dialogue',
      'normalTies',
      'openConflict',
      'restored',
      'retaliation',
      'standoff',
      'strike',
    ]);
    expect(Object.keys(config.states)).toEqual(['phase', 'diplomacy', 'mediation']);
    expect(regions.map(({ id }) => id)).toEqual(['phase', 'diplomacy', 'mediation']);
  });

  test('every state, transition, event, guard, action and deadline has a description', () => {
    expect(states.length).toBeGreaterThan(15);
    for (const [path, state] of states) expect(state.description, path).toMatch(/\w+ \w+/);
    for (const [path, transition] of transitions) expect(transition.description, path).toMatch(/\w+ \w+/);
    const described = [moves, signals, deadlines].flatMap((map) => [...map.values()]);
    for (const { id, description } of described) expect(description, id).toMatch(/\w+ \w+/);
    for (const [name, { title, text }] of conditions) {
      // A part of another condition is told by what it reads.
      if (name === 'nobodyElseBegan' || name === 'nobodyAnswered') continue;
      expect(title, name).toMatch(/\w+/);
      expect(text, name).toMatch(/\w+ \w+/);
    }
  });

  test('every event it reacts to is a move or one of its own signals, and every move is used', () => {
    const events = new Set<string>();
    walk(machine.config, (node) => {
      for (const event of Object.keys((node.on ?? {}) as Json)) events.add(event);
    });
    const known = new Set<string>([...moves.keys(), ...signals.keys()]);
    expect([...events].filter((event) => !known.has(event))).toEqual([]);
    expect([...known].filter((event) => !events.has(event))).toEqual([]);
  });
});

describe('moves carry published codes', () => {
  /** What GDELT publishes of CAMEO codes and the Goldstein scale, as far as Offramp has it. */
  const table = readFileSync(join(root, 'tests/fixtures/cameo-goldstein.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([code = '', label = '', value]) => [code, { label, goldstein: Number(value) }] as const);
  const published = new Map(table);

  test('the table of codes is the published one', () => {
    expect([...CAMEO].map(([code, { label, goldstein }]) => [code, { label, goldstein }])).toEqual(table);
  });

  test('there are twenty or more', () => {
    expect(moves.size).toBeGreaterThanOrEqual(20);
  });

  test.each([...moves.keys()])('%s has the Goldstein value of its CAMEO code', (id) => {
    const { cameo, goldstein } = moves.get(id) ?? {};
    expect(published.has(cameo ?? ''), `code ${cameo}`).toBe(true);
    expect(goldstein).toBe(published.get(cameo ?? '')?.goldstein);
  });

  test('tension shifts by a fifth of the Goldstein value, the sign turned', () => {
    const shifts = (move: string) =>
      regions
        .flatMap(({ states }) => [...states.values()])
        .flatMap(({ on }) => on.get(move) ?? [])
        .map(({ effects }) => effects.filter((effect) => effect.type === 'shift' && effect.params.of === 'tension'));
    const by = (amount: number) => [{ type: 'shift', params: { of: 'tension', by: amount } }];
    for (const [move, expected] of [
      ['strike', by(2)],
      ['ceasefire', by(-2)],
      // A shift that rounds to nothing is none.
      ['phoneCall', []],
      ['condemn', []],
      // What it is worth shows when it is taken up.
      ['offerMediation', []],
    ] as const) {
      expect(shifts(move).length, move).toBeGreaterThan(0);
      for (const shift of shifts(move)) expect(shift, move).toEqual(expected);
    }
  });
});
