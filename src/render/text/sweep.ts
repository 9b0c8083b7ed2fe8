import { isFlat, type Shard } from '../../explore/index.js';
import { percent } from './odds.js';
import { pad, type Style, wrap } from './style.js';

const FLAT =
  'Nothing changes: these figures do not matter here. Where a policy leaves the choice to the scenario, the scenario’s own weights decide as long as its script goes on.';

/** A sweep: a table for one figure that is varied, a map for two. */
export function sweepText(sweep: NonNullable<Shard['sweep']>, ends: readonly string[], style: Style): string {
  const lines = sweep.axes.length === 1 ? table(sweep, ends, style) : map(sweep, ends, style);
  const flat = isFlat(sweep.points) ? wrap(FLAT, style.width) : [];
  return `${[...lines, ...flat].join('\n')}\n`;
}

function table({ axes, points }: NonNullable<Shard['sweep']>, ends: readonly string[], style: Style): string[] {
  const [axis] = axes;
  const parameter = axis?.parameter ?? '';
  const width = Math.max(parameter.length, 8);
  const head = `${pad(parameter, width)}  ${ends.map((name) => pad(name, 14)).join('')}`.trimEnd();
  return [
    style.bold(head),
    ...points.map(({ at, odds }) =>
      `${String(at[parameter]).padStart(width)}  ${ends.map((name) => pad(percent(odds.ends[name] ?? 0).padStart(8), 14)).join('')}`.trimEnd(),
    ),
  ];
}

/** Each cell is the likeliest outcome's first letter and its odds in tenths. */
function map({ axes, points }: NonNullable<Shard['sweep']>, ends: readonly string[], style: Style): string[] {
  const [down, across] = axes;
  if (!down || !across) return [];
  const letters = ends.map((name) => (name[0] ?? '?').toUpperCase());
  const width = Math.max(...across.values.map((value) => String(value).length), 3) + 1;
  const lead = Math.max(...down.values.map((value) => String(value).length), 4);
  const cell = (row: number, column: number): string => {
    const odds = points[row * across.values.length + column]?.odds;
    if (!odds) return pad(' ?', width);
    const best = ends.reduce(
      (top, name, index) => ((odds.ends[name] ?? 0) > (odds.ends[ends[top] ?? ''] ?? 0) ? index : top),
      0,
    );
    const share = odds.ends[ends[best] ?? ''] ?? 0;
    return pad(` ${letters[best]}${share > 0.95 ? '' : Math.floor(share * 10)}`, width);
  };
  return [
    style.bold(`${down.parameter} (down) and ${across.parameter} (across)`),
    `${' '.repeat(lead)} ${across.values.map((value) => pad(` ${value}`, width)).join('')}`.trimEnd(),
    ...down.values.map((value, row) =>
      `${String(value).padStart(lead)} ${across.values.map((_, column) => cell(row, column)).join('')}`.trimEnd(),
    ),
    style.dim(
      `The likeliest outcome and its odds in tenths: ${ends.map((name, index) => `${letters[index]} ${name}`).join(', ')}; no figure: 95 % or more.`,
    ),
  ];
}
