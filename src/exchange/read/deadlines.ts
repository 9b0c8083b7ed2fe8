import type { Chart, Place, Tell } from './chart.js';
import { plainName } from './names.js';
import { type Data, data, Noted } from './pieces.js';

const HOUR = 3_600_000;

/** The deadlines of a chart, as a model file has them. */
export class Deadlines {
  readonly files = new Map<string, unknown>();
  readonly #chart: Chart;
  readonly #meta: Data;
  readonly #tell: Tell;

  constructor(chart: Chart, tell: Tell) {
    this.#chart = chart;
    this.#meta = data(chart.meta);
    this.#tell = tell;
  }

  /** The name of a deadline, which is written down with it. */
  nameOf(delay: string | number, at: Place): string {
    const own = typeof delay === 'string' ? data(data(this.#meta.deadlines)[delay]) : {};
    const milliseconds =
      typeof delay === 'number'
        ? delay
        : (this.#chart.delays.get(delay) ?? (typeof own.hours === 'number' ? own.hours * HOUR : undefined));
    const name = typeof delay === 'string' ? plainName(delay) : `after${spanOf(delay)}`;
    if (this.files.has(name)) return name;
    const hours =
      milliseconds === undefined
        ? undefined
        : Math.min(100_000, Math.max(0.000_001, Number((milliseconds / HOUR).toPrecision(12))));
    if (hours === undefined)
      this.#tell(at, `How long ${delay} is, is not said.`, 'Give its hours under `deadlines:`; it is 24 until then.');
    const { title, text } = own;
    const file = {
      hours: hours ?? 24,
      ...(typeof title === 'string' && { title }),
      ...(typeof text === 'string' && { text }),
    };
    this.files.set(name, hours === undefined ? new Noted(file, 'How long it is, the file did not say.') : file);
    return name;
  }
}

/** `72h`, `90min`, `1500ms`: the largest unit that is whole. */
function spanOf(milliseconds: number): string {
  for (const [unit, size] of [
    ['h', HOUR],
    ['min', 60_000],
    ['s', 1_000],
  ] as const)
    if (milliseconds >= size && milliseconds % size === 0) return `${milliseconds / size}${unit}`;
  return `${milliseconds}ms`;
}
