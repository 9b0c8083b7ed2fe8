import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datesBelow, dateTicks } from '../../src/render/curve/dates.js';
import { hourAxis, hourTicks } from '../../src/render/curve/hours.js';
import { bars, discs, levels, squares } from '../../src/render/curve/paths.js';
import { spread } from '../../src/render/curve/spread.js';
import { parseWhen, type When } from '../../src/scenario/index.js';
import { crisis as english } from '../../src/web/words/en/crisis.js';
import { crisis as persian } from '../../src/web/words/fa/crisis.js';

describe('spreading places', () => {
  test('places that keep their distance stay where they are', () => {
    expect(spread([0, 20, 100], 100, 10)).toEqual([0, 20, 100]);
  });

  test('places that fall together share what it takes to part them', () => {
    expect(spread([50, 50, 50], 100, 10)).toEqual([40, 50, 60]);
    expect(spread([0, 0, 100], 100, 10)).toEqual([0, 10, 100]);
    expect(spread([100, 100], 100, 10)).toEqual([90, 100]);
  });

  test('where the distance does not fit, all are spaced evenly', () => {
    expect(spread([7, 7, 7, 7, 7], 8, 10)).toEqual([0, 2, 4, 6, 8]);
  });

  test('order, bounds and distance hold for any places', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 30 }),
        (places, gap) => {
          const wanted = places.sort((a, b) => a - b);
          const placed = spread(wanted, 400, gap);
          const least = Math.min(gap, 400 / Math.max(1, wanted.length - 1)) - 1e-6;
          expect(placed).toHaveLength(wanted.length);
          for (const [index, place] of placed.entries()) {
            expect(place).toBeGreaterThanOrEqual(0);
            expect(place).toBeLessThanOrEqual(400 + 1e-6);
            if (index > 0) expect(place - (placed[index - 1] ?? 0)).toBeGreaterThanOrEqual(least);
          }
        },
      ),
    );
  });
});

describe('the line of hours', () => {
  const size = { length: 300, gap: 10, room: 30 };

  test('it says whether crowded hours are drawn wider', () => {
    expect(hourAxis([[0, 12, 24, 48]], 0, size).stretched).toBe(false);
    expect(hourAxis([[0, 0, 24, 48]], 0, size).stretched).toBe(true);
  });

  test('steps at the same hour stand side by side, the tick at the first of them', () => {
    const { places, ticks } = hourAxis([[0, 0, 0, 48]], 0, size);
    expect(places).toEqual([[0, 10, 20, 300]]);
    expect(ticks[0]).toEqual({ hours: 0, at: 0 });
    expect(ticks.at(-1)).toEqual({ hours: 48, at: 300 });
  });

  test('paths that begin alike share the places of what they share', () => {
    const {
      places: [a, b],
    } = hourAxis(
      [
        [0, 0, 24, 48],
        [0, 0, 24, 24],
      ],
      2,
      size,
    );
    expect(a?.slice(0, 2)).toEqual(b?.slice(0, 2));
    expect(new Set([...(a ?? []), ...(b ?? []).slice(2)]).size).toBe(6);
  });

  test('ticks are round hours, in order, and keep their distance', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constant(24)), { minLength: 1, maxLength: 60 }),
        (list) => {
          const hours = list.sort((a, b) => a - b);
          const { ticks, places } = hourAxis([hours], 0, size);
          expect(places[0]).toHaveLength(hours.length);
          for (const [index, tick] of ticks.entries()) {
            expect(tick.hours).toBeLessThanOrEqual(hours.at(-1) ?? 0);
            const before = ticks[index - 1];
            if (before) expect(tick.at - before.at).toBeGreaterThanOrEqual(size.room);
          }
        },
      ),
    );
  });

  test('round hours fit the length of a crisis', () => {
    expect(hourTicks(5, 6)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(hourTicks(240, 10)).toEqual([0, 24, 48, 72, 96, 120, 144, 168, 192, 216, 240]);
    expect(hourTicks(0, 6)).toEqual([0]);
    expect(hourTicks(1_000_000, 6).length).toBeLessThanOrEqual(7);
  });
});

test('many points are one path each', () => {
  const spots = [
    { x: 0, y: 10 },
    { x: 20, y: 4 },
  ];
  expect(levels(spots)).toBe('M0 10H20V4');
  expect(levels([])).toBe('');
  expect(discs(spots, 2).match(/M/g)).toHaveLength(2);
  expect(squares(spots, 2).match(/M/g)).toHaveLength(2);
  expect(bars(spots, 10, 6)).toBe('M17 10V4h6V10z');
});

describe('dates on the line of hours', () => {
  const start = parseWhen('2024-01-16T04:30') as When;
  const size = { length: 300, gap: 10, room: 30, dateRoom: 60, start };
  const texts = (last: number, most = 6) => dateTicks(start, last, most).map(english.dateTick);

  test('stand where hours are too many to tell anything', () => {
    expect(hourAxis([[0, 100, 240]], 0, size).ticks.some(({ date }) => date)).toBe(false);
    const { ticks } = hourAxis([[0, 2_000, 5_760]], 0, size);
    expect(ticks.map(({ date }) => date && english.dateTick(date))).toEqual([
      'Mar 2024',
      'May 2024',
      'Jul 2024',
      'Sep 2024',
    ]);
    for (const [index, { at }] of ticks.entries())
      if (index > 0) expect(at - (ticks[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(60);
    // Where no start is known, there are hours.
    expect(hourAxis([[0, 5_760]], 0, { length: 300, gap: 10, room: 30 }).ticks.at(-1)?.date).toBeUndefined();
  });

  test('are days, months or years, as many as fit', () => {
    expect(texts(264)).toEqual(['18 Jan', '20 Jan', '22 Jan', '24 Jan', '26 Jan']);
    expect(texts(5_760)).toEqual(['Mar 2024', 'May 2024', 'Jul 2024', 'Sep 2024']);
    expect(texts(50_000)).toEqual(['2025', '2026', '2027', '2028', '2029']);
    expect(dateTicks(start, 100_000_000, 6).length).toBeLessThanOrEqual(7);
    expect(dateTicks(start, 264, 6).map(persian.dateTick)[0]).toBe('۱۸ ژانویه');
    expect(dateTicks(start, 5_760, 6).map(persian.dateTick)[0]).toBe('مارس ۲۰۲۴');
  });

  test('are written below as many steps as there is room for, none twice', () => {
    const steps = ['2023-12', '2024-01-16', '2024-01-16', '2024-03-01T10:00', '2024-09-12'].map((at, index) => ({
      n: index + 1,
      at,
      hours: index * 1_440,
    }));
    const below = (gap: number, list = steps) =>
      datesBelow(
        list,
        (n) => n * gap,
        (at) => at.length,
      ).map(({ at }) => at);
    expect(below(20)).toEqual(['2023-12', '2024-01-16', '2024-03-01', '2024-09-12']);
    expect(below(3)).toEqual(['2023-12', '2024-03-01']);
    expect(below(20, steps.slice(0, 1))).toEqual([]);
  });
});
