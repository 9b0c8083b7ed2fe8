import type { Happening, Journal } from '../play/index.js';

/** Happenings that are told of before others get their turn. */
const CHUNK = 200;

export interface PendingOptions {
  journal: Journal;
  /** Whether there is somebody to tell. */
  wanted: () => boolean;
  /** Tells all who are up to date of one more. */
  tell: (happening: Happening) => void;
  /** Called around a number of them. */
  together?: (telling: () => void) => void;
  /** Calls when the session has had its turn. */
  later: (does: () => void) => void;
}

/** What has happened and has not been told of yet. A move is made first and told of afterwards, so that it takes no longer. */
export class Pending {
  readonly #options: PendingOptions;
  readonly #stop: () => void;
  #told: number;
  #waiting = false;

  constructor(options: PendingOptions) {
    this.#options = options;
    this.#told = options.journal.happenings.length;
    this.#stop = options.journal.subscribe(() => {
      if (options.wanted()) this.#wait();
      else this.#told = options.journal.happenings.length;
    });
  }

  /** How many happenings have been told of to those who are up to date. */
  get told(): number {
    return this.#told;
  }

  /** Tells of everything now. */
  flush(most = Number.POSITIVE_INFINITY): void {
    const { journal, wanted, tell, together = (telling) => telling() } = this.#options;
    const end = Math.min(journal.happenings.length, this.#told + most);
    together(() => {
      while (this.#told < end) {
        const happening = journal.happenings[this.#told];
        // Counted first: a viewer that is too slow for it goes on after it.
        this.#told += 1;
        if (happening && wanted()) tell(happening);
      }
    });
  }

  close(): void {
    this.#stop();
  }

  #wait(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    this.#options.later(() => {
      this.#waiting = false;
      this.flush(CHUNK);
      if (this.#told < this.#options.journal.happenings.length) this.#wait();
    });
  }
}
