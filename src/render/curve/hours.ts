import { spread } from './spread.js';

/** Where hours are on a line, and the steps of one or more paths on it. */
export interface HourAxis {
  /** Of each path, the place of each of its hours. */
  places: number[][];
  ticks: { hours: number; at: number }[];
  /** Some hours are drawn wider than others, because steps crowd in them. */
  stretched: boolean;
}

/** What is moved by more than this is seen to be, in units of the line. */
const SEEN = 1;

/** The places that steps are at, in order of time, with the hours they stand for. */
interface Knot {
  hours: number;
  at: number;
}

/**
 * A line of simulated hours on which no two steps fall together: as long as there is room, hours are
 * spaced evenly, and where steps crowd the line is stretched. Paths that are shown together share it.
 *
 * @param paths hours of the start and of each step, ascending
 * @param shared how many of these the paths have in common, from the first on
 * @param length of the line
 * @param gap least distance between steps, where it fits
 * @param room least distance between ticks
 */
export function hourAxis(
  paths: readonly (readonly number[])[],
  shared: number,
  { length, gap, room }: { length: number; gap: number; room: number },
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
  return { places, ticks: ticksOn(knots, last, length, room), stretched };
}

function ticksOn(knots: readonly Knot[], last: number, length: number, room: number): HourAxis['ticks'] {
  const ticks: HourAxis['ticks'] = [];
  let next = 0;
  for (const hours of hourTicks(last, Math.max(6, Math.floor(length / (1.8 * room))))) {
    while ((knots[next + 1]?.hours ?? Number.POSITIVE_INFINITY) <= hours) {
      // At a full hour of several steps the tick stands at the first of them.
      if (knots[next]?.hours === hours) break;
      next += 1;
    }
    const at = between(knots[next], knots[next + 1], hours);
    if (at - (ticks.at(-1)?.at ?? Number.NEGATIVE_INFINITY) >= room) ticks.push({ hours, at });
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
