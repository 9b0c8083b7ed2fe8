import { columns, indent, pad, wrap } from './columns.js';
import type { Style } from './style.js';

/**
 * Rows below a head, the first column to the left and the others to the right. Where they are wider than the
 * terminal each row is a line of words.
 */
export function tableText(head: readonly string[], rows: readonly (readonly string[])[], style: Style): string[] {
  const widths = head.map((cell, column) => Math.max(...[cell, ...rows.map((row) => row[column] ?? '')].map(columns)));
  const width = widths.reduce((sum, each) => sum + each + 2, 0);
  if (width <= style.width) {
    const line = (row: readonly string[]) =>
      `  ${widths.map((each, column) => (column === 0 ? pad(row[0] ?? '', each) : padLeft(row[column] ?? '', each))).join('  ')}`.trimEnd();
    return [style.dim(line(head)), ...rows.map(line)];
  }
  return rows.flatMap(([first = '', ...rest]) => {
    const said = rest.flatMap((cell, index) => (cell === '' ? [] : [`${head[index + 1]} ${cell}`]));
    const [begin = '', ...more] = wrap(`${first}: ${said.join(', ')}`, style.width - 4);
    return [`  ${begin}`, ...indent(more, 4)];
  });
}

const padLeft = (text: string, width: number) => `${' '.repeat(Math.max(0, width - columns(text)))}${text}`;
