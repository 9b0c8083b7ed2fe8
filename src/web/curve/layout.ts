import { type HourAxis, hourAxis } from '../../render/curve/hours.js';
import type { When } from '../../scenario/index.js';
import type { Size } from '../ui/useSize.js';
import type { Measured } from '../words/model.js';

/** A position on a path, as the chart shows it. */
export interface Point {
  /** Simulated hours since the start. */
  hours: number;
  /** The model’s measure; 0 where it has none. */
  value: number;
  /** -10 to +10; absent where nobody moved. */
  goldstein?: number;
  /** Number of the step; absent of a deadline, and where numbers are not written. */
  number?: number | undefined;
}

/** A band of the chart: its upper and lower edge. */
export interface Band {
  top: number;
  bottom: number;
}

/** Where everything on the chart is, in pixels. */
export interface ChartLayout {
  size: Size;
  /** Inner edges of the plot, the lower one where time begins. */
  begin: number;
  end: number;
  /** Of each path, the x of each point. */
  xs: number[][];
  ticks: HourAxis['ticks'];
  /** Some hours are drawn wider than others. */
  stretched: boolean;
  /** Of the measure. */
  band: Band;
  /** Values of the measure that are written at its band; none where the model has none. */
  levels: readonly number[];
  /** Of the values of the moves; absent where they are not shown. */
  goldstein?: Band;
  /** Baselines of the numbers of the steps, of the captions and of the hours. */
  numbers: number;
  captions: number[];
  hours: number;
  yMeasure(value: number): number;
  yGoldstein(value: number): number;
}

interface Options {
  /** What the model measures escalation by. */
  measure: Measured | undefined;
  /** Whether the values of the moves get a band of their own. */
  goldstein: boolean;
  /** Time runs from right to left. */
  mirrored: boolean;
  /** When the clock starts: where hours are many, dates stand on the line. */
  start: When | undefined;
}

const AXIS = 30;
const CAPTION = 15;
const NUMBERS = 18;
const HOURS = 17;
/** Least distance between steps, and between the hours that are written. */
const GAP = 14;
const ROOM = 44;
const DATE_ROOM = 62;

/**
 * Lays a chart out.
 *
 * @param paths the start and each step; at most two
 * @param shared how many points the paths have in common
 */
export function chartLayout(
  paths: readonly (readonly Point[])[],
  shared: number,
  size: Size,
  { measure, mirrored, start, ...options }: Options,
): ChartLayout {
  // Where nothing is measured, what remains to be shown are the values of the moves.
  const goldstein = options.goldstein || !measure;
  const tail = paths.length > 1 ? 26 : 14;
  const length = Math.max(40, size.width - AXIS - tail);
  const axis = hourAxis(
    paths.map((points) => points.map(({ hours }) => hours)),
    shared,
    { length, gap: GAP, room: ROOM, dateRoom: DATE_ROOM, start },
  );
  const x = (at: number) => (mirrored ? size.width - AXIS - at : AXIS + at);
  const numbers = paths.length > 1 ? 0 : NUMBERS;
  const fixed = CAPTION + numbers + (goldstein ? CAPTION : 0) + HOURS;
  const free = Math.max(40, size.height - fixed);
  const height = !measure ? 0 : goldstein ? Math.round(free * 0.6) : free;
  const band = { top: CAPTION, bottom: CAPTION + height };
  const { low = 0, high = 1 } = measure ?? {};
  const below = band.bottom + numbers + (goldstein ? CAPTION : 0);
  const values = { top: below, bottom: below + free - height };
  return {
    size,
    begin: x(0),
    end: x(length),
    xs: axis.places.map((places) => places.map(x)),
    ticks: axis.ticks.map((tick) => ({ ...tick, at: x(tick.at) })),
    stretched: axis.stretched,
    band,
    levels: measure ? [low, (low + high) / 2, high] : [],
    ...(goldstein && { goldstein: values }),
    numbers: band.bottom + 14,
    captions: [CAPTION - 5, below - 4],
    hours: (goldstein ? values.bottom : below) + 13,
    yMeasure: (value) => band.bottom - ((value - low) / (high - low)) * height,
    yGoldstein: (value) => (values.top + values.bottom) / 2 - (value / 20) * (values.bottom - values.top),
  };
}

const EVERY = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

/**
 * The steps whose numbers can be written without touching one another: all, or every second, fifth, tenth.
 *
 * @param xs of the start and each step
 * @param always a step that is numbered in any case
 */
export function numbered(xs: readonly number[], always: number): number[] {
  const room = (n: number) => 1 + 6.6 * String(n).length;
  const [begin = 0, last = begin] = [xs[0], xs.at(-1)];
  const fit = Math.abs(last - begin) / room(xs.length);
  const every = EVERY.find((step) => xs.length / step <= fit) ?? 10_000;
  const shown: number[] = [];
  let before = Number.NEGATIVE_INFINITY;
  const kept = always > 0 ? xs[always] : undefined;
  for (let n = 1; n < xs.length; n += 1) {
    const x = xs[n] ?? 0;
    const clear = kept === undefined || Math.abs(x - kept) >= room(always) + 1;
    if (n !== always && (n % every !== 0 || !clear || Math.abs(x - before) < room(n))) continue;
    shown.push(n);
    before = x;
  }
  return shown;
}

/** The point next to a place across the chart. */
export function nearest(xs: readonly number[], x: number): number {
  let best = 0;
  for (const [index, at] of xs.entries()) if (Math.abs(at - x) < Math.abs((xs[best] ?? 0) - x)) best = index;
  return best;
}
