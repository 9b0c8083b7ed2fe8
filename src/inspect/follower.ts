import type { Happening } from '../play/index.js';

/** Happenings that are told of at once to a viewer that has to catch up. */
const CHUNK = 100;

export interface FollowerOptions {
  /** All there is, which grows. */
  happenings: () => readonly Happening[];
  /** How many of them those who are up to date have been told of. */
  told: () => number;
  /** Tells the viewer of the next one. */
  tell: (happening: Happening) => void;
  /** Whether the viewer can take more now; undefined where it is gone. */
  room: () => boolean | undefined;
  /** Goes on a little later, after so many milliseconds at least. */
  later: (goOn: () => void, wait: number) => void;
  /** Called when the viewer knows everything, each time it has caught up. */
  caughtUp: () => void;
}

/** Brings one viewer from wherever it is to where the session is: all that happened, in order, nothing twice. */
export class Follower {
  readonly #options: FollowerOptions;
  #next: number | undefined;
  #live = false;

  constructor(options: FollowerOptions) {
    this.#options = options;
  }

  /** Whether the viewer is up to date, so that it is told of things as they happen. */
  get live(): boolean {
    return this.#live;
  }

  /** Begins at the start: the viewer has just come, or come again. */
  restart(): void {
    const waiting = this.#next !== undefined;
    this.#next = 0;
    this.#live = false;
    if (!waiting) this.#goOn();
  }

  /** Told of everything so far, but too slow to be told of more: it goes on when it has room. */
  rest(): void {
    this.#next = this.#options.told();
    this.#live = false;
    this.#options.later(() => this.#goOn(), 50);
  }

  #goOn(): void {
    const { happenings, told, tell, room, later, caughtUp } = this.#options;
    const can = room();
    if (this.#next === undefined || can === undefined) return;
    if (!can) {
      later(() => this.#goOn(), 20);
      return;
    }
    const chunk = happenings().slice(this.#next, Math.min(this.#next + CHUNK, told()));
    for (const happening of chunk) tell(happening);
    this.#next += chunk.length;
    if (this.#next < told()) {
      later(() => this.#goOn(), 0);
      return;
    }
    this.#next = undefined;
    this.#live = true;
    caughtUp();
  }
}
