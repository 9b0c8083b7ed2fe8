import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { checkpoint, ExploreError, type Job } from '../job.js';

/** One of several was taken. Its chance grows with the sum of its parameters, by number. */
export interface Choice {
  options: readonly (readonly number[])[];
  taken: number;
}

/** What makes some choices likeliest. */
export interface Likeliest {
  values: number[];
  /** Of the parameters with each other: the inverse of the curvature there. */
  covariance: Matrix;
}

/** Newton's method comes to a concave top within a dozen steps; more than these mean that something is wrong. */
const MOST_STEPS = 200;
const FLAT = 1e-9;

/**
 * The parameters that make choices likeliest, each of which is around 0 beforehand (Gaussian): the top of a concave
 * function, found by Newton's method with steps that are halved where they go too far.
 *
 * @param size how many parameters there are
 * @param spread standard deviation of each beforehand
 * @throws CancelledError when it is stopped
 */
export function likeliest(choices: readonly Choice[], size: number, spread: number, job?: Job): Likeliest {
  let values = new Array<number>(size).fill(0);
  let height = heightAt(choices, values, spread);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    checkpoint(job);
    const { slope, curvature } = shapeAt(choices, values, spread);
    const solve = new CholeskyDecomposition(curvature);
    if (slope.every((one) => Math.abs(one) < FLAT)) return { values, covariance: solve.solve(Matrix.eye(size)) };
    const way = solve.solve(Matrix.columnVector(slope)).to1DArray();
    for (let part = 1; ; part /= 2) {
      const next = values.map((value, index) => value + part * (way[index] as number));
      const there = heightAt(choices, next, spread);
      // Near the top heights differ by less than they are exact to.
      if (there < height - 1e-12 * Math.abs(height) && part > 1e-6) continue;
      values = next;
      height = there;
      break;
    }
  }
  throw new ExploreError('No weights were found that make these moves likeliest.');
}

/** Log of how likely each option of a choice is. */
function logChances({ options }: Choice, values: readonly number[]): number[] {
  const sums = options.map((option) => option.reduce((sum, parameter) => sum + (values[parameter] as number), 0));
  const most = Math.max(...sums);
  const total = most + Math.log(sums.reduce((sum, each) => sum + Math.exp(each - most), 0));
  return sums.map((each) => each - total);
}

function heightAt(choices: readonly Choice[], values: readonly number[], spread: number): number {
  const before = values.reduce((sum, value) => sum + value ** 2, 0) / (2 * spread ** 2);
  return choices.reduce((sum, choice) => sum + (logChances(choice, values)[choice.taken] as number), -before);
}

function shapeAt(choices: readonly Choice[], values: readonly number[], spread: number) {
  const slope = values.map((value) => -value / spread ** 2);
  const curvature = Matrix.eye(values.length, values.length, 1 / spread ** 2);
  const add = (to: number[], option: readonly number[], times: number) => {
    for (const parameter of option) to[parameter] = (to[parameter] as number) + times;
  };
  for (const choice of choices) {
    const mean = new Array<number>(values.length).fill(0);
    for (const [index, log] of logChances(choice, values).entries()) {
      const option = choice.options[index] as readonly number[];
      const chance = Math.exp(log);
      add(mean, option, chance);
      for (const a of option) for (const b of option) curvature.set(a, b, curvature.get(a, b) + chance);
    }
    add(slope, choice.options[choice.taken] as readonly number[], 1);
    for (const [a, meanA] of mean.entries()) {
      if (meanA === 0) continue;
      slope[a] = (slope[a] as number) - meanA;
      for (const [b, meanB] of mean.entries()) curvature.set(a, b, curvature.get(a, b) - meanA * meanB);
    }
  }
  return { slope, curvature };
}
