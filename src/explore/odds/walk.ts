import type { Growth, StateGraph } from '../graph/graph.js';
import { checkpoint, type Job } from '../job.js';
import type { Behaviour } from '../policy/behaviour.js';
import { REST } from '../policy/choices.js';
import type { Origin } from './chain.js';
import type { Ends } from './ends.js';
import { MOST_STEPS } from './lockstep.js';
import { beginRuns, nextNumber, SEED_WORDS } from './random.js';
import { emptyTally, type Tally } from './tally.js';

/** A graph to be walked as far as runs go, and how simulated actors choose there. */
export interface Ground {
  graph: StateGraph & { growth: Growth };
  behaviour: Behaviour;
  ends: Ends;
  origin: Origin;
}

/**
 * Makes runs step by step, on a graph that grows under them: nothing has to be explored or solved before, but a step
 * costs many times one of dice. A run hangs on the seed and its number alone, whatever the graph has grown to.
 *
 * @param fresh asked before each run for the ground, which may be a new one where the last has grown too large
 * @param seed a whole number
 * @param from the first run
 * @param to the run after the last
 * @throws CancelledError when it is stopped
 */
export function walkRuns(fresh: () => Ground, seed: number, from: number, to: number, job?: Job): Tally {
  let tally = emptyTally(0);
  let squares = 0n;
  const numbers = new Int32Array(SEED_WORDS);
  for (let run = from; run < to; run += 1) {
    if ((run & 63) === 0) checkpoint(job, run - from, to - from);
    const ground = fresh();
    if (run === from) tally = emptyTally(ground.ends.names.length);
    beginRuns(seed, run, numbers);
    const { end, minutes, peak, steps } = walkOne(ground, numbers);
    tally.runs += 1;
    tally.steps += steps;
    tally.peak.sum += peak;
    tally.peak.squares += peak * peak;
    if (end < 0) {
      tally.unfinished += 1;
      continue;
    }
    tally.ends[end] = (tally.ends[end] ?? 0) + 1;
    tally.minutes.sum += minutes;
    squares += BigInt(minutes) ** 2n;
  }
  tally.minutes.squares = String(squares);
  return tally;
}

/** Where one run ends: in no end where it cannot go on, or is given up. */
function walkOne({ graph, behaviour, ends, origin }: Ground, numbers: Int32Array) {
  let { state, memory } = origin;
  let end = endOf(ends, behaviour, state, memory);
  let peak = ends.tension[state] as number;
  let minutes = 0;
  let steps = 0;
  for (; end < 0 && steps < MOST_STEPS; steps += 1) {
    const choice = behaviour.choose(state, memory);
    const { begins, edges, memories, probabilities, waits, takes } = behaviour.choices;
    let at = begins[choice] as number;
    const last = (begins[choice + 1] as number) - 1;
    if (at > last) break;
    let left = nextNumber(numbers) / 2 ** 32;
    for (; at < last; at += 1) {
      left -= probabilities[at] as number;
      if (left < 0) break;
    }
    const edge = edges[at] as number;
    if (edge !== REST) state = graph.growth.lead((graph.offsets[state] as number) + edge);
    memory = memories[at] as number;
    end = endOf(ends, behaviour, state, memory);
    peak = Math.max(peak, ends.tension[state] as number);
    // An end is there before what it takes has passed.
    minutes += Math.round(((waits[at] as number) + (end < 0 ? (takes[at] as number) : 0)) * 60);
  }
  return { end, minutes, peak, steps };
}

/** The end that a run has come to; -1 where it goes on. */
export function endOf(ends: Ends, behaviour: Behaviour, state: number, memory: number): number {
  return behaviour.goesOn(memory) ? -1 : (ends.of[state] as number);
}
