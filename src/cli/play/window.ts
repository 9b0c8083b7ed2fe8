import { setTimeout as sleep } from 'node:timers/promises';
import { clean, wantsColour } from '../terminal.js';
import { type Key, type KeyInput, Keys } from './keys.js';

/** What stands on the terminal, line by line, and where its cursor is, where that is shown. */
export interface Frame {
  lines: readonly string[];
  cursor?: { row: number; column: number } | undefined;
}

/** Ctrl+C, or Ctrl+D: somebody wants to be gone, wherever it was pressed. */
export class Interrupted extends Error {
  override name = 'Interrupted';
}

/** A screen of its own, beside what the shell shows; without line wrap and without a cursor. */
const ENTER = '\x1b[?1049h\x1b[?7l\x1b[?25l\x1b[2J';
const LEAVE = '\x1b[?25h\x1b[?7h\x1b[?1049l';
/** Terminals that know these show a frame when it is whole. */
const [BEGIN, END] = ['\x1b[?2026h', '\x1b[?2026l'];

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

interface Output {
  write(text: string): unknown;
  on(event: 'resize', listener: () => void): unknown;
  off(event: 'resize', listener: () => void): unknown;
  rows?: number | undefined;
  isTTY?: boolean;
}

/**
 * The whole terminal, taken to show one frame after the other and read keys. It is given back as it was
 * found: at the end, when the program is stopped with Ctrl+Z, and when it breaks down.
 */
export class Window {
  readonly #output: Output;
  readonly #colour: boolean;
  readonly #keys: Keys;
  readonly #suspend: () => void;
  #frame: (() => Frame) | undefined;
  #open = false;

  /** @param suspend stops the program as the terminal would, with everything that was started together with it */
  constructor(
    input: KeyInput = process.stdin,
    output: Output = process.stdout,
    suspend: () => void = () => process.kill(0, 'SIGTSTP'),
  ) {
    this.#output = output;
    this.#colour = wantsColour(output);
    this.#keys = new Keys(input);
    this.#suspend = suspend;
  }

  get rows(): number {
    return this.#output.rows || 24;
  }

  open(): void {
    process.on('exit', this.#leave);
    for (const signal of Object.keys(SIGNALS)) process.on(signal, this.#stopped);
    process.on('SIGCONT', this.#enter);
    this.#output.on('resize', this.redraw);
    this.#enter();
  }

  close(): void {
    process.off('exit', this.#leave);
    for (const signal of Object.keys(SIGNALS)) process.off(signal, this.#stopped);
    process.off('SIGCONT', this.#enter);
    this.#output.off('resize', this.redraw);
    this.#leave();
  }

  /**
   * Shows a frame until a key is pressed. Where keys wait already it is not drawn, so that a held key
   * does not lag behind.
   *
   * @param frame asked anew whenever it is drawn: at another size, or when the program goes on after Ctrl+Z
   * @throws Interrupted at Ctrl+C, InputError when the terminal is gone
   */
  async key(frame: () => Frame): Promise<Key> {
    for (;;) {
      this.#frame = frame;
      if (!this.#keys.waiting) this.redraw();
      const key = await this.#keys.next();
      this.#frame = undefined;
      if (!key.ctrl) return key;
      if (key.name === 'c' || key.name === 'd') throw new Interrupted();
      if (key.name !== 'z') return key;
      if (process.platform !== 'win32') await this.#away();
    }
  }

  /** Draws what is shown anew. */
  readonly redraw = (): void => {
    if (!this.#open || !this.#frame) return;
    const { lines, cursor } = this.#frame();
    const shown = lines.slice(0, this.rows);
    const rest = shown.length < this.rows ? '\r\n\x1b[J' : '';
    const at = cursor ? `\x1b[${cursor.row + 1};${cursor.column + 1}H\x1b[?25h` : '\x1b[?25l';
    this.#output.write(
      `${BEGIN}\x1b[H${shown.map((line) => `\x1b[2K${clean(line, this.#colour)}`).join('\r\n')}${rest}${at}${END}`,
    );
  };

  async #away(): Promise<void> {
    this.#leave();
    this.#suspend();
    // Where nobody could stop it, for want of a shell that does, play goes on.
    await sleep(100);
    this.#enter();
  }

  readonly #enter = () => {
    this.#open = true;
    this.#output.write(ENTER);
    this.#keys.start();
    this.redraw();
  };

  readonly #leave = () => {
    if (!this.#open) return;
    this.#open = false;
    this.#keys.stop();
    this.#output.write(LEAVE);
  };

  readonly #stopped = (signal: NodeJS.Signals) => process.exit(SIGNALS[signal as keyof typeof SIGNALS]);
}
