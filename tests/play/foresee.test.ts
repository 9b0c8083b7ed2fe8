import { describe, expect, test } from 'vitest';
import { foresee, outlook, playedPath, Session } from '../../src/play/index.js';
import { january } from '../helpers/scenarios.js';

function at(step: string): Session {
  const session = new Session(january);
  while (session.nextStep && session.node.step !== step) session.next();
  return session;
}

describe('what a choice would bring', () => {
  test('is what making it then brings, deadlines on the way included', () => {
    for (const step of ['iran-strikes', 'ministers-call']) {
      const session = at(step);
      const log = session.log.length;
      for (const { choice, changes } of outlook(session)) {
        const other = at(step);
        const before = playedPath(other).steps.length;
        if (typeof choice === 'number') other.wait(choice);
        else other.take(choice);
        const made = playedPath(other).steps.slice(before);
        expect(
          made.map(({ move, from, to }) => ({ move, from, to })),
          JSON.stringify(choice),
        ).toEqual(changes);
      }
      expect(session.log).toHaveLength(log);
    }
  });

  test('names the deadline that passes while nobody moves', () => {
    const changes = foresee(at('iran-strikes'), 80) ?? [];
    expect(changes.map(({ move, from, to }) => [move, from.phase, to.phase])).toEqual([
      ['deadline:silence', 'strike', 'standoff'],
      ['wait', 'standoff', 'standoff'],
    ]);
  });

  test('is nothing where the machine refuses it or nobody offers it', () => {
    const session = at('iran-strikes');
    expect(foresee(session, { type: 'phoneCall', by: 'responder' })).toBeUndefined();
    expect(foresee(session, 'nowhere')).toBeUndefined();
  });

  test('is looked at for the script, the free moves and the next deadline, and for nothing that is blocked', () => {
    const session = at('iran-strikes');
    const { scripted, free } = session.moves();
    const enabled = [...scripted, ...free].filter(({ status }) => status === 'enabled');
    expect(outlook(session)).toHaveLength(enabled.length + 1);
    expect(outlook(at('ambassadors-back')).every(({ choice }) => typeof choice !== 'number')).toBe(true);
  });
});
