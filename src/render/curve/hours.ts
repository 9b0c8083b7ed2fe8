import { MANY_HOURS, type When } from '../../scenario/index.js';
import { type DateTick, dateTicks } from './dates.js';
import { spread } from './spread.js';

/** Where hours are on a line, and the steps of one or more paths on it. */
export interface HourAxis {
  /** Of each path, the place of each of its hours. */
  places: number[][];
  /** Round hours; dates where hours are too many to tell anything. */
  ticks: Tick[];
  /** Some hours are drawn wider than others, because steps crowd in them. */
  stretched: boolean;
}

export interface Tick {
  hours: number;
  /** On the line. */
  at: number;
  date?: DateTick;
}

/** What is moved by more than this is seen to be, in units of the line. */
const SEEN = 1;

/** The places that steps are at, in order of time, with the hours they stand for. */
interface Knot {
  hours: number;
  at: number;
}

interface AxisOptions {
  length: number;
  gap: number;
  room: number;
  dateRoom?: number;
  start?: When | undefined;
}

/**
 * A line of simulated hours on which no two steps fall together: as long as there is room, hours are
 * spaced evenly, and where steps crowd the line is stretched. Paths that are shown together share it.
 *
 * @param paths hours of the start and of each step, ascending
 * @param shared how many of these the paths have in common, from the first on
 * @param length of the line
 * @param gap least distance between steps, where it fits
 * @param room least distance between ticks, and between those that are dates
 * @param start of the clock, for dates; without it there are hours alone
 */
export function hourAxis(
  paths: readonly (readonly number[])[],
  shared: number,
  { length, gap, room, dateRoom = room, start }: AxisOptions,
): HourAxis {
  const entries = paths.flatMap((hours, path) =>
    hours.flatMap((hour, index) => (index < shared && path > 0 ? [] : [{ hour, path, index }])),
  );
  entries.sort((a, b) => a.hour - b.hour || a.index - b.index);
  const last = entries.at(-1)?.hour ?? 0;
  const even = entries.map(({ hour }) => (last === 0 ? 0 : (hour / last) * length));
  const placed = spread(even, length, gap);
  const places = paths.map((hours) => hours.map(() => 0));
  for (const [order, { path, index }] of entries.entries()) {
    const at = placed[order] ?? 0;
    if (index < shared) for (const of of places) of[index] = at;
    else (places[path] as number[])[index] = at;
  }
  const knots = entries.map(({ hour }, order) => ({ hours: hour, at: placed[order] ?? 0 }));
  const stretched = placed.some((at, order) => Math.abs(at - (even[order] ?? 0)) > SEEN);
  const dated = start && last >= MANY_HOURS;
  const wide = dated ? dateRoom : room;
  const most = Math.max(6, Math.floor(length / (1.8 * wide)));
  const round = dated
    ? dateTicks(start, last, most).map((date) => ({ hours: date.hours, date }))
    : hourTicks(last, most).map((hours) => ({ hours }));
  return { places, ticks: ticksOn(round, knots, wide), stretched };
}

/** Ticks where the line has their hours, those left out that come too close to the one before. */
function ticksOn(round: readonly Omit<Tick, 'at'>[], knots: readonly Knot[], room: number): Tick[] {
  const ticks: Tick[] = [];
  let next = 0;
  for (const tick of round) {
    const { hours } = tick;
    while ((knots[next + 1]?.hours ?? Number.POSITIVE_INFINITY) <= hours) {
      // At a full hour of several steps the tick stands at the first of them.
      if (knots[next]?.hours === hours) break;
      next += 1;
    }
    const at = between(knots[next], knots[next + 1], hours);
    if (at - (ticks.at(-1)?.at ?? Number.NEGATIVE_INFINITY) >= room) ticks.push({ ...tick, at });
  }
  return ticks;
}

function between(a: Knot | undefined, b: Knot | undefined, hours: number): number {
  if (!a || !b || b.hours === a.hours) return a?.at ?? 0;
  return a.at + ((hours - a.hours) / (b.hours - a.hours)) * (b.at - a.at);
}

const STEPS = [1, 2, 3, 6, 12, 24, 48, 72, 168, 336, 720];

/**
 * Round hours from 0 on: parts of a day, days, weeks, months of 30 days.
 *
 * @param last none lies after it
 * @param most how many there may be after 0
 */
export function hourTicks(last: number, most: number): number[] {
  let step = STEPS.find((hours) => last / hours <= most) ?? 720;
  while (last / step > most) step *= 2;
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step);
}
