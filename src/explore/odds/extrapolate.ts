/** Iterates of a cycle; more find more of what converges slowly, and cost more. */
export const CYCLE = 12;

/**
 * Where an iteration is going, read off a few of its steps: reduced rank extrapolation (R. P. Eddy, 1979),
 * which for linear equations is what GMRES does. A chain that takes hundreds of steps to end would need
 * tens of thousands of sweeps without.
 *
 * @param iterates vectors one after the other, each made from the one before
 * @returns the vector they go to, as far as can be told; undefined where they say nothing
 */
export function extrapolated(iterates: readonly Float64Array[]): Float64Array | undefined {
  const [first] = iterates;
  if (!first || iterates.length < 3) return undefined;
  const steps = iterates.slice(1).map((iterate, index) => minus(iterate, iterates[index] as Float64Array));
  const turns = steps.slice(1).map((step, index) => minus(step, steps[index] as Float64Array));
  // Least squares by Gram and Schmidt: the combination of turns that takes the first step away.
  const basis: Float64Array[] = [];
  const upper: number[][] = [];
  const kept: number[] = [];
  for (const [index, turn] of turns.entries()) {
    const scale = Math.sqrt(dot(turn, turn));
    const rest = turn.slice();
    const column = basis.map((vector) => {
      const share = dot(vector, rest);
      add(rest, vector, -share);
      return share;
    });
    const norm = Math.sqrt(dot(rest, rest));
    if (!(norm > scale * 1e-10)) continue;
    for (let at = 0; at < rest.length; at += 1) rest[at] = (rest[at] as number) / norm;
    basis.push(rest);
    upper.push([...column, norm]);
    kept.push(index);
  }
  if (basis.length === 0) return undefined;
  const left = (steps[0] as Float64Array).slice();
  const wanted = basis.map((vector) => {
    const share = dot(vector, left);
    add(left, vector, -share);
    return -share;
  });
  for (let row = basis.length - 1; row >= 0; row -= 1) {
    for (let column = row + 1; column < basis.length; column += 1)
      wanted[row] = (wanted[row] as number) - (upper[column]?.[row] ?? 0) * (wanted[column] as number);
    wanted[row] = (wanted[row] as number) / (upper[row]?.[row] ?? 1);
  }
  const result = first.slice();
  for (const [place, index] of kept.entries()) add(result, steps[index] as Float64Array, wanted[place] as number);
  return result.every(Number.isFinite) ? result : undefined;
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, index) => value - (b[index] as number));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] as number) + times * (what[at] as number);
}
