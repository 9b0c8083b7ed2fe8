import type { PlayedPath } from '../../play/index.js';
import { datesBelow } from '../curve/dates.js';
import { wrap } from './columns.js';
import type { Style } from './style.js';
import { dateText } from './words.js';

/** Columns before the first of the curve, and a margin. */
const LEAD = 8;

/** A measure as a bar with the number beside it: `█████░░░░░  5`. */
export function measureBar(value: number, most: number): string {
  return `${'█'.repeat(value)}${'░'.repeat(Math.max(0, most - value))} ${String(value).padStart(2)}`;
}

/**
 * The measure over the steps of a path, two units a row. Where there are more steps than columns, a column is the
 * highest of several.
 *
 * @param most how far the measure goes
 */
export function measureCurve(path: PlayedPath, most: number, style: Style): string[] {
  const all = [path.startTension, ...path.steps.map((step) => step.tension)];
  const room = style.width - LEAD;
  const each = Math.ceil(all.length / room);
  const values = Array.from({ length: Math.ceil(all.length / each) }, (_, index) =>
    Math.max(...all.slice(index * each, (index + 1) * each)),
  );
  const cell = Math.max(1, Math.min(3, Math.floor(room / values.length)));
  const rows = Math.ceil(most / 2);
  const lines = Array.from({ length: rows }, (_, row) => 2 * (rows - row)).map((top) => {
    const cells = values.map((value) => {
      const block = value >= top ? '█' : value === top - 1 ? '▄' : ' ';
      return cell === 1 ? block : `${block.repeat(cell - 1)} `;
    });
    return `${String(top).padStart(4)} │${cells.join('')}`.trimEnd();
  });
  const axis = `   0 └${'─'.repeat(values.length * cell)}`;
  // Every step has its number where there is room for it, else every second, fifth and so on.
  const nth = [1, 2, 5, 10, 20, 50].find((count) => count * cell > 2) ?? 100;
  const labels = values.flatMap((_, index) =>
    index % nth === 0 ? [(index === 0 ? '' : String(index * each)).padEnd(nth * cell)] : [],
  );
  const note = each > 1 ? wrap(`A column is ${each} steps, as high as the highest of them.`, style.width) : [];
  const numbers = `${' '.repeat(LEAD - 2)}${labels.join('')}`.trimEnd();
  return [...lines, axis, numbers, ...dateLine(path, cell, each, style), ...note.map(style.dim)];
}

/** Dates below their steps, where hours are many. */
function dateLine(path: PlayedPath, cell: number, each: number, style: Style): string[] {
  const place = (n: number) => LEAD - 2 + Math.floor(n / each) * cell;
  const labels = datesBelow(path.steps, place, (at) => dateText(at).length + 2);
  const line = labels.reduce((text, { n, at }) => {
    const longer = text.padEnd(place(n)) + dateText(at);
    return longer.length > style.width ? text : longer;
  }, '');
  return line === '' ? [] : [line];
}
