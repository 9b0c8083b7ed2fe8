/**
 * Random numbers for runs: xoshiro128** (D. Blackman and S. Vigna, “Scrambled Linear Pseudorandom Number
 * Generators”, ACM Transactions on Mathematical Software 47(4), 2021), begun anew for every run from the
 * seed and the run's number. So a run is the same whoever makes it, in whatever order and company.
 */
export class RunRandom {
  #a = 0;
  #b = 0;
  #c = 0;
  #d = 0;

  /**
   * @param seed a whole number from 0 to 2^32 - 1
   * @param run number of the run, from 0
   */
  begin(seed: number, run: number): void {
    let at = mixed(seed) ^ mixed(Math.imul(run, 0x85ebca6b) + 0x2545f491 + Math.floor(run / 0x100000000));
    const next = () => {
      at = (at + 0x9e3779b9) | 0;
      return mixed(at);
    };
    this.#a = next();
    this.#b = next();
    this.#c = next();
    this.#d = next() | 1;
  }

  /** A whole number from 0 to 2^32 - 1. */
  next(): number {
    const b = this.#b;
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    this.#c ^= this.#a;
    this.#d ^= b;
    this.#b = b ^ this.#c;
    this.#a ^= this.#d;
    this.#c ^= b << 9;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result >>> 0;
  }
}

/** Every bit of the result hangs on every bit of the input (the finaliser of MurmurHash3, A. Appleby). */
function mixed(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
