import { createInterface, emitKeypressEvents, type Key as Pressed } from 'node:readline';
import { PassThrough } from 'node:stream';
import { InputError } from '../errors.js';

/** A key, or a character: what it is called, what it writes, and what was held with it. */
export interface Key extends Pressed {
  /** What it writes; empty where it writes nothing. */
  character: string;
}

/** What keys are read from: a terminal's input, or one that is made up. */
export interface KeyInput extends NodeJS.ReadableStream {
  setRawMode?(raw: boolean): unknown;
}

/** There is no keyboard any more: whoever asks for another key asks for ever. */
export class TerminalGone extends InputError {}

/** Milliseconds after which Escape is the key itself and not the beginning of an arrow. */
const ESCAPE_ALONE = 100;

/** Keys in the order in which they are typed, however quickly: none is lost while another is being dealt with. */
export class Keys {
  readonly #input: KeyInput;
  readonly #typed: Key[] = [];
  #next: { resolve(key: Key): void; reject(error: Error): void } | undefined;
  #ended = false;

  constructor(input: KeyInput) {
    this.#input = input;
    // Readline decodes escape sequences, however they are cut into chunks; how long it waits it asks of an interface.
    emitKeypressEvents(input, createInterface({ input: new PassThrough(), escapeCodeTimeout: ESCAPE_ALONE }));
  }

  /** Begins to read, or to read anew after another program had the terminal. */
  start(): void {
    this.stop();
    this.#input.on('keypress', this.#press);
    this.#input.on('end', this.#end);
    this.#input.setRawMode?.(true);
    this.#input.resume();
  }

  stop(): void {
    this.#input.off('keypress', this.#press);
    this.#input.off('end', this.#end);
    this.#input.setRawMode?.(false);
    this.#input.pause();
  }

  /** Whether keys were typed that nobody has asked for yet. */
  get waiting(): boolean {
    return this.#typed.length > 0;
  }

  /** The next key. @throws TerminalGone when there is no keyboard any more */
  next(): Promise<Key> {
    const key = this.#typed.shift();
    if (key) return Promise.resolve(key);
    if (this.#ended) return Promise.reject(gone());
    return new Promise((resolve, reject) => {
      this.#next = { resolve, reject };
    });
  }

  readonly #press = (character: string | undefined, pressed: Pressed) => {
    const key = { ...pressed, character: character ?? '' };
    const next = this.#next;
    this.#next = undefined;
    if (next) next.resolve(key);
    else this.#typed.push(key);
  };

  readonly #end = () => {
    this.#ended = true;
    this.#next?.reject(gone());
  };
}

function gone(): TerminalGone {
  return new TerminalGone('The terminal was closed.');
}
