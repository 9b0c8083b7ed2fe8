import { describe, expect, test } from 'vitest';
import type { InspectionEvent } from 'xstate';
import { type CrisisSnapshot, configurationKey } from '../../src/model/index.js';
import { eventAt, Journal, microstepsAt, observe, Session } from '../../src/play/index.js';
import { january } from '../helpers/scenarios.js';

/** Plays every branch to its end, with a jump back to the start before each. */
function everything(): Session {
  const session = new Session(january);
  for (const { id } of january.branches) session.playBranch(id);
  return session;
}

describe('the journal of a session', () => {
  test('has every position that was reached, in order, however late it begins', () => {
    const early = new Session(january);
    const live = new Journal(early);
    const heard: number[] = [];
    live.subscribe(({ to }) => heard.push(to.id));
    early.next();
    early.next();
    early.wait(200);
    early.back();
    early.fork('Another way');
    early.next();
    const late = new Journal(early);
    expect(late.happenings.map(({ n, kind, from, to }) => [n, kind, from.id, to.id])).toEqual(
      live.happenings.map(({ n, kind, from, to }) => [n, kind, from.id, to.id]),
    );
    expect(heard).toEqual(live.happenings.slice(1).map(({ to }) => to.id));
    expect(live.happenings.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['start', 'move', 'deadline', 'wait', 'back', 'fork']),
    );
  });

  test('says which guards decided a move, with what they read', () => {
    const session = new Session(january);
    session.next();
    session.next();
    expect(microstepsAt(session.node)).toMatchObject([
      {
        event: 'strike',
        transitions: [{ from: 'crisis.phase.normalTies', to: ['crisis.phase.strike'] }],
        configuration: { phase: 'strike' },
        guards: [
          {
            state: 'crisis.phase.normalTies',
            passed: true,
            checks: [
              { reads: 'tension', needs: 'at least 3', passed: true },
              { reads: 'initiatorPressure', value: 1, passed: true },
            ],
          },
        ],
      },
    ]);
  });

  test('says what the machine did by itself after a move', () => {
    const session = new Session(january);
    while (session.node.move !== 'returnAmbassadors') session.next();
    expect(microstepsAt(session.node).map(({ event, transitions }) => [event, transitions[0]?.to])).toEqual([
      ['returnAmbassadors', []],
      ['envoysReturn', ['crisis.diplomacy.returned']],
    ]);
  });
});

describe('XState’s own inspection of a session', () => {
  const seen = (events: InspectionEvent[], type: InspectionEvent['type']) =>
    events.filter((event) => event.type === type);

  test('sees the states that the session went through, on every branch', () => {
    const session = everything();
    const events: InspectionEvent[] = [];
    observe(session, (event) => events.push(event));
    const snapshots = seen(events, '@xstate.snapshot') as { snapshot: unknown; event: { type: string } }[];
    const positions = new Journal(session).happenings.map(({ to }) => to.walk.position.snapshot);
    expect(snapshots.map(({ snapshot }) => configurationKey(snapshot as CrisisSnapshot))).toEqual(
      positions.map(configurationKey),
    );
    expect(seen(events, '@xstate.actor')).toHaveLength(1);
  });

  test('sees each event, its microsteps and its actions as the machine takes them, live', () => {
    const session = new Session(january);
    const events: InspectionEvent[] = [];
    const stop = observe(session, { next: (event) => events.push(event) });
    while (session.nextStep) {
      const before = events.length;
      const node = session.next();
      const own = events.slice(before);
      expect(seen(own, '@xstate.microstep')).toHaveLength(microstepsAt(node).length);
      expect(own.find(({ type }) => type === '@xstate.event')).toMatchObject({ event: eventAt(node) });
    }
    const all = events.length;
    stop();
    session.back();
    expect(events.slice(all).some(({ type }) => type === '@xstate.event')).toBe(false);
  });
});
