import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockTime, parseWhen, type When } from '../../src/scenario/index.js';

const day = (text: string) => parseWhen(text) as When;

describe('dates of a scenario', () => {
  test('are kept as exactly as they are given', () => {
    expect(day('2023-12').precision).toBe('month');
    expect(day('2024-01-16').precision).toBe('day');
    expect(day('2024-01-16T04:30').precision).toBe('minute');
  });

  test('span the month, the day or the minute they name', () => {
    const span = (text: string) => [new Date(day(text).start).toISOString(), new Date(day(text).end).toISOString()];
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
    '2024',
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
    // A third of an hour is no number of milliseconds a computer can hold: to the minute it is exact.
    expect(clockTime(start, 1 / 3)).toBe('2024-01-16T00:20');
  });
});
