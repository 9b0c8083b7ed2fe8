import type { PlayedPath } from '../../play/index.js';
import { datesBelow } from '../curve/dates.js';
import type { Style } from './style.js';
import { dateText } from './words.js';

/** Tension as a bar of ten cells with the number beside it: `█████░░░░░  5`. */
export function tensionBar(tension: number): string {
  return `${'█'.repeat(tension)}${'░'.repeat(10 - tension)} ${String(tension).padStart(2)}`;
}

/** Tension over the steps of a path, five rows high, two units a row. */
export function tensionCurve(path: PlayedPath, style: Style): string[] {
  const values = [path.startTension, ...path.steps.map((step) => step.tension)];
  const cell = Math.max(1, Math.min(3, Math.floor((style.width - 8) / values.length)));
  const fits = Math.floor((style.width - 8) / cell);
  const shown = values.slice(0, fits);
  const lines = [10, 8, 6, 4, 2].map((top) => {
    const cells = shown.map((value) => {
      const block = value >= top ? '█' : value === top - 1 ? '▄' : ' ';
      return cell === 1 ? block : `${block.repeat(cell - 1)} `;
    });
    return `${String(top).padStart(4)} │${cells.join('')}`.trimEnd();
  });
  const axis = `   0 └${'─'.repeat(shown.length * cell)}`;
  const dates = dateLine(path, cell, fits, style);
  if (cell < 3) return [...lines, axis, ...dates];
  const labels = `      ${shown.map((_, index) => (index === 0 ? '   ' : String(index).padEnd(3))).join('')}`.trimEnd();
  return [...lines, axis, labels, ...dates];
}

/** Dates below their steps, where hours are many. */
function dateLine(path: PlayedPath, cell: number, fits: number, style: Style): string[] {
  const place = (n: number) => 6 + n * cell;
  const labels = datesBelow(path.steps.slice(0, fits - 1), place, (at) => dateText(at).length + 2);
  const line = labels.reduce((text, { n, at }) => {
    const longer = text.padEnd(place(n)) + dateText(at);
    return longer.length > style.width ? text : longer;
  }, '');
  return line === '' ? [] : [line];
}
