/** A long piece of work on the terminal: a bar while it goes on, and Ctrl+C that keeps what is done. */
export class Work {
  readonly signal = { aborted: false };
  readonly #bar = process.stderr.isTTY === true;
  readonly #stop = () => {
    // A second time means at once.
    if (this.signal.aborted) process.exit(130);
    this.signal.aborted = true;
  };
  #drawn = '';

  constructor(readonly what: string) {
    process.on('SIGINT', this.#stop);
    process.on('SIGTERM', this.#stop);
  }

  /** Draws the bar, and lets a signal come through. @returns false once the work is to be stopped */
  async step(done: number, of: number): Promise<boolean> {
    if (this.#bar && of > 0) {
      const full = Math.round((done / of) * 24);
      this.#draw(`${this.what} ${'█'.repeat(full)}${'░'.repeat(24 - full)} ${Math.floor((done / of) * 100)} %`);
    }
    await new Promise((resolve) => setImmediate(resolve));
    return !this.signal.aborted;
  }

  /** Says what is being done where nobody can tell how far it is. */
  say(text: string): void {
    if (this.#bar) this.#draw(text);
  }

  #draw(text: string): void {
    if (text === this.#drawn) return;
    process.stderr.write(`\r\u001b[K${text}`);
    this.#drawn = text;
  }

  /** Takes the bar away, and lets Ctrl+C end the program again. */
  end(): void {
    if (this.#drawn !== '') process.stderr.write('\r\u001b[K');
    process.off('SIGINT', this.#stop);
    process.off('SIGTERM', this.#stop);
  }
}
