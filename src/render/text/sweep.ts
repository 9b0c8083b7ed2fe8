import { type Findings, isFlat, type Policy, type Shard } from '../../explore/index.js';
import { indent, pad, wrap } from './columns.js';
import { percent } from './percent.js';
import type { Style } from './style.js';

const FLAT = 'Nothing changes: these figures do not matter here.';
const SCRIPT =
  'This policy leaves the choice to the scenario, whose own weights decide as long as its script goes on; vary a figure under another policy.';

type Sweep = NonNullable<Shard['sweep']>;

/** A sweep: a table for one figure that is varied, a map for two. */
export function sweepText(sweep: Sweep, { ends, outcome, points }: Findings, policy: Policy, style: Style): string {
  const lines = sweep.axes.length === 1 ? table(sweep, ends, style) : map(sweep, ends, style);
  const ended = outcome !== null && points.length === 0;
  const flat = ended ? 'Nothing changes: it has ended already.' : policy.script ? `${FLAT} ${SCRIPT}` : FLAT;
  return `${[...lines, ...(isFlat(sweep.points) ? wrap(flat, style.width) : [])].join('\n')}\n`;
}

/** A value as it is shown: four digits are enough to find it again. */
function shown(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** Columns of an outcome in a table. */
const CELL = 14;

function table({ axes, points }: Sweep, ends: readonly string[], style: Style): string[] {
  const [axis] = axes;
  const parameter = axis?.parameter ?? '';
  const width = Math.max(parameter.length, 8);
  // Where they do not fit beside the figure that is varied, it has a line of its own above.
  const fits = width + 2 + ends.length * CELL <= style.width;
  const lead = fits ? width : 8;
  const cell = fits ? CELL : Math.max(9, ...ends.map((name) => name.length + 1));
  const perLine = Math.max(1, Math.floor((style.width - lead - 2) / cell));
  const rows = Array.from({ length: fits ? 1 : Math.ceil(ends.length / perLine) }, (_, row) =>
    fits ? ends : ends.slice(row * perLine, (row + 1) * perLine),
  );
  const line = (first: string, cells: (name: string) => string): string[] =>
    rows.map((names, row) =>
      `${row === 0 ? first : ' '.repeat(lead)}  ${names.map((name) => pad(cells(name), cell)).join('')}`.trimEnd(),
    );
  return [
    ...(fits ? [] : [style.bold(parameter)]),
    ...line(pad(fits ? parameter : '', lead), (name) => name).map(style.bold),
    ...points.flatMap(({ at, odds }) =>
      line(shown(at[parameter] ?? 0).padStart(lead), (name) => percent(odds.ends[name] ?? 0).padStart(8)),
    ),
  ];
}

/** Each cell is the likeliest end's first letter and its odds in tenths. Where the columns have no room for their values, only the first and the last are said. */
function map({ axes, points }: Sweep, ends: readonly string[], style: Style): string[] {
  const [down, across] = axes;
  if (!down || !across) return [];
  const never = points.some((point) => (point?.odds.never ?? 0) > 0);
  const names = never ? [...ends, 'never'] : ends;
  const letter = (name: string) => (name[0] ?? '?').toUpperCase();
  const lead = Math.max(...down.values.map((value) => shown(value).length), 4);
  const headed = Math.max(...across.values.map((value) => shown(value).length), 3) + 1;
  const roomy = lead + 1 + across.values.length * headed <= style.width;
  const width = roomy ? headed : 3;
  const cell = (row: number, column: number): string => {
    const odds = points[row * across.values.length + column]?.odds;
    if (!odds) return pad(' ?', width);
    const share = (name: string) => (name === 'never' ? odds.never : (odds.ends[name] ?? 0));
    const best = names.reduce((top, name) => (share(name) > share(top) ? name : top));
    return pad(` ${letter(best)}${share(best) > 0.95 ? '' : Math.floor(share(best) * 10)}`, width);
  };
  const legend = names.map((name) => `${letter(name)} ${name}`).join(', ');
  const [first = 0] = across.values;
  const last = across.values.at(-1) ?? 0;
  const missing = points.filter(Boolean).length < down.values.length * across.values.length;
  return [
    ...wrap(`${down.parameter} (down) and ${across.parameter} (across)`, style.width).map(style.bold),
    ...(roomy
      ? [`${' '.repeat(lead)} ${across.values.map((value) => pad(` ${shown(value)}`, width)).join('')}`.trimEnd()]
      : indent(
          wrap(`from ${shown(first)} to ${shown(last)} in ${across.values.length} columns`, style.width - lead - 2),
          lead + 2,
        )),
    ...down.values.map((value, row) =>
      `${shown(value).padStart(lead)} ${across.values.map((_, column) => cell(row, column)).join('')}`.trimEnd(),
    ),
    ...wrap(
      `The likeliest outcome and its odds in tenths: ${legend}; no figure: 95 % or more${missing ? '; ?: not made' : ''}.`,
      style.width,
    ).map(style.dim),
  ];
}
