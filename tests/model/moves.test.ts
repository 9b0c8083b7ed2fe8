import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import {
  accepts,
  advance,
  configurationKey,
  configurationOf,
  MoveError,
  MS_PER_HOUR,
  moveEvent,
  optionsAt,
  type Position,
  send,
  startPosition,
  whyBlocked,
} from '../../src/model/index.js';
import { BILATERAL } from '../helpers/scenarios.js';

/** A random walk: moves by number, and waits. */
const walkArbitrary = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ pick: fc.nat(1000) }) },
    { weight: 1, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 150 }) }) },
  ),
  { maxLength: 40 },
);

function enabled(position: Position) {
  return BILATERAL.moveEvents.filter((event) => accepts(position, event));
}

describe('moves at a position', () => {
  test('what is offered as enabled XState accepts, what is blocked or undefined it refuses', () => {
    fc.assert(
      fc.property(walkArbitrary, (walk) => {
        let position = startPosition(BILATERAL);
        for (const act of walk) {
          if ('wait' in act) position = advance(position, position.hours + act.wait).position;
          else {
            const choices = enabled(position);
            const event = choices[act.pick % choices.length];
            if (event) position = send(position, event);
          }
        }
        const options = optionsAt(position);
        const actor = createActor(BILATERAL.machine, {
          snapshot: BILATERAL.machine.getPersistedSnapshot(position.snapshot),
          clock: new SimulatedClock(),
        });
        for (const event of BILATERAL.moveEvents) {
          const option = options.find(
            (entry) => entry.move === event.type && entry.by === event.by && entry.target === event.target,
          );
          const can = actor.getSnapshot().can(event);
          expect(can, `${event.type} by ${event.by}`).toBe(option?.status === 'enabled');
          if (can) continue;
          expect(configurationKey(send(position, event).snapshot)).toBe(configurationKey(position.snapshot));
          if (option) expect(option.failing.length).toBeGreaterThan(0);
          for (const check of option?.failing.flat() ?? []) expect(check.passed).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a blocked move says what was read and what it needs', () => {
    const blocked = whyBlocked(startPosition(BILATERAL), { type: 'strike', by: 'initiator' });
    expect(blocked).toHaveLength(1);
    expect(blocked.flat().map(({ reads, value, needs }) => [reads, value, needs])).toEqual([
      ['tension', 1, 'at least 3'],
      ['initiatorPressure', 0, 'at least 1'],
    ]);
  });

  test('a state that has just been struck cannot afford to call before it has acted', () => {
    let position = startPosition(BILATERAL);
    position = send(position, { type: 'militantAttack', by: 'militants', target: 'initiator' });
    position = send(position, { type: 'strike', by: 'initiator' });
    const call = { type: 'phoneCall', by: 'responder' } as const;
    expect(whyBlocked(position, call)).toMatchObject([[{ reads: 'responderPressure', value: 2, needs: 'at most 1' }]]);
    position = send(position, { type: 'protest', by: 'responder' });
    expect(accepts(position, call)).toBe(true);
    expect(configurationOf(send(position, call)).phase).toBe('dialogue');
  });

  test('only who can make a move makes it, and an attack names whom it hits', () => {
    expect(() => moveEvent(BILATERAL, 'strike', 'militants')).toThrow(MoveError);
    expect(() => moveEvent(BILATERAL, 'militantAttack', 'militants')).toThrow(/target/);
    for (const event of BILATERAL.moveEvents) expect(BILATERAL.moves.get(event.type)?.by).toContain(event.by);
  });
});

describe('the simulated clock', () => {
  const struck = () =>
    send(send(startPosition(BILATERAL), { type: 'militantAttack', by: 'militants', target: 'initiator' }), {
      type: 'strike',
      by: 'initiator',
    });

  test('fires a deadline at its hour and not before', () => {
    expect(configurationOf(advance(struck(), 71.9).position).phase).toBe('strike');
    const { position, fired } = advance(struck(), 80);
    expect(fired.map(({ deadline, position: at }) => [deadline, at.hours])).toEqual([['silence', 72]]);
    expect(configurationOf(position).phase).toBe('standoff');
    expect(position.hours).toBe(80);
  });

  test('a move that stays in the state does not push its deadline back; leaving the state cancels it', () => {
    const later = send(advance(struck(), 24).position, { type: 'condemn', by: 'responder' });
    expect(later.timers).toMatchObject([{ deadline: 'silence', due: 72 }]);
    const answered = send(later, { type: 'counterStrike', by: 'responder' });
    expect(answered.timers).toMatchObject([{ deadline: 'silence', due: 96 }]);
  });

  test('deadlines of two regions run side by side and fire in order', () => {
    const offered = send(advance(struck(), 10).position, { type: 'offerMediation', by: 'thirdParty' });
    expect(offered.timers.map(({ deadline, due }) => [deadline, due])).toEqual([
      ['silence', 72],
      ['offerLapses', 106],
    ]);
    const { fired, position } = advance(offered, 200);
    expect(fired.map((entry) => entry.deadline)).toEqual(['silence', 'offerLapses']);
    expect(configurationOf(position)).toEqual({ phase: 'standoff', diplomacy: 'inPlace', mediation: 'none' });
  });

  test('keeps the same time as a real XState actor on a simulated clock', () => {
    fc.assert(
      fc.property(walkArbitrary, (walk) => {
        const clock = new SimulatedClock();
        const actor = createActor(BILATERAL.machine, { clock }).start();
        let position = startPosition(BILATERAL);
        for (const act of walk) {
          if ('wait' in act) {
            position = advance(position, position.hours + act.wait).position;
            clock.increment(act.wait * MS_PER_HOUR);
          } else {
            const choices = enabled(position);
            const event = choices[act.pick % choices.length];
            if (!event) continue;
            position = send(position, event);
            actor.send(event);
          }
          expect(configurationKey(actor.getSnapshot())).toBe(configurationKey(position.snapshot));
        }
        actor.stop();
      }),
      { numRuns: 150 },
    );
  });
});
