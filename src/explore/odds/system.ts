import { type Components, components } from '../graph/components.js';
import { checkpoint, type Job, stage } from '../job.js';
import { type Chain, endReached } from './chain.js';

/** Most unknowns of which some may be given. */
export const MOST_GIVEN = 16;

/**
 * The equations of a chain: x = self·x + Σ probability·x(target) + constant, a row for each node and
 * `width` unknowns in each. Steps that lead the same way are added up.
 */
export interface System {
  width: number;
  offsets: Int32Array;
  targets: Int32Array;
  probabilities: Float64Array;
  /** Probability of staying, by node. */
  self: Float64Array;
  /** Probability of coming to an end at once, by node. */
  exits: Float64Array;
  /** `constants[node * width + unknown]`. */
  constants: Float64Array;
  parts: Components;
  /** The nodes in the order in which they are gone through: those that are alike follow each other. */
  order: Int32Array;
  /** Which unknowns of each node are 1 from the beginning, a bit for each; default: none. */
  given?: Uint16Array;
  /** Whether all unknowns but the first add up to 1 wherever an end comes for certain. */
  shares?: boolean;
}

/**
 * The equations for the expected hours until the end, and then for the odds of each end, in the order of the chain's
 * ends.
 *
 * @throws CancelledError when it is stopped
 */
export function systemOf(chain: Chain, job?: Job): System {
  const gathering = stage(job, 0, 0.5);
  const count = chain.states.length;
  const ends = chain.ends.length;
  const width = ends + 1;
  const offsets = new Int32Array(count + 1);
  const targets = new Int32Array(chain.targets.length);
  const probabilities = new Float64Array(chain.targets.length);
  const self = new Float64Array(count);
  const exits = new Float64Array(count);
  const constants = new Float64Array(count * width);
  const place = new Int32Array(count).fill(-1);
  const passing = hoursPassing(chain);
  let at = 0;
  for (let node = 0; node < count; node += 1) {
    if ((node & 4095) === 0) checkpoint(gathering, node, count);
    offsets[node] = at;
    const begin = at;
    const row = node * width;
    const apart = (chain.choices[node] as number) - (chain.offsets[node] as number);
    constants[row] = passing(node);
    for (let step = chain.offsets[node] as number; step < (chain.offsets[node + 1] as number); step += 1) {
      const probability = chain.probabilities[step + apart] as number;
      const target = chain.targets[step] as number;
      if (target < 0) {
        const column = row + 1 + endReached(target).end;
        constants[column] = (constants[column] as number) + probability;
        exits[node] = (exits[node] as number) + probability;
        // The end is there as soon as it is done.
        constants[row] = (constants[row] as number) - probability * (chain.takes[step + apart] as number);
      } else if (target === node) self[node] = (self[node] as number) + probability;
      else if ((place[target] as number) >= begin) {
        const same = place[target] as number;
        probabilities[same] = (probabilities[same] as number) + probability;
      } else {
        place[target] = at;
        targets[at] = target;
        probabilities[at] = probability;
        at += 1;
      }
    }
  }
  offsets[count] = at;
  const rows = { offsets, targets: targets.subarray(0, at) };
  return {
    width,
    ...rows,
    probabilities: probabilities.subarray(0, at),
    self,
    exits,
    constants,
    parts: components(rows, undefined, stage(job, 0.5, 1)),
    order: byConfiguration(chain.states),
    shares: true,
  };
}

/** The hours that the next step of a node takes, on average, where the run goes on after it. */
function hoursPassing({ offsets, choices, probabilities, waits, takes }: Chain) {
  const known = new Map<number, number>();
  return (node: number): number => {
    const begin = choices[node] as number;
    let sum = known.get(begin);
    if (sum === undefined) {
      const end = begin + (offsets[node + 1] as number) - (offsets[node] as number);
      sum = 0;
      for (let at = begin; at < end; at += 1)
        sum += (probabilities[at] as number) * ((waits[at] as number) + (takes[at] as number));
      known.set(begin, sum);
    }
    return sum;
  };
}

/** Nodes sorted by their configuration, which an iteration settles sooner in than in the order they were found. */
function byConfiguration(states: Int32Array): Int32Array {
  const most = states.reduce((highest, state) => Math.max(highest, state), 0);
  const at = new Int32Array(most + 2);
  for (const state of states) at[state + 1] = (at[state + 1] as number) + 1;
  for (let state = 0; state <= most; state += 1) at[state + 1] = (at[state + 1] as number) + (at[state] as number);
  const order = new Int32Array(states.length);
  for (const [node, state] of states.entries()) {
    order[at[state] as number] = node;
    at[state] = (at[state] as number) + 1;
  }
  return order;
}

/**
 * The equations for the odds that the measure reaches each level from 1 on before the run ends. What a node
 * has reached itself is given.
 *
 * @throws CancelledError when it is stopped
 */
export function peakSystem(chain: Chain, system: System, job?: Job): System {
  const count = chain.states.length;
  const { levels } = chain;
  const constants = new Float64Array(count * levels);
  for (let node = 0; node < count; node += 1) {
    if ((node & 16383) === 0) checkpoint(job, node, count);
    const apart = (chain.choices[node] as number) - (chain.offsets[node] as number);
    for (let step = chain.offsets[node] as number; step < (chain.offsets[node + 1] as number); step += 1) {
      const target = chain.targets[step] as number;
      if (target >= 0) continue;
      const { tension } = endReached(target);
      for (let column = 0; column < tension; column += 1)
        constants[node * levels + column] =
          (constants[node * levels + column] as number) + (chain.probabilities[step + apart] as number);
    }
  }
  const given = Uint16Array.from(chain.tension, (tension) => (1 << tension) - 1);
  return { ...system, width: levels, constants, given, shares: false };
}
