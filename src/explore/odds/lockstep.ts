/** Steps after which a run is given up as unfinished. */
export const MOST_STEPS = 5_000;
/** What is said of a run: its last place, its marks, and the time that passed, in the units of the dice. */
export const RUN_WORDS = 3;

/**
 * Makes runs, four at a time and a step of each in turn: they hang on each other in nothing, so the processor
 * fetches what one needs while it reckons the others. What belongs to a run is in variables of its own, named A
 * to D; in arrays or objects a step would take half as long again. Marks have a bit for every level of tension
 * that was left and, above 16 bits, count steps up to 0.
 *
 * A step is nextNumber, written out. The number's lower bits are the slot, and all of it says whether that is
 * kept, without a branch that nothing could foresee. A lane whose run is over has it written down and begins
 * the next; beyond the last run there is one more, which means nothing. Nothing is called here: after a call
 * the compiler would have to find out anew what it knows of the arrays.
 *
 * @param words of dice
 * @param place where runs begin
 * @param count runs to be made
 * @param seeds SEED_WORDS for each run and one more
 * @param made filled with RUN_WORDS for each run and one more
 */
export function makeRuns(words: Int32Array, place: number, count: number, seeds: Int32Array, made: Int32Array): void {
  // MASK_BITS, SLOT, RUN_WORDS and MOST_STEPS again: only of a function's own constants does the compiler know
  // the values. Nor does it know of a number that it is a whole one of 32 bits unless `| 0` says so, or `>>> 0`,
  // which costs less where the number is a place in an array.
  const maskBits = 13;
  const mask = 0x1fff;
  const slotWords = 3;
  const runWords = 3;
  const unmarked = -5_000 << 16;
  const start = place | 0;
  const runs = count | 0;
  let next = 0;
  let sA = 0;
  let tA = 0;
  let atA = -1;
  let marksA = 0;
  let passedA = 0;
  let runA = runs;
  let sB = 0;
  let tB = 0;
  let atB = -1;
  let marksB = 0;
  let passedB = 0;
  let runB = runs;
  let sC = 0;
  let tC = 0;
  let atC = -1;
  let marksC = 0;
  let passedC = 0;
  let runC = runs;
  let sD = 0;
  let tD = 0;
  let atD = -1;
  let marksD = 0;
  let passedD = 0;
  let runD = runs;
  for (let left = runs; left > 0; ) {
    if ((~atA & marksA) < 0) {
      const product = Math.imul(sA, 0x9e3779bb);
      const thrown = Math.imul((product << 5) | (product >>> 27), 5);
      const e = tA ^ sA;
      sA = ((sA << 26) | (sA >>> 6)) ^ e ^ (e << 9);
      tA = (e << 13) | (e >>> 19);
      const info = words[(atA + 1) >>> 0] as number;
      const slot = ((words[atA] as number) + Math.imul(thrown & info & mask, slotWords)) >>> 0;
      const way = words[(slot + 2 + (((thrown >>> 1) - (words[slot] as number)) >> 31)) >>> 0] as number;
      atA = words[(atA + (way & mask)) >>> 0] as number;
      marksA = ((marksA | (info >>> maskBits)) + 0x10000) | 0;
      passedA = (passedA + (way >>> maskBits)) | 0;
    } else {
      const word = Math.imul(runA, runWords);
      made[word] = atA;
      made[word + 1] = marksA;
      made[word + 2] = passedA;
      left = (left - ((runA - runs) >>> 31)) | 0;
      runA = Math.min(next, runs);
      next = (next + 1) | 0;
      sA = seeds[runA << 1] as number;
      tA = seeds[(runA << 1) + 1] as number;
      atA = start;
      marksA = unmarked;
      passedA = 0;
    }
    if ((~atB & marksB) < 0) {
      const product = Math.imul(sB, 0x9e3779bb);
      const thrown = Math.imul((product << 5) | (product >>> 27), 5);
      const e = tB ^ sB;
      sB = ((sB << 26) | (sB >>> 6)) ^ e ^ (e << 9);
      tB = (e << 13) | (e >>> 19);
      const info = words[(atB + 1) >>> 0] as number;
      const slot = ((words[atB] as number) + Math.imul(thrown & info & mask, slotWords)) >>> 0;
      const way = words[(slot + 2 + (((thrown >>> 1) - (words[slot] as number)) >> 31)) >>> 0] as number;
      atB = words[(atB + (way & mask)) >>> 0] as number;
      marksB = ((marksB | (info >>> maskBits)) + 0x10000) | 0;
      passedB = (passedB + (way >>> maskBits)) | 0;
    } else {
      const word = Math.imul(runB, runWords);
      made[word] = atB;
      made[word + 1] = marksB;
      made[word + 2] = passedB;
      left = (left - ((runB - runs) >>> 31)) | 0;
      runB = Math.min(next, runs);
      next = (next + 1) | 0;
      sB = seeds[runB << 1] as number;
      tB = seeds[(runB << 1) + 1] as number;
      atB = start;
      marksB = unmarked;
      passedB = 0;
    }
    if ((~atC & marksC) < 0) {
      const product = Math.imul(sC, 0x9e3779bb);
      const thrown = Math.imul((product << 5) | (product >>> 27), 5);
      const e = tC ^ sC;
      sC = ((sC << 26) | (sC >>> 6)) ^ e ^ (e << 9);
      tC = (e << 13) | (e >>> 19);
      const info = words[(atC + 1) >>> 0] as number;
      const slot = ((words[atC] as number) + Math.imul(thrown & info & mask, slotWords)) >>> 0;
      const way = words[(slot + 2 + (((thrown >>> 1) - (words[slot] as number)) >> 31)) >>> 0] as number;
      atC = words[(atC + (way & mask)) >>> 0] as number;
      marksC = ((marksC | (info >>> maskBits)) + 0x10000) | 0;
      passedC = (passedC + (way >>> maskBits)) | 0;
    } else {
      const word = Math.imul(runC, runWords);
      made[word] = atC;
      made[word + 1] = marksC;
      made[word + 2] = passedC;
      left = (left - ((runC - runs) >>> 31)) | 0;
      runC = Math.min(next, runs);
      next = (next + 1) | 0;
      sC = seeds[runC << 1] as number;
      tC = seeds[(runC << 1) + 1] as number;
      atC = start;
      marksC = unmarked;
      passedC = 0;
    }
    if ((~atD & marksD) < 0) {
      const product = Math.imul(sD, 0x9e3779bb);
      const thrown = Math.imul((product << 5) | (product >>> 27), 5);
      const e = tD ^ sD;
      sD = ((sD << 26) | (sD >>> 6)) ^ e ^ (e << 9);
      tD = (e << 13) | (e >>> 19);
      const info = words[(atD + 1) >>> 0] as number;
      const slot = ((words[atD] as number) + Math.imul(thrown & info & mask, slotWords)) >>> 0;
      const way = words[(slot + 2 + (((thrown >>> 1) - (words[slot] as number)) >> 31)) >>> 0] as number;
      atD = words[(atD + (way & mask)) >>> 0] as number;
      marksD = ((marksD | (info >>> maskBits)) + 0x10000) | 0;
      passedD = (passedD + (way >>> maskBits)) | 0;
    } else {
      const word = Math.imul(runD, runWords);
      made[word] = atD;
      made[word + 1] = marksD;
      made[word + 2] = passedD;
      left = (left - ((runD - runs) >>> 31)) | 0;
      runD = Math.min(next, runs);
      next = (next + 1) | 0;
      sD = seeds[runD << 1] as number;
      tD = seeds[(runD << 1) + 1] as number;
      atD = start;
      marksD = unmarked;
      passedD = 0;
    }
  }
}
