/**
 * Moves places on a line apart until neighbours keep a distance, each as little as possible (least
 * squares, by pooling neighbours that are too close). Takes time in proportion to their number.
 *
 * @param wanted where they would be, in ascending order
 * @param length of the line; all stay between 0 and this
 * @param gap the least distance, made smaller where it does not fit
 */
export function spread(wanted: readonly number[], length: number, gap: number): number[] {
  if (wanted.length < 2) return wanted.map((place) => clamp(place, length));
  const least = Math.min(gap, length / (wanted.length - 1));
  const room = length - least * (wanted.length - 1);
  // Without the gaps it is enough that the order is kept: places out of order share their mean.
  const pools: { sum: number; count: number }[] = [];
  for (const [index, place] of wanted.entries()) {
    let pool = { sum: place - index * least, count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count > pool.sum / pool.count; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count };
    }
    pools.push(pool);
  }
  const placed: number[] = [];
  for (const { sum, count } of pools)
    for (let n = 0; n < count; n += 1) placed.push(clamp(sum / count, room) + placed.length * least);
  return placed;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}
