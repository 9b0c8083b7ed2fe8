import { KEYWORDS } from '../../model/index.js';

/** Names of a model for what has names of any kind elsewhere, each its own. */
export class Namer {
  readonly #given = new Map<string, string>();
  /** From the start, names that no file may have as keys: JavaScript knows something by them. */
  readonly #taken = new Set(
    ['prototype', ...Object.getOwnPropertyNames(Object.prototype)].map((name) => name.toLowerCase()),
  );

  /** @param free whether words of the expressions may be names */
  constructor(readonly free = false) {}

  of(original: string): string {
    let name = this.#given.get(original);
    if (name === undefined) {
      const stem = plainName(original);
      name = stem;
      for (
        let n = 2;
        this.#taken.has(name.toLowerCase()) || (!this.free && KEYWORDS.includes(name.toLowerCase()));
        n += 1
      )
        name = `${stem}${n}`;
      this.#given.set(original, name);
      this.#taken.add(name.toLowerCase());
    }
    return name;
  }

  take(name: string): void {
    this.#taken.add(name.toLowerCase());
  }
}

/** A name in the spelling of models: `TIMER_DONE` is `timerDone`. */
export function plainName(original: string): string {
  if (/^[a-z][A-Za-z0-9]{0,39}$/.test(original)) return original;
  const words = original
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => (word === word.toUpperCase() ? word.toLowerCase() : word));
  const joined = words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join('');
  const name = /^[a-z]/.test(joined) ? joined : `n${joined}`;
  return name.slice(0, 36);
}
