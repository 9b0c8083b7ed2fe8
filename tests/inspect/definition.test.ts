import { describe, expect, test } from 'vitest';
import { definition4, eventName4, type State4 } from '../../src/inspect/definition.js';
import { startPosition } from '../../src/model/index.js';
import { Session } from '../../src/play/index.js';
import { machineOf4 } from '../helpers/inspect.js';
import { BILATERAL, january } from '../helpers/scenarios.js';

describe('the machine as version 4 has it', () => {
  const machine = machineOf4(definition4(BILATERAL));

  test('begins where the session begins', () => {
    expect(machine.initialState.value).toEqual(startPosition(BILATERAL).snapshot.value);
    expect(machine.initialState.context).toEqual(startPosition(BILATERAL).snapshot.context);
  });

  test('has guards as cond, parallel regions and final states', () => {
    expect(machine.type).toBe('parallel');
    expect(Object.keys(machine.states)).toEqual(['phase', 'diplomacy', 'mediation']);
    const { phase } = machine.states;
    expect(phase?.states.openConflict?.type).toBe('final');
    expect(phase?.states.normalTies?.on.strike?.[0]?.cond).toMatchObject({
      type: 'all',
      name: 'tension ≥ 3 and pressure(actor) ≥ 1',
      params: { guards: [{ type: 'compare', params: { of: 'tension', op: '>=', value: 3 } }, { type: 'compare' }] },
    });
    const transitions = (state: State4): object[] => [
      ...[state.on, state.after].flatMap((by) => Object.values(by ?? {}).flat()),
      ...(state.always ?? []),
      ...Object.values(state.states ?? {}).flatMap(transitions),
    ];
    const all = transitions(definition4(BILATERAL));
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((one) => 'guard' in one)).toEqual([]);
  });

  test('has delays in milliseconds of simulated time, under the names that a session’s deadlines get', () => {
    const strike = machine.states.phase?.states.strike;
    expect(strike?.after).toMatchObject([{ delay: 72 * 3_600_000, target: [{ key: 'standoff' }] }]);
    const session = new Session(january);
    session.next();
    session.next();
    const [timer] = session.timers;
    expect(strike?.after.map(({ eventType }) => eventType)).toEqual([eventName4(BILATERAL, timer?.id ?? '')]);
  });

  test('has transitions that wait for no event', () => {
    expect(machine.states.phase?.states.retaliation?.on['']).toMatchObject([
      { cond: { name: 'tension ≥ 10 and exchanges ≥ 3' }, target: [{ key: 'openConflict' }] },
    ]);
  });
});
