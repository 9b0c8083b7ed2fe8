import { describe, expect, test } from 'vitest';
import {
  accepts,
  all,
  atLeast,
  atMost,
  type GuardSpec,
  INITIAL_CONTEXT,
  leastFailing,
  type MoveEvent,
  send,
  startPosition,
  type Ways,
  whyBlocked,
} from '../../src/model/index.js';

const said = (ways: Ways) => ways.map((way) => way.map(({ reads, value, needs }) => `${reads} ${value}, ${needs}`));

describe('what would make a refused move possible', () => {
  const context = { ...INITIAL_CONTEXT, tension: 2 };
  const by: MoveEvent = { type: 'strike', by: 'initiator' };
  const least = (...guards: GuardSpec[]) => said(leastFailing(guards, context, by));

  test('a way that asks for all that another asks for, and more, is not told', () => {
    expect(least(all(atLeast('tension', 3), atLeast('actorPressure', 1)), atLeast('actorPressure', 1))).toEqual([
      ['initiatorPressure 0, at least 1'],
    ]);
    expect(least(atLeast('tension', 5), atLeast('tension', 3))).toEqual([['tension 2, at least 3']]);
    expect(least(atMost('tension', 0), all(atMost('tension', 1), atMost('exchanges', 3)))).toEqual([
      ['tension 2, at most 1'],
    ]);
    expect(least(atLeast('tension', 3), atLeast('tension', 3))).toEqual([['tension 2, at least 3']]);
  });

  test('ways that ask for different things are told side by side', () => {
    expect(least(all(atLeast('tension', 3), atLeast('exchanges', 1)), atLeast('actorPressure', 1))).toEqual([
      ['tension 2, at least 3', 'exchanges 0, at least 1'],
      ['initiatorPressure 0, at least 1'],
    ]);
  });

  test('of two bounds on one number the wider one follows from the other', () => {
    expect(least(all(atLeast('tension', 3), atLeast('tension', 5)))).toEqual([['tension 2, at least 5']]);
  });

  test('a condition of two parts says which part fails', () => {
    const unanswered: GuardSpec = { type: 'forceUnanswered' };
    const force = (initiatedBy: 'initiator' | 'responder', respondedBy: 'initiator' | 'responder' | 'none') =>
      said(leastFailing([unanswered], { ...context, initiatedBy, respondedBy }, by));
    expect(force('initiator', 'responder')).toEqual([['respondedBy responder, nobody']]);
    expect(force('responder', 'none')).toEqual([['initiatedBy responder, nobody but initiator']]);
    expect(force('initiator', 'none')).toEqual([[]]);
  });
});

test('where pressure alone is missing, a strike out of a standoff asks for nothing else', () => {
  let position = startPosition();
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
