import type { PersonId } from '../../class/index.js';

/** How long is waited before others are told, and how often they are told again, milliseconds. */
const [SOON, AGAIN] = [250, 10_000];
/** What another process told counts so long. */
const HOLDS = 25_000;

/** Who is connected to a class: to this process, and as other processes tell. */
export class Presence {
  readonly #own = new Map<PersonId, number>();
  readonly #others = new Map<string, { people: ReadonlySet<PersonId>; until: number }>();
  #all: ReadonlySet<PersonId> = new Set();
  #timer: NodeJS.Timeout | undefined;
  readonly #beat: NodeJS.Timeout;

  /**
   * @param tell tells other processes who is connected to this one
   * @param changed called when somebody came or went
   */
  constructor(
    readonly tell: (people: readonly PersonId[]) => void,
    readonly changed: () => void,
    readonly now: () => number,
  ) {
    this.#beat = setInterval(() => {
      if (this.#own.size > 0) this.#told();
      this.#count();
    }, AGAIN).unref();
  }

  get here(): ReadonlySet<PersonId> {
    return this.#all;
  }

  come(person: PersonId): void {
    this.#own.set(person, (this.#own.get(person) ?? 0) + 1);
    this.#moved();
  }

  go(person: PersonId): void {
    const left = (this.#own.get(person) ?? 1) - 1;
    if (left > 0) this.#own.set(person, left);
    else this.#own.delete(person);
    this.#moved();
  }

  /** What another process has told. */
  heard(process: string, people: readonly PersonId[]): void {
    this.#others.set(process, { people: new Set(people), until: this.now() + HOLDS });
    this.#count();
  }

  close(): void {
    clearInterval(this.#beat);
    clearTimeout(this.#timer);
  }

  #moved(): void {
    this.#count();
    this.#timer ??= setTimeout(() => this.#told(), SOON).unref();
  }

  #told(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.tell([...this.#own.keys()]);
  }

  #count(): void {
    const all = new Set(this.#own.keys());
    for (const [process, { people, until }] of this.#others) {
      if (until < this.now()) this.#others.delete(process);
      else for (const person of people) all.add(person);
    }
    const same = all.size === this.#all.size && [...all].every((person) => this.#all.has(person));
    this.#all = all;
    if (!same) this.changed();
  }
}
