import { describe, expect, test } from 'vitest';
import {
  accepts,
  leastFailing,
  type MoveEvent,
  parseCondition,
  send,
  startPosition,
  type Value,
  type Ways,
  whyBlocked,
  withSet,
} from '../../src/model/index.js';
import { BILATERAL } from '../helpers/scenarios.js';

const said = (ways: Ways) => ways.map((way) => way.map(({ reads, value, needs }) => `${reads} ${value}, ${needs}`));

describe('what would make a refused move possible', () => {
  const by: MoveEvent = { type: 'strike', by: 'initiator' };
  const failing = (guards: string[], set: Record<string, Value> = {}) => {
    const position = withSet(startPosition(BILATERAL), { tension: 2, ...set });
    const conditions = guards.map((guard) => parseCondition(guard, BILATERAL.names));
    return said(leastFailing(position, conditions, by));
  };
  const least = (...guards: string[]) => failing(guards);

  test('a way that asks for all that another asks for, and more, is not told', () => {
    expect(least('tension >= 3 and pressure(actor) >= 1', 'pressure(actor) >= 1')).toEqual([
      ['initiatorPressure 0, at least 1'],
    ]);
    expect(least('tension >= 5', 'tension >= 3')).toEqual([['tension 2, at least 3']]);
    expect(least('tension <= 0', 'tension <= 1 and exchanges <= 3')).toEqual([['tension 2, at most 1']]);
    expect(least('tension >= 3', 'tension >= 3')).toEqual([['tension 2, at least 3']]);
  });

  test('of what is enough in several ways, each tells what it lacks', () => {
    expect(least('tension >= 2 and exchanges >= 1 and pressure(actor) >= 1 or tension >= 5')).toEqual([
      ['exchanges 0, at least 1 and initiatorPressure at least 1 or tension at least 5'],
    ]);
  });

  test('ways that ask for different things are told side by side', () => {
    expect(least('tension >= 3 and exchanges >= 1', 'pressure(actor) >= 1')).toEqual([
      ['tension 2, at least 3', 'exchanges 0, at least 1'],
      ['initiatorPressure 0, at least 1'],
    ]);
  });

  test('of two bounds on one number the wider one follows from the other', () => {
    expect(least('tension >= 3 and tension >= 5')).toEqual([['tension 2, at least 5']]);
  });

  test('a condition of two parts says which part fails', () => {
    const force = (initiatedBy: 'initiator' | 'responder', respondedBy: 'initiator' | 'responder' | 'none') =>
      failing(['forceUnanswered'], { initiatedBy, respondedBy });
    expect(force('initiator', 'responder')).toEqual([['respondedBy responder, nobody']]);
    expect(force('responder', 'none')).toEqual([['initiatedBy responder, nobody but initiator']]);
    expect(force('initiator', 'none')).toEqual([[]]);
  });
});

test('where pressure alone is missing, a strike out of a standoff asks for nothing else', () => {
  let position = startPosition(BILATERAL);
  const moves: MoveEvent[] = [
    { type: 'militantAttack', by: 'militants', target: 'initiator' },
    { type: 'strike', by: 'initiator' },
    { type: 'closeBorder', by: 'responder' },
    { type: 'closeBorder', by: 'responder' },
    { type: 'ceasefire', by: 'responder' },
    { type: 'haltTalks', by: 'responder' },
  ];
  for (const move of moves) {
    expect(accepts(position, move), move.type).toBe(true);
    position = send(position, move);
  }
  expect(said(whyBlocked(position, { type: 'strike', by: 'responder' }))).toEqual([
    ['responderPressure 0, at least 1'],
  ]);
});
