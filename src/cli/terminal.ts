import { styleText } from 'node:util';
import { jsonText } from '../render/json/text.js';
import { plain, type Style, safe } from '../render/text/style.js';

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

/** What a style paints with, as `styleText` writes it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are meant.
const PAINT = /(\x1b\[(?:1|2|22|31|32|36|39)m)/;

/**
 * The door to a terminal: whatever is written there has come through it, and nothing that a file, a name or an
 * argument brings can do there what its writer is not asked for. Of control characters only line ends, tabs and,
 * where colour is wanted, our own paint are let through.
 *
 * @param colour whether it is wanted where the text goes
 */
export function clean(text: string, colour: boolean): string {
  const parts = text.split(PAINT).map((part, index) => {
    if (index % 2 === 1) return colour ? part : '';
    return part.split('\t').map(safe).join('\t');
  });
  return parts.join('');
}

/** Writes to standard output and waits until it is out, so that nothing is cut when it is a pipe. */
export function print(text: string): Promise<void> {
  // What goes wrong on the way is the stream's to report: see main.
  return new Promise((resolve) => process.stdout.write(clean(text, wantsColour()), () => resolve()));
}

/** Tells a person something beside the output: a line on standard error that says who tells it. */
export function tell(text: string): void {
  tellLine(`offramp: ${text}`);
}

/** Writes a line to standard error. */
export function tellLine(text: string): void {
  process.stderr.write(clean(`${text}\n`, wantsColour(process.stderr)));
}

/** Writes over the line of standard error that was written so before; nothing takes it away. */
export function tellOver(text: string): void {
  process.stderr.write(`\r\u001b[K${clean(text, wantsColour(process.stderr))}`);
}

export function printJson(value: unknown): Promise<void> {
  return print(jsonText(value));
}
