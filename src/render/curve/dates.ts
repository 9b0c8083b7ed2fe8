import type { PathStep } from '../../play/index.js';
import { MANY_HOURS, type When } from '../../scenario/index.js';

/** A date on the line: its unit says how much of it tells it from its neighbours. */
export interface DateTick {
  /** Simulated hours since the start. */
  hours: number;
  /** Its first moment, in milliseconds of UTC. */
  time: number;
  unit: 'day' | 'month' | 'year';
}

const HOUR = 3_600_000;

/** What ticks may be apart, with about how many hours that is. */
const STEPS: readonly { unit: DateTick['unit']; every: number; hours: number }[] = [
  ...[1, 2, 7, 14].map((every) => ({ unit: 'day' as const, every, hours: 24 * every })),
  ...[1, 2, 3, 6].map((every) => ({ unit: 'month' as const, every, hours: 730 * every })),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000].map((every) => ({
    unit: 'year' as const,
    every,
    hours: 8_766 * every,
  })),
];

/**
 * Beginnings of days, months or years, from the start on.
 *
 * @param last hours since the start; none lies after it
 * @param most how many there may be after the first
 */
export function dateTicks(start: When, last: number, most: number): DateTick[] {
  const step = STEPS.find(({ hours }) => last / hours <= most) ?? STEPS.at(-1);
  if (!step) return [];
  const { unit, every } = step;
  const from = new Date(start.start);
  const [year, month, day] = [from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate()];
  const ticks: DateTick[] = [];
  // Months and years are counted from round ones on, days from that of the start on.
  const first = { day: 0, month: month - (month % every), year: year - (year % every) }[unit];
  for (let n = first; ; n += every) {
    const time = { day: Date.UTC(year, month, day + n), month: Date.UTC(year, n), year: Date.UTC(n, 0) }[unit];
    const hours = (time - start.start) / HOUR;
    if (hours > last) return ticks;
    if (hours >= 0) ticks.push({ hours, time, unit });
  }
}

/**
 * The steps of a path below which their dates are written, where hours are too many to tell anything: as
 * many as there is room for, no date twice.
 *
 * @param steps all of them, in order
 * @param place where a step is on the line, in any unit; n is 1 for the first
 * @param width of a date from there on, in the same unit
 */
export function datesBelow(
  steps: readonly Pick<PathStep, 'n' | 'at' | 'hours'>[],
  place: (n: number) => number,
  width: (at: string) => number,
): { n: number; at: string }[] {
  if ((steps.at(-1)?.hours ?? 0) < MANY_HOURS) return [];
  const shown: { n: number; at: string }[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const step of steps) {
    const { n } = step;
    const at = step.at.replace(/T.*/, '');
    if (place(n) < free || at === shown.at(-1)?.at) continue;
    shown.push({ n, at });
    free = place(n) + width(at);
  }
  return shown;
}
