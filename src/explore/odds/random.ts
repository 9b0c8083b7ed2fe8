/** Words of the state of the generator. */
export const SEED_WORDS = 2;

/** 2^32 over the golden ratio, as a whole number of 32 bits with a sign. */
const GOLDEN = 0x9e3779b9 | 0;

/**
 * Random numbers for runs: xoroshiro64** (D. Blackman and S. Vigna, https://prng.di.unimi.it; “Scrambled Linear
 * Pseudorandom Number Generators”, ACM Transactions on Mathematical Software 47(4), 2021), begun anew for every
 * run from the seed and the run's number. So a run is the same whoever makes it, in whatever order and company.
 *
 * @param seed a whole number from 0 to 2^32 - 1
 * @param from number of the first run
 * @param states filled with SEED_WORDS words for that run and each that follows; runs are numbered up to 2^32
 */
export function beginRuns(seed: number, from: number, states: Int32Array): void {
  const mixedSeed = mixed(seed);
  let run = from | 0;
  for (let word = 0; word < states.length; word += SEED_WORDS) {
    const at = mixedSeed ^ mixed((Math.imul(run, 0x85ebca6b) + 0x2545f491) | 0);
    run = (run + 1) | 0;
    states[word] = mixed((at + GOLDEN) | 0);
    // Both words 0 is the one state that gives nothing but 0.
    states[word + 1] = mixed((at + GOLDEN + GOLDEN) | 0) | 1;
  }
}

/** The next number of a run, from 0 to 2^32 - 1. The loop of runs has the same written out, to be quick. */
export function nextNumber(state: Int32Array): number {
  const [s = 0, t = 0] = state;
  const product = Math.imul(s, 0x9e3779bb);
  const e = t ^ s;
  state[0] = ((s << 26) | (s >>> 6)) ^ e ^ (e << 9);
  state[1] = (e << 13) | (e >>> 19);
  return Math.imul((product << 5) | (product >>> 27), 5) >>> 0;
}

/** Every bit of the result hangs on every bit of the input (the finaliser of MurmurHash3, A. Appleby). */
function mixed(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
