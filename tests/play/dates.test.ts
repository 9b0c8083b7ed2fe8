import { describe, expect, test } from 'vitest';
import { playedPath, Session } from '../../src/play/index.js';
import { plainStyle, replayText } from '../../src/render/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { scenario } from '../helpers/scenarios.js';

const load = (steps: string) =>
  loadScenario({
    file: 'dates.yaml',
    content: `id: dates
title: Dates
summary: Dates.
model: bilateral-crisis
actors: { initiator: { name: A }, responder: { name: B }, militants: { name: M } }
start: 2030-01-10
steps:
${steps}`,
  });

function played(steps: string, follow?: string) {
  const session = new Session(scenario(load(steps)), follow === undefined ? {} : { follow });
  while (session.nextStep) session.next();
  return { session, path: playedPath(session) };
}

const dates = (steps: string, follow?: string) =>
  played(steps, follow).path.steps.map(({ at, dated, hours }) => [at, dated, hours]);

describe('an undated step of the background', () => {
  const attack =
    '  - { id: a, at: 2029-12-01, by: militants, target: initiator, move: militantAttack, title: M attacks }';
  const undated = (id: string) => `  - { id: ${id}, by: responder, move: protest, title: B protests }`;
  const last = '  - { id: z, at: 2030-01-10, by: responder, move: protest, title: B protests }';

  test('lies between the dated steps around it and takes no time', () => {
    const steps = [
      attack,
      undated('b'),
      undated('c'),
      attack.replace('id: a, at: 2029-12-01', 'id: d, at: 2029-12-31'),
      last,
    ];
    expect(dates(steps.join('\n'))).toEqual([
      ['2029-12-01', 'scenario', 0],
      ['2029-12-11', 'between', 0],
      ['2029-12-21', 'between', 0],
      ['2029-12-31', 'scenario', 0],
      ['2030-01-10', 'scenario', 0],
    ]);
    const { session, path } = played(steps.join('\n'));
    expect(replayText(session.scenario, path, plainStyle(80))).toContain('undated, about 11 December 2029');
  });

  test('is dated no more exactly than what is around it', () => {
    const to = (at: string) => attack.replace('id: a, at: 2029-12-01', `id: d, at: ${at}`);
    expect(dates([to('2026').replace('id: d', 'id: a'), undated('b'), to('2029-12-04')].join('\n'))[1]?.[0]).toBe(
      '2027',
    );
    expect(dates([to('2029-08').replace('id: d', 'id: a'), undated('b'), to('2029-12')].join('\n'))[1]?.[0]).toBe(
      '2029-10',
    );
    expect(dates([undated('b'), to('2029-12-04T10:30')].join('\n'))[0]?.[0]).toBe('2029-12-04');
  });

  test('may be an alternative that rejoins background; what may be later keeps the clock', () => {
    const steps = `${attack}
  - id: b
    at: 2029-12-11
    by: responder
    move: protest
    title: B protests
    instead:
      - { id: x, by: responder, move: condemn, title: B condemns, why: W, weight: 0.2, rejoin: d }
      - { id: y, by: responder, move: condemn, title: B condemns, why: W, weight: 0.2, rejoin: z }
  - { id: d, at: 2029-12-21, by: responder, move: protest, title: B protests again }
${last}`;
    expect(dates(steps, 'x').slice(1, 3)).toEqual([
      ['2029-12-11', 'between', 0],
      ['2029-12-21', 'scenario', 0],
    ]);
    expect(dates(steps, 'y').slice(1)).toEqual([
      ['2030-01-10T00:00', 'clock', 0],
      ['2030-01-10', 'scenario', 4],
    ]);
  });
});

describe('steps on one day, month or year', () => {
  const steps = (
    rest: string,
    hours = '',
  ) => `  - { id: a, at: 2030-01-10, by: initiator, move: mobilise, title: A1${hours} }
  - { id: b, at: 2030-01-10, by: responder, move: mobilise, title: B1 }
  - { id: c, at: 2030-01-10, by: initiator, move: mobilise, title: A2 }
${rest}`;
  const late = (text: string) => load(text).problems.filter(({ code }) => code === 'late');

  test('happen on it, however long their moves typically take', () => {
    const all = steps('  - { id: d, at: 2030-01-10, by: responder, move: protest, title: B2 }');
    expect(late(all)).toEqual([]);
    expect(dates(all).map(([at, dated]) => [at, dated])).toEqual(Array(4).fill(['2030-01-10', 'scenario']));
    const hours = dates(all).map(([, , hour]) => Number(hour));
    expect(hours).toEqual([...hours].sort((a, b) => a - b));
    expect(hours.every((hour) => hour < 24)).toBe(true);
  });

  test('are late where the scenario itself says so', () => {
    expect(late(steps('', ', hours: 30')).map(({ line }) => line)).toEqual([9, 10]);
    const wait = '  - { id: w, move: wait, hours: 30, title: Wait }\n';
    const after = '  - { id: d, at: 2030-01-10, by: responder, move: protest, title: B2 }';
    expect(late(steps(wait + after))).toMatchObject([{ line: 12 }]);
    const minute = '  - { id: m, at: 2030-01-11T06:00, by: initiator, move: protest, title: A3 }\n';
    expect(load(steps(minute + after)).problems.map(({ code }) => code)).toContain('dates-out-of-order');
  });

  test('that are not dated follow as before', () => {
    expect(dates(steps('  - { id: d, by: responder, move: protest, title: B2 }')).at(-1)).toEqual([
      '2030-01-11T11:59',
      'clock',
      35.98,
    ]);
  });
});
