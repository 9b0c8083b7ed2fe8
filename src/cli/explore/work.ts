import { setImmediate } from 'node:timers/promises';
import { CancelledError } from '../../explore/job.js';
import { tellOver } from '../terminal.js';
import { barText, type Progress } from './bar.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** Milliseconds between two looks at how far the work is; what is over sooner shows no bar. */
const TICK = 120;

/** A long piece of work on the terminal: a bar while it goes on, and Ctrl+C that stops it but keeps what is done. */
export class Work {
  /** Whether it was stopped. */
  stopped = false;
  readonly #progress: () => Progress;
  readonly #timer: NodeJS.Timeout | undefined;
  #resolve = () => {};
  readonly #asked = new Promise<void>((resolve) => {
    this.#resolve = resolve;
  });
  #drawn = '';
  /** What is being done, since when, and how much of it was done then. */
  #piece = { what: '', since: 0, done: 0 };

  /** @param progress asked now and then how far the work is */
  constructor(progress: () => Progress) {
    this.#progress = progress;
    for (const signal of SIGNALS) process.on(signal, this.#stop);
    if (process.stderr.isTTY === true && process.env.TERM !== 'dumb') this.#timer = setInterval(this.#draw, TICK);
  }

  /** The work's result, or undefined as soon as it is stopped. @throws what the work throws */
  async until<T>(work: Promise<T>): Promise<T | undefined> {
    return Promise.race([work, this.#asked.then(() => undefined)]);
  }

  /** Lets Ctrl+C be heard in work that leaves no room for it. @throws CancelledError where it was stopped */
  async breath(): Promise<void> {
    await setImmediate();
    if (this.stopped) throw new CancelledError();
  }

  readonly #stop = () => {
    if (this.stopped) {
      // A second time means at once.
      this.#erase();
      process.exit(130);
    }
    this.stopped = true;
    process.exitCode = 130;
    this.#resolve();
  };

  readonly #draw = () => {
    const progress = this.#progress();
    const now = performance.now();
    if (progress.what !== this.#piece.what) this.#piece = { what: progress.what, since: now, done: progress.done ?? 0 };
    const seconds = (now - this.#piece.since) / 1000;
    const text = barText(progress, seconds, process.stderr.columns ?? 80, this.#piece.done);
    if (text === this.#drawn) return;
    tellOver(text);
    this.#drawn = text;
  };

  #erase(): void {
    if (this.#drawn !== '') tellOver('');
    this.#drawn = '';
  }

  /** Takes the bar away, and lets Ctrl+C end the program again. */
  end(): void {
    clearInterval(this.#timer);
    this.#erase();
    for (const signal of SIGNALS) process.off(signal, this.#stop);
  }
}
