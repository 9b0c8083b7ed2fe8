import { beginRun } from './random.js';
import type { TallyCount } from './tally.js';

/** Steps after which a run is given up as unfinished. */
export const MOST_STEPS = 5_000;

/**
 * Makes runs, three at a time and a step of each in turn: they hang on each other in nothing, so the
 * processor fetches what one needs while it reckons the others. What belongs to a run is in variables of its
 * own, named A, B and C; in arrays or objects a step would take half as long again. `marks` has a bit for
 * every level of tension that was met and, above these, counts steps.
 *
 * A step is nextNumber, written out, and then the number times the node's slots: the upper half picks one, the
 * lower half says whether it is kept, without a branch that nothing could foresee. A lane whose run is over
 * has it counted and begins the next, also beyond the last run; those are not counted.
 *
 * @param slots of dice
 * @param place where runs begin
 * @param adds what coming there adds
 * @param levels a bit for every level of tension that there is at the start
 * @param from first run
 * @param to the one after the last
 */
export function makeRuns(
  slots: Int32Array,
  place: number,
  adds: number,
  levels: number,
  seed: number,
  from: number,
  to: number,
  count: TallyCount,
): void {
  // SLOT, MOST_SLOTS, TENSION_SHIFT, HOURS_SHIFT and MOST_STEPS again: only of a function's own constants does
  // the compiler know the values.
  const words = 5;
  const sizes = 0x3fff;
  const tensions = 14;
  const hours = 18;
  const most = 5_000 << 16;
  const state = new Int32Array(4);
  let next = from;
  let sA = 0;
  let tA = 0;
  let uA = 0;
  let vA = 0;
  let atA = -1;
  let addsA = 0;
  let marksA = 0;
  let passedA = 0;
  let runA = to;
  let sB = 0;
  let tB = 0;
  let uB = 0;
  let vB = 0;
  let atB = -1;
  let addsB = 0;
  let marksB = 0;
  let passedB = 0;
  let runB = to;
  let sC = 0;
  let tC = 0;
  let uC = 0;
  let vC = 0;
  let atC = -1;
  let addsC = 0;
  let marksC = 0;
  let passedC = 0;
  let runC = to;
  for (let left = to - from; left > 0; ) {
    if (atA >= 0 && marksA < most) {
      const product = Math.imul(tA, 5);
      const thrown = Math.imul((product << 7) | (product >>> 25), 9);
      const e = uA ^ sA;
      const f = vA ^ tA;
      uA = e ^ (tA << 9);
      tA ^= e;
      sA ^= f;
      vA = (f << 11) | (f >>> 21);
      const size = addsA & sizes;
      const slot = (Math.imul(thrown >>> 16, size) + (Math.imul(thrown & 0xffff, size) >>> 16)) >>> 16;
      const word = atA + slot * words;
      const way = word + 3 + ((((Math.imul(thrown, size) >>> 1) - (slots[word] as number)) >> 31) << 1);
      atA = slots[way] as number;
      addsA = slots[way + 1] as number;
      marksA = ((marksA | (1 << ((addsA >>> tensions) & 15))) + 0x10000) | 0;
      passedA = (passedA + (addsA >>> hours)) | 0;
    } else {
      if (runA < to) {
        count.add(atA, marksA & 0xffff, passedA, marksA >>> 16);
        left -= 1;
      }
      runA = next;
      next += 1;
      beginRun(seed, runA, state);
      sA = state[0] as number;
      tA = state[1] as number;
      uA = state[2] as number;
      vA = state[3] as number;
      atA = place;
      addsA = adds;
      marksA = levels;
      passedA = 0;
    }
    if (atB >= 0 && marksB < most) {
      const product = Math.imul(tB, 5);
      const thrown = Math.imul((product << 7) | (product >>> 25), 9);
      const e = uB ^ sB;
      const f = vB ^ tB;
      uB = e ^ (tB << 9);
      tB ^= e;
      sB ^= f;
      vB = (f << 11) | (f >>> 21);
      const size = addsB & sizes;
      const slot = (Math.imul(thrown >>> 16, size) + (Math.imul(thrown & 0xffff, size) >>> 16)) >>> 16;
      const word = atB + slot * words;
      const way = word + 3 + ((((Math.imul(thrown, size) >>> 1) - (slots[word] as number)) >> 31) << 1);
      atB = slots[way] as number;
      addsB = slots[way + 1] as number;
      marksB = ((marksB | (1 << ((addsB >>> tensions) & 15))) + 0x10000) | 0;
      passedB = (passedB + (addsB >>> hours)) | 0;
    } else {
      if (runB < to) {
        count.add(atB, marksB & 0xffff, passedB, marksB >>> 16);
        left -= 1;
      }
      runB = next;
      next += 1;
      beginRun(seed, runB, state);
      sB = state[0] as number;
      tB = state[1] as number;
      uB = state[2] as number;
      vB = state[3] as number;
      atB = place;
      addsB = adds;
      marksB = levels;
      passedB = 0;
    }
    if (atC >= 0 && marksC < most) {
      const product = Math.imul(tC, 5);
      const thrown = Math.imul((product << 7) | (product >>> 25), 9);
      const e = uC ^ sC;
      const f = vC ^ tC;
      uC = e ^ (tC << 9);
      tC ^= e;
      sC ^= f;
      vC = (f << 11) | (f >>> 21);
      const size = addsC & sizes;
      const slot = (Math.imul(thrown >>> 16, size) + (Math.imul(thrown & 0xffff, size) >>> 16)) >>> 16;
      const word = atC + slot * words;
      const way = word + 3 + ((((Math.imul(thrown, size) >>> 1) - (slots[word] as number)) >> 31) << 1);
      atC = slots[way] as number;
      addsC = slots[way + 1] as number;
      marksC = ((marksC | (1 << ((addsC >>> tensions) & 15))) + 0x10000) | 0;
      passedC = (passedC + (addsC >>> hours)) | 0;
    } else {
      if (runC < to) {
        count.add(atC, marksC & 0xffff, passedC, marksC >>> 16);
        left -= 1;
      }
      runC = next;
      next += 1;
      beginRun(seed, runC, state);
      sC = state[0] as number;
      tC = state[1] as number;
      uC = state[2] as number;
      vC = state[3] as number;
      atC = place;
      addsC = adds;
      marksC = levels;
      passedC = 0;
    }
  }
}
