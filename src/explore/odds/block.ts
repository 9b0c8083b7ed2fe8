import type { System } from './system.js';

/** Unknowns that are solved together: three outcomes of a crisis and its hours. One that is left over goes alone. */
export const LANE = 4;
/** The bits of as many unknowns. */
export const ALL = (1 << LANE) - 1;

/**
 * The equations of some nodes with each other, for up to four unknowns, gathered from a system so that they
 * lie together: x = Σ probability·x(target) + constant. What is known outside is in the constants already,
 * and so is that a node may stay.
 */
export interface Block {
  nodes: Int32Array;
  /** How many values there are for each node: `LANE`, or 1 where one unknown goes alone. */
  lanes: number;
  offsets: Int32Array;
  /** Place of the first unknown of each target in `x`. */
  targets: Int32Array;
  probabilities: Float64Array;
  constants: Float64Array;
  /** Which of the four are 1 from the beginning, a bit for each, by node. */
  given: Uint8Array;
  x: Float64Array;
}

/**
 * The block of some nodes for the unknowns from `first` on.
 *
 * @param nodes in the order in which they are to be gone through
 * @param place where each node of the system stands in a block; -1 everywhere, and again afterwards
 * @param values what is known: of everything that the nodes lead to beside each other, and what is given
 */
export function blockOf(
  system: System,
  nodes: Int32Array,
  first: number,
  place: Int32Array,
  values: Float64Array,
): Block {
  const { width, given } = system;
  const columns = Math.min(LANE, width - first);
  const lanes = columns === 1 ? 1 : LANE;
  const size = nodes.length;
  let most = 0;
  for (let index = 0; index < size; index += 1) {
    const node = nodes[index] as number;
    place[node] = index;
    most += (system.offsets[node + 1] as number) - (system.offsets[node] as number);
  }
  const block: Block = {
    nodes,
    lanes,
    offsets: new Int32Array(size + 1),
    targets: new Int32Array(most),
    probabilities: new Float64Array(most),
    constants: new Float64Array(size * lanes),
    given: new Uint8Array(size),
    x: new Float64Array(size * lanes),
  };
  let at = 0;
  for (let index = 0; index < size; index += 1) {
    const node = nodes[index] as number;
    const scale = 1 / (1 - (system.self[node] as number));
    const row = index * lanes;
    for (let column = 0; column < columns; column += 1) {
      block.constants[row + column] = (system.constants[node * width + first + column] as number) * scale;
      block.x[row + column] = values[node * width + first + column] as number;
    }
    if (given) block.given[index] = ((given[node] as number) >> first) & ALL;
    for (let edge = system.offsets[node] as number; edge < (system.offsets[node + 1] as number); edge += 1) {
      const target = system.targets[edge] as number;
      const probability = (system.probabilities[edge] as number) * scale;
      const inside = place[target] as number;
      if (inside >= 0) {
        block.targets[at] = inside * lanes;
        block.probabilities[at] = probability;
        at += 1;
        continue;
      }
      const from = target * width + first;
      for (let column = 0; column < columns; column += 1)
        block.constants[row + column] =
          (block.constants[row + column] as number) + probability * (values[from + column] as number);
    }
    block.offsets[index + 1] = at;
  }
  for (let index = 0; index < size; index += 1) place[nodes[index] as number] = -1;
  return block;
}

/** Writes what a block came to back among the values of its system. Nothing there is ever negative. */
export function writeBlock(
  { nodes, lanes, given, x }: Block,
  { width }: System,
  first: number,
  values: Float64Array,
): void {
  const columns = Math.min(LANE, width - first);
  for (let index = 0; index < nodes.length; index += 1)
    for (let column = 0; column < columns; column += 1)
      if ((((given[index] as number) >> column) & 1) === 0)
        values[(nodes[index] as number) * width + first + column] = Math.max(0, x[index * lanes + column] as number);
}

/**
 * Goes once through a block, forth or back; each value takes what its equation says, or a little more or
 * less than that.
 *
 * @param factor how far each value goes to what its equation says: 1 all the way
 * @returns the largest change, relative to the value where that is above 1
 */
export function sweep(block: Block, back: boolean, factor: number): number {
  if (block.lanes === 1) return sweepOne(block, back, factor);
  const { offsets, targets, probabilities, constants, given, x } = block;
  const size = given.length;
  let change = 0;
  for (let step = 0; step < size; step += 1) {
    const node = back ? size - 1 - step : step;
    const at = node * 4;
    let a = constants[at] as number;
    let b = constants[at + 1] as number;
    let c = constants[at + 2] as number;
    let d = constants[at + 3] as number;
    // Two edges at once, each with sums of its own: an addition need not wait for the one before.
    let aToo = 0;
    let bToo = 0;
    let cToo = 0;
    let dToo = 0;
    const end = offsets[node + 1] as number;
    let edge = offsets[node] as number;
    if (((end - edge) & 1) === 1) {
      const probability = probabilities[edge] as number;
      const target = targets[edge] as number;
      aToo = probability * (x[target] as number);
      bToo = probability * (x[target + 1] as number);
      cToo = probability * (x[target + 2] as number);
      dToo = probability * (x[target + 3] as number);
      edge += 1;
    }
    for (; edge < end; edge += 2) {
      const probability = probabilities[edge] as number;
      const target = targets[edge] as number;
      const other = probabilities[edge + 1] as number;
      const otherTarget = targets[edge + 1] as number;
      a += probability * (x[target] as number);
      b += probability * (x[target + 1] as number);
      c += probability * (x[target + 2] as number);
      d += probability * (x[target + 3] as number);
      aToo += other * (x[otherTarget] as number);
      bToo += other * (x[otherTarget + 1] as number);
      cToo += other * (x[otherTarget + 2] as number);
      dToo += other * (x[otherTarget + 3] as number);
    }
    a += aToo;
    b += bToo;
    c += cToo;
    d += dToo;
    const known = given[node] as number;
    if (known > 0) {
      // What is given stays 1.
      if ((known & 1) !== 0) a = 1;
      if ((known & 2) !== 0) b = 1;
      if ((known & 4) !== 0) c = 1;
      if ((known & 8) !== 0) d = 1;
    }
    const aWas = x[at] as number;
    const bWas = x[at + 1] as number;
    const cWas = x[at + 2] as number;
    const dWas = x[at + 3] as number;
    const aOff = a - aWas;
    const bOff = b - bWas;
    const cOff = c - cWas;
    const dOff = d - dWas;
    // Seldom true, and only then the quotients are needed.
    if (Math.abs(aOff) > change || Math.abs(bOff) > change || Math.abs(cOff) > change || Math.abs(dOff) > change)
      change = Math.max(
        change,
        Math.abs(aOff) / Math.max(1, a),
        Math.abs(bOff) / Math.max(1, b),
        Math.abs(cOff) / Math.max(1, c),
        Math.abs(dOff) / Math.max(1, d),
      );
    x[at] = aWas + factor * aOff;
    x[at + 1] = bWas + factor * bOff;
    x[at + 2] = cWas + factor * cOff;
    x[at + 3] = dWas + factor * dOff;
  }
  return change;
}

/** The same for an unknown that goes alone. */
function sweepOne(
  { offsets, targets, probabilities, constants, given, x }: Block,
  back: boolean,
  factor: number,
): number {
  const size = given.length;
  let change = 0;
  for (let step = 0; step < size; step += 1) {
    const node = back ? size - 1 - step : step;
    let sum = constants[node] as number;
    let sumToo = 0;
    const end = offsets[node + 1] as number;
    let edge = offsets[node] as number;
    if (((end - edge) & 1) === 1) {
      sumToo = (probabilities[edge] as number) * (x[targets[edge] as number] as number);
      edge += 1;
    }
    for (; edge < end; edge += 2) {
      sum += (probabilities[edge] as number) * (x[targets[edge] as number] as number);
      sumToo += (probabilities[edge + 1] as number) * (x[targets[edge + 1] as number] as number);
    }
    sum += sumToo;
    if (given[node] === 1) sum = 1;
    const was = x[node] as number;
    const off = sum - was;
    if (Math.abs(off) > change) change = Math.max(change, Math.abs(off) / Math.max(1, sum));
    x[node] = was + factor * off;
  }
  return change;
}
