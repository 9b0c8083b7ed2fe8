import type { PlayedPath } from '../../play/index.js';
import type { Style } from './style.js';

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
  if (cell < 3) return [...lines, axis];
  const labels = `      ${shown.map((_, index) => (index === 0 ? '   ' : String(index).padEnd(3))).join('')}`.trimEnd();
  return [...lines, axis, labels];
}
