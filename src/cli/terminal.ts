import { styleText } from 'node:util';
import { plain, type Style } from '../render/text/style.js';

/** Whether colour is wanted on a stream: a terminal, and nobody said no (NO_COLOR, https://no-color.org). */
export function wantsColour(stream: { isTTY?: boolean } = process.stdout): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0') return true;
  return stream.isTTY === true && process.env.TERM !== 'dumb';
}

/**
 * How to dress text for a stream: colour where it is wanted, and the width it has at the time, 80 columns
 * where it has none. Lines longer than 100 are hard to read, and below 20 nothing can be laid out.
 */
export function terminalStyle(stream: { isTTY?: boolean; columns?: number } = process.stdout): Style {
  const painted = (format: Parameters<typeof styleText>[0]) =>
    wantsColour(stream) ? (text: string) => styleText(format, text) : plain;
  return {
    get width() {
      return Math.min(100, Math.max(20, stream.columns || 80));
    },
    bold: painted('bold'),
    dim: painted('dim'),
    good: painted('green'),
    bad: painted('red'),
    accent: painted('cyan'),
  };
}

/** Writes to standard output and waits until it is out, so that nothing is cut when it is a pipe. */
export function print(text: string): Promise<void> {
  // What goes wrong on the way is the stream's to report: see main.
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}

export function printJson(value: unknown): Promise<void> {
  return print(`${JSON.stringify(value, null, 2)}\n`);
}
