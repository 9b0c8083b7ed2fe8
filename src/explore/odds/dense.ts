import type { Pace } from './pace.js';
import type { System } from './system.js';

/**
 * Solves one component exactly by state reduction (Grassmann, Taksar and Heyman, Operations Research
 * 33(5), 1985): only sums, products and quotients of what is not negative, so no digit is lost to
 * subtraction however slowly the component is left.
 *
 * @param nodes the component; everything it leads to is solved already
 * @throws CancelledError when it is stopped
 */
export function reduce(system: System, nodes: Int32Array, values: Float64Array, pace: Pace): void {
  const { width, offsets, targets, probabilities, constants, parts } = system;
  const size = nodes.length;
  const place = new Map<number, number>();
  for (let index = 0; index < size; index += 1) place.set(nodes[index] as number, index);
  const inner = new Float64Array(size * size);
  /** What a row adds from outside, and how likely it leaves. */
  const given = new Float64Array(size * width);
  const leaves = new Float64Array(size);
  for (let index = 0; index < size; index += 1) {
    const node = nodes[index] as number;
    for (let column = 0; column < width; column += 1)
      given[index * width + column] = constants[node * width + column] as number;
    let outside = 0;
    for (let edge = offsets[node] as number; edge < (offsets[node + 1] as number); edge += 1) {
      const target = targets[edge] as number;
      const probability = probabilities[edge] as number;
      if (parts.of[target] === parts.of[node]) {
        inner[index * size + (place.get(target) as number)] = probability;
        continue;
      }
      outside += probability;
      for (let column = 0; column < width; column += 1)
        given[index * width + column] =
          (given[index * width + column] as number) + probability * (values[target * width + column] as number);
    }
    leaves[index] = outside + (system.exits[node] as number);
  }
  const scale = new Float64Array(size);
  for (let last = size - 1; last >= 0; last -= 1) {
    let sum = leaves[last] as number;
    for (let other = 0; other < last; other += 1) sum += inner[last * size + other] as number;
    scale[last] = sum;
    pace.work(last * last);
    for (let row = 0; row < last; row += 1) {
      const factor = (inner[row * size + last] as number) / sum;
      if (factor === 0) continue;
      for (let other = 0; other < last; other += 1)
        if (other !== row)
          inner[row * size + other] =
            (inner[row * size + other] as number) + factor * (inner[last * size + other] as number);
      leaves[row] = (leaves[row] as number) + factor * (leaves[last] as number);
      for (let column = 0; column < width; column += 1)
        given[row * width + column] =
          (given[row * width + column] as number) + factor * (given[last * width + column] as number);
    }
  }
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < width; column += 1) {
      let sum = given[row * width + column] as number;
      for (let other = 0; other < row; other += 1)
        sum += (inner[row * size + other] as number) * (values[(nodes[other] as number) * width + column] as number);
      values[(nodes[row] as number) * width + column] = sum / (scale[row] as number);
    }
  }
}
