import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  ACTIONS,
  crisisConfig,
  crisisMachine,
  DEADLINES,
  GUARDS,
  INTERNAL_EVENTS,
  MOVE_IDS,
  MOVES,
  PHASES,
  tensionShift,
} from '../../src/model/index.js';
import { root } from '../helpers/scenarios.js';

type Json = { [key: string]: unknown };

/** Every object in the config, with its path. */
function walk(value: unknown, visit: (node: Json, path: string) => void, path = 'machine'): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) visit(value as Json, path);
  for (const [key, child] of Object.entries(value)) walk(child, visit, `${path}.${key}`);
}

const transitions: [string, Json][] = [];
const states: [string, Json][] = [];
walk(crisisMachine.config, (node, path) => {
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
    expect(JSON.parse(JSON.stringify(crisisMachine.config))).toStrictEqual(crisisConfig);
    walk(crisisMachine.config, (node, path) => {
      for (const [key, value] of Object.entries(node)) expect(typeof value, `${path}.${key}`).not.toBe('function');
    });
  });

  test('its phases have exactly the promised ids', () => {
    expect(Object.keys(crisisConfig.states.phase.states).sort()).toEqual([...PHASES].sort());
    expect([...PHASES].sort()).toEqual([
      'dialogue',
      'normalTies',
      'openConflict',
      'restored',
      'retaliation',
      'standoff',
      'strike',
    ]);
    expect(Object.keys(crisisConfig.states)).toEqual(['phase', 'diplomacy', 'mediation']);
  });

  test('every state, transition, event, guard, action and deadline has a description', () => {
    expect(states.length).toBeGreaterThan(15);
    for (const [path, state] of states) expect(state.description, path).toMatch(/\w+ \w+/);
    for (const [path, transition] of transitions) expect(transition.description, path).toMatch(/\w+ \w+/);
    for (const id of MOVE_IDS) expect(MOVES[id].description, id).toMatch(/\w+ \w+/);
    for (const text of [...Object.values(GUARDS), ...Object.values(ACTIONS), ...Object.values(INTERNAL_EVENTS)])
      expect(text).toMatch(/\w+ \w+/);
    for (const deadline of Object.values(DEADLINES)) expect(deadline.description).toMatch(/\w+ \w+/);
  });

  test('every event it reacts to is a move or one of its own signals, and every move is used', () => {
    const events = new Set<string>();
    walk(crisisMachine.config, (node) => {
      for (const event of Object.keys((node.on ?? {}) as Json)) events.add(event);
    });
    const known = new Set<string>([...MOVE_IDS, ...Object.keys(INTERNAL_EVENTS)]);
    expect([...events].filter((event) => !known.has(event))).toEqual([]);
    expect([...known].filter((event) => !events.has(event))).toEqual([]);
  });
});

describe('moves carry published codes', () => {
  const table = new Map(
    readFileSync(join(root, 'src/model/data/cameo-goldstein.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .map(([code, label, value]) => [code, { label, value: Number(value) }]),
  );

  test('there are twenty or more', () => {
    expect(MOVE_IDS.length).toBeGreaterThanOrEqual(20);
  });

  test.each(MOVE_IDS)('%s has the Goldstein value of its CAMEO code', (id) => {
    const { cameo, goldstein } = MOVES[id];
    expect(table.has(cameo), `code ${cameo}`).toBe(true);
    expect(goldstein).toBe(table.get(cameo)?.value);
  });

  test('tension shifts by a fifth of the Goldstein value, the sign turned', () => {
    expect(tensionShift('strike')).toBe(2);
    expect(tensionShift('ceasefire')).toBe(-2);
    expect(tensionShift('phoneCall')).toBe(0);
    expect(Object.is(tensionShift('condemn'), 0)).toBe(true);
  });
});
