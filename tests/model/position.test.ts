import fc from 'fast-check';
import { expect, test } from 'vitest';
import { transition } from 'xstate';
import { accepts, fireNext, type MoveEvent, type Position, send, startPosition } from '../../src/model/index.js';
import { BILATERAL } from '../helpers/scenarios.js';

interface Seen {
  value: unknown;
  context: unknown;
  status: string;
  deadlines: string[];
}

/** What XState's own transition() makes of an event, and the deadlines that run after it. */
function byXState(position: Position, event: { type: string }): Seen {
  const [snapshot, actions] = transition(BILATERAL.machine, position.snapshot, event as MoveEvent);
  const deadlines = new Map(position.timers.map(({ id, due }) => [id, due]));
  for (const { type, params } of actions as { type: string; params?: object }[]) {
    const { id, delay, sendId } = (params ?? {}) as { id?: string; delay?: number; sendId?: string };
    if (type === 'xstate.cancel') deadlines.delete(sendId ?? '');
    else if (type === 'xstate.raise' && id !== undefined && delay !== undefined)
      deadlines.set(id, position.hours + delay / 3_600_000);
  }
  return seen(snapshot, [...deadlines]);
}

function seen({ value, context, status }: Position['snapshot'], deadlines: [string, number][]): Seen {
  return { value, context, status, deadlines: deadlines.map(([id, due]) => `${id} at ${due}`).sort() };
}

test('every move and deadline leads where XState says, with the deadlines that XState sets and cancels', () => {
  const walk = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(walk, (picks) => {
      let position = startPosition(BILATERAL);
      for (const pick of picks) {
        const enabled = BILATERAL.moveEvents.filter((event) => accepts(position, event));
        const move = enabled[pick % (enabled.length + 1)];
        const timer = position.timers[0];
        let expected: Seen;
        let after: Position | undefined;
        if (move) {
          expected = byXState(position, move);
          after = send(position, move);
        } else if (timer) {
          const due = { ...position, hours: Math.max(position.hours, timer.due), timers: position.timers.slice(1) };
          expected = byXState(due, { type: timer.id });
          after = fireNext(position)?.position;
        } else continue;
        if (!after) throw new Error('A deadline that was due did not fire.');
        expect(
          seen(
            after.snapshot,
            after.timers.map(({ id, due }) => [id, due]),
          ),
        ).toEqual(expected);
        position = after;
      }
    }),
    { numRuns: 300 },
  );
});
