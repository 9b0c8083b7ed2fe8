import { describe, expect, test } from 'vitest';
import { playedPath, Session, whatIfOf } from '../../src/play/index.js';
import { loadScenario, whatIfYaml } from '../../src/scenario/index.js';
import { scenario } from '../helpers/scenarios.js';

const HEAD = `id: fitted
title: Fitted
summary: Fitted.
model: bilateral-crisis
actors: { initiator: { name: A }, responder: { name: B } }
start: 2030-01-10
sources: [{ id: own, title: Own }]
steps:
`;
/** Steps of which each is a move of one side, with its date or whatever else is said of it. */
const text = (...steps: string[]) =>
  HEAD +
  steps
    .map((step, n) => `  - { id: s${n}, by: initiator, move: mobilise, title: T, sources: [own]${step} }\n`)
    .join('');
const load = (...steps: string[]) => loadScenario({ file: 'fitted.yaml', content: text(...steps) });

function hours(...steps: string[]): number[] {
  const session = new Session(scenario(load(...steps)));
  while (session.nextStep) session.next();
  return playedPath(session).steps.map((step) => step.hours);
}
const late = (...steps: string[]) =>
  load(...steps).problems.flatMap(({ code, line }) => (code === 'late' ? [line] : []));

describe('undated steps between two dates', () => {
  test('come as soon as the move before is over where there is time', () => {
    // To mobilise takes twelve hours.
    expect(hours(', at: 2030-01-10', '', '', ', at: 2030-01-12')).toEqual([0, 12, 24, 48]);
  });

  test('are fitted in where their moves typically take longer, so that the date is kept', () => {
    const tight = [', at: 2030-01-10', '', '', '', '', ', at: 2030-01-11'] as const;
    const found = hours(...tight);
    expect(found.slice(0, 4)).toEqual([0, 12, 24, 36]);
    expect(found[4]).toBeGreaterThan(36);
    expect(found[5]).toBeGreaterThanOrEqual(found[4] as number);
    expect(found[5]).toBeLessThan(48);
    expect(late(...tight)).toEqual([]);
    const minute = [', at: 2030-01-10', '', '', ', at: 2030-01-10T20:00'] as const;
    expect(hours(...minute)).toEqual([0, 12, 16, 20]);
    expect(late(...minute)).toEqual([]);
  });

  test('leave room for the hours that steps after them give', () => {
    const said = [', at: 2030-01-10', '', '', ', hours: 20', ', at: 2030-01-11'] as const;
    expect(late(...said)).toEqual([]);
    const found = hours(...said);
    expect((found[4] as number) - (found[3] as number)).toBeCloseTo(20);
  });

  test('make it late only by hours of their own, and by waits', () => {
    expect(late(', at: 2030-01-10', ', hours: 40', '', ', at: 2030-01-11')).toEqual([]);
    expect(late(', at: 2030-01-10', ', hours: 60', '', ', at: 2030-01-11')).toEqual([12]);
    expect(
      late(', at: 2030-01-10', '', ', at: 2030-01-11').concat(
        loadScenario({
          file: 'fitted.yaml',
          content: text(', at: 2030-01-10', '', ', at: 2030-01-11').replace(
            '  - { id: s2',
            '  - { id: w, move: wait, hours: 60, title: W }\n  - { id: s2',
          ),
        }).problems.flatMap(({ code, line }) => (code === 'late' ? [line] : [])),
      ),
    ).toEqual([12]);
  });

  test('that nothing dated follows take their time', () => {
    expect(hours(', at: 2030-01-10', '', '', '')).toEqual([0, 12, 24, 36]);
  });
});

test('a what-if that holds such a step replays to the same hours', () => {
  const tight = text(', at: 2030-01-10', '', ', at: 2030-01-10T13:00', '', '', '', ', at: 2030-01-12T00:00');
  const fork =
    '    instead:\n      - { id: other, by: initiator, move: closeBorder, title: T, why: w, weight: 0.1, rejoin: s2 }\n';
  const content = tight.replace(
    '  - { id: s1, by: initiator, move: mobilise, title: T, sources: [own] }\n',
    `  - id: s1\n    by: initiator\n    move: mobilise\n    title: T\n    sources: [own]\n${fork}`,
  );
  const base = scenario(loadScenario({ file: 'fitted.yaml', content }));
  const session = new Session(base);
  session.next();
  session.take('other');
  while (session.nextStep && session.nextStep.id !== 's6') session.next();
  session.take({ type: 'protest', by: 'responder' });
  const file = whatIfOf(session, session.node, { id: 'other-way' });
  const loaded = loadScenario({ file: 'other-way.yaml', content: whatIfYaml(file, { schema: 'x' }) }, () => ({
    file: 'fitted.yaml',
    content,
  }));
  const again = new Session(scenario(loaded));
  while (again.nextStep) again.next();
  expect(playedPath(again).steps.map((step) => step.hours)).toEqual(
    playedPath(session).steps.map((step) => step.hours),
  );
});
