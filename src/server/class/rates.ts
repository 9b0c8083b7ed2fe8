/** What may be done so often: so much at once, and so much a second from then on. */
export class Bucket {
  #left: number;
  #at: number;

  constructor(
    readonly most: number,
    readonly perSecond: number,
    now: number,
  ) {
    this.#left = most;
    this.#at = now;
  }

  /** @returns whether it may be done now */
  take(now: number): boolean {
    this.#fill(now);
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  /** Whether any is left, without taking it. */
  has(now: number): boolean {
    this.#fill(now);
    return this.#left >= 1;
  }

  get full(): boolean {
    return this.#left >= this.most;
  }

  #fill(now: number): void {
    this.#left = Math.min(this.most, this.#left + ((now - this.#at) / 1_000) * this.perSecond);
    this.#at = now;
  }
}

/** A bucket for each of many: addresses, or classes. */
export class Buckets {
  readonly #all = new Map<string, Bucket>();

  constructor(
    readonly most: number,
    readonly perSecond: number,
  ) {}

  of(key: string, now: number): Bucket {
    let bucket = this.#all.get(key);
    if (!bucket) {
      if (this.#all.size > 10_000) this.#tidy(now);
      bucket = new Bucket(this.most, this.perSecond, now);
      this.#all.set(key, bucket);
    }
    return bucket;
  }

  /** Those that are full again are as good as new ones. */
  #tidy(now: number): void {
    for (const [key, bucket] of this.#all) if (bucket.has(now) && bucket.full) this.#all.delete(key);
  }
}

/** How many there are of each. */
export class Counts {
  readonly #all = new Map<string, number>();

  of(key: string): number {
    return this.#all.get(key) ?? 0;
  }

  add(key: string, by: 1 | -1): void {
    const count = this.of(key) + by;
    if (count > 0) this.#all.set(key, count);
    else this.#all.delete(key);
  }
}

/** The school's whole network may be one address; a guess of a code is one in 64 million. */
export class Doorkeeper {
  /** Codes and secrets that were wrong, by address: 20 at once, and one every 5 seconds. */
  readonly wrong = new Buckets(20, 0.2);
  /** Guesses of the secrets of one class, from wherever. */
  readonly wrongOfClass = new Buckets(60, 0.5);
  /** Who joins a class anew. */
  readonly joins = new Buckets(600, 10);
  /** Connections that have not said who they are. */
  readonly strangers = new Counts();
  readonly connections = new Counts();
  total = 0;

  /** Whether one more connection from an address is taken. */
  admits(address: string): boolean {
    return this.strangers.of(address) < 300 && this.connections.of(address) < 1_500 && this.total < 20_000;
  }
}
