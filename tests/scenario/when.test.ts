import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dateText } from '../../src/render/text/words.js';
import { clockTime, loadScenario, parseWhen, scenarioJsonSchema, type When } from '../../src/scenario/index.js';
import { fa } from '../../src/web/words/fa/index.js';

const day = (text: string) => parseWhen(text) as When;

describe('dates of a scenario', () => {
  test('are kept as exactly as they are given', () => {
    expect(day('2019').precision).toBe('year');
    expect(day('2023-12').precision).toBe('month');
    expect(day('2024-01-16').precision).toBe('day');
    expect(day('2024-01-16T04:30').precision).toBe('minute');
  });

  test('span the year, the month, the day or the minute they name', () => {
    const span = (text: string) => [new Date(day(text).start).toISOString(), new Date(day(text).end).toISOString()];
    expect(span('2019')).toEqual(['2019-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z']);
    expect(span('2023-12')).toEqual(['2023-12-01T00:00:00.000Z', '2024-01-01T00:00:00.000Z']);
    expect(span('2024-02-29')).toEqual(['2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z']);
    expect(span('2024-01-16T23:59')).toEqual(['2024-01-16T23:59:00.000Z', '2024-01-17T00:00:00.000Z']);
  });

  test.each([
    '2023-02-29',
    '2024-02-30',
    '2024-04-31',
    '1900-02-29',
    '2024-00',
    '2024-13',
    '2024-13-01',
    '2024-01-00',
    '2024-01-32',
    '2024-01-16T24:00',
    '2024-01-16T23:60',
    '0000-01-01',
    '0024-01-16',
    '24',
    '0024',
    '20240',
    '2024-1-16',
    '24-01-16',
    '2024/01/16',
    '16.01.2024',
    '2024-01-16T4:30',
    '2024-01-16 04:30',
    '2024-01-16T04:30Z',
    '2024-01-16T04:30:00',
    ' 2024-01-16',
    '2024-01-16\n',
    '٢٠٢٤-٠١-١٦',
    '',
  ])('%j is not a date', (text) => {
    expect(parseWhen(text)).toBeUndefined();
  });

  test('that exist are all read, and nothing else written alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 9999 }), fc.nat(19), fc.nat(39), (year, month, date) => {
        const text = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')];
        const real = new Date(`${text.join('-')}T00:00:00Z`);
        const exists = !Number.isNaN(real.getTime()) && real.toISOString().startsWith(text.join('-'));
        expect(parseWhen(text.join('-'))?.start).toBe(exists ? real.getTime() : undefined);
      }),
      { numRuns: 1_000 },
    );
  });

  test('count on from the start by the simulated clock', () => {
    const start = day('2024-01-16');
    expect(clockTime(start, 0)).toBe('2024-01-16T00:00');
    expect(clockTime(start, 72.5)).toBe('2024-01-19T00:30');
    expect(clockTime(day('2024-02-28T23:00'), 2)).toBe('2024-02-29T01:00');
    // The clock goes on where a date of four digits cannot.
    expect(clockTime(day('9999-12-31'), 100)).toBe('10000-01-04T04:00');
    // A third of an hour is no number of milliseconds a computer can hold: to the minute it is exact.
    expect(clockTime(start, 1 / 3)).toBe('2024-01-16T00:20');
  });

  test('may be no more than a year, with or without quotes, wherever history knows no more', () => {
    const loaded = loadScenario({ file: 'years.yaml', content: YEARS });
    expect(loaded.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(loaded.scenario?.sources.map(({ date }) => date)).toEqual(['2019', '2018', '2018-05']);
    const [attack, mobilise] = loaded.scenario?.steps ?? [];
    expect(attack?.at).toBe('2029');
    expect(mobilise).toMatchObject({ at: '2030', disputed: [{ at: '2031' }] });
    expect(dateText('2029')).toBe('2029');
    expect(fa.crisis.date('2029')).toBe('۲۰۲۹');
  });

  test('are the same to an editor as to the loader', () => {
    const schema = z.fromJSONSchema(scenarioJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
    const file = (date: unknown, start: unknown = '2030-01-10') => ({
      ...{ id: 'y', title: 'y', summary: 'y', model: 'bilateral-crisis' },
      ...{ actors: { initiator: { name: 'A' }, responder: { name: 'B' } }, start },
      sources: [{ id: 'b', title: 'Book', date }],
      steps: [{ id: 'a', at: date, by: 'initiator', move: 'protest', title: 'T', disputed: { source: 'b', at: date } }],
    });
    const accepts = (date: unknown, start?: unknown) => schema.safeParse(file(date, start)).success;
    for (const date of [2019, '2019', '2019-05', '2019-05-03', '2019-05-03T04:30']) expect(accepts(date)).toBe(true);
    for (const date of [19, 20190, 2019.5, 'May 2019', '2019-5', '']) expect(accepts(date)).toBe(false);
    for (const start of [2030, '2030-01']) expect(accepts(2019, start)).toBe(false);
  });
});

const YEARS = `id: years
title: Years
summary: Books have a year.
model: bilateral-crisis
actors: { initiator: { name: A }, responder: { name: B }, militants: { name: M } }
start: 2030-01-10
sources:
  - { id: b, title: Book, date: 2019 }
  - { id: c, title: Book, date: '2018' }
  - { id: d, title: Book, date: 2018-05 }
steps:
  - { id: a, at: 2029, by: militants, target: initiator, move: militantAttack, title: M attacks A, sources: [b] }
  - { id: m, at: 2030, by: initiator, move: mobilise, title: A mobilises, disputed: { source: b, at: 2031 } }
`;
