import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { PlayConsole } from '../../src/cli/play/console.js';
import { playScreen } from '../../src/cli/play/screen.js';
import { Window } from '../../src/cli/play/window.js';
import { terminalStyle } from '../../src/cli/terminal.js';
import type { Session } from '../../src/play/index.js';

/** A key by its name, or the characters that are typed or pasted at once. */
export type Press = 'return' | 'escape' | 'up' | 'down' | 'home' | 'space' | (string & {});

const SEQUENCES: Record<string, string> = {
  return: '\r',
  escape: '\x1b',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  home: '\x1b[H',
  pagedown: '\x1b[6~',
  pageup: '\x1b[5~',
  space: ' ',
  'ctrl+c': '\x03',
  'ctrl+z': '\x1a',
};

/** A terminal that is none: it has a size, takes keys and remembers what was written to it. */
export class FakeTerminal {
  readonly input = Object.assign(new PassThrough(), {
    raw: false,
    setRawMode(raw: boolean) {
      this.raw = raw;
    },
  });
  readonly output = Object.assign(new EventEmitter(), {
    columns: 80,
    rows: 24,
    written: '',
    write(text: string) {
      this.written += text;
    },
  });
  /** How often the program asked to be stopped by Ctrl+Z. */
  suspended = 0;
  readonly window = new Window(this.input, this.output, () => {
    this.suspended += 1;
  });

  constructor(columns = 80, rows = 24) {
    Object.assign(this.output, { columns, rows });
  }

  console(session: Session): PlayConsole {
    return new PlayConsole(session, terminalStyle(this.output));
  }

  resize(columns: number, rows: number): void {
    Object.assign(this.output, { columns, rows });
    this.output.emit('resize');
  }

  /** Types a key, or characters, in one chunk. */
  type(key: Press): void {
    this.input.write(SEQUENCES[key] ?? key);
  }

  /** What was written since it was last asked: without colour, each frame after `\f`. */
  async shown(): Promise<string> {
    // Everything is drawn once nobody writes any more; Escape is one after a moment, and so is the way back from the shell.
    let before = -1;
    for (let still = 0; still < 4; ) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      still = this.output.written.length === before ? still + 1 : 0;
      before = this.output.written.length;
    }
    const { written } = this.output;
    this.output.written = '';
    return stripVTControlCharacters(written.replaceAll('\x1b[H', '\f')).replaceAll('\r\n', '\n');
  }
}

/**
 * Plays on the screen with keys, on a terminal of 80 columns and 24 rows that is none.
 *
 * @returns what each key put there, the first screen before them; without colour, each frame after `\f`
 */
export async function pressed(
  console: PlayConsole,
  keys: readonly Press[],
  terminal = new FakeTerminal(),
): Promise<string[]> {
  const played = playScreen(console, () => {}, [], terminal.window);
  const shown = [await terminal.shown()];
  for (const key of keys) {
    terminal.type(key);
    // Escape is a key of its own only when nothing has followed it for a while.
    if (key === 'escape') await new Promise((resolve) => setTimeout(resolve, 120));
    shown.push(await terminal.shown());
  }
  console.done = true;
  // Whatever is asked or shown is left, and the screen after it.
  terminal.input.end();
  await played.catch(() => {});
  return shown;
}
