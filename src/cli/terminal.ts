import { styleText } from 'node:util';
import { plainStyle, type Style } from '../render/text/style.js';

/** Whether colour is wanted on a stream: a terminal, and nobody said no (NO_COLOR, https://no-color.org). */
export function wantsColour(stream: { isTTY?: boolean } = process.stdout): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0') return true;
  return stream.isTTY === true && process.env.TERM !== 'dumb';
}

/** How to dress text for a stream: its width, 60-100 columns, and colour where it is wanted. */
export function terminalStyle(stream: { isTTY?: boolean; columns?: number } = process.stdout): Style {
  const width = Math.min(100, Math.max(60, stream.columns ?? 80));
  if (!wantsColour(stream)) return plainStyle(width);
  return {
    width,
    bold: (text) => styleText('bold', text),
    dim: (text) => styleText('dim', text),
    good: (text) => styleText('green', text),
    bad: (text) => styleText('red', text),
    accent: (text) => styleText('cyan', text),
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
