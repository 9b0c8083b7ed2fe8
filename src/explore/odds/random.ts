/**
 * Random numbers for runs: xoshiro128** (D. Blackman and S. Vigna, “Scrambled Linear Pseudorandom Number
 * Generators”, ACM Transactions on Mathematical Software 47(4), 2021), begun anew for every run from the
 * seed and the run's number. So a run is the same whoever makes it, in whatever order and company.
 *
 * @param seed a whole number from 0 to 2^32 - 1
 * @param run number of the run, from 0
 * @param state four words to be set
 */
export function beginRun(seed: number, run: number, state: Int32Array): void {
  let at = mixed(seed) ^ mixed(Math.imul(run, 0x85ebca6b) + 0x2545f491 + Math.floor(run / 0x100000000));
  for (let word = 0; word < 4; word += 1) {
    at = (at + 0x9e3779b9) | 0;
    state[word] = mixed(at);
  }
  // All four words 0 is the one state that gives nothing but 0.
  state[3] = (state[3] as number) | 1;
}

/** The next number of a run, from 0 to 2^32 - 1. The loop of runs has the same written out, to be quick. */
export function nextNumber(state: Int32Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = state;
  const product = Math.imul(b, 5);
  const result = Math.imul((product << 7) | (product >>> 25), 9);
  const e = c ^ a;
  const f = d ^ b;
  state[1] = b ^ e;
  state[0] = a ^ f;
  state[2] = e ^ (b << 9);
  state[3] = (f << 11) | (f >>> 21);
  return result >>> 0;
}

/** Every bit of the result hangs on every bit of the input (the finaliser of MurmurHash3, A. Appleby). */
function mixed(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
