/** Path data (SVG's `d`) of what a chart is drawn with: one path for many points, so that long paths stay cheap. */

export interface Spot {
  x: number;
  y: number;
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

/** More points than this can hardly be told apart, however wide a chart is. */
const MANY = 1_000;

/** Of many points those that can be seen: on each pixel across the first, the last, the highest and the lowest. */
function seen(spots: readonly Spot[]): readonly Spot[] {
  if (spots.length <= MANY) return spots;
  const kept: Spot[] = [];
  for (let from = 0, until = 0; from < spots.length; from = until) {
    const pixel = Math.round((spots[from] as Spot).x);
    let [low, high] = [from, from];
    for (until = from + 1; until < spots.length && Math.round((spots[until] as Spot).x) === pixel; until += 1) {
      if ((spots[until] as Spot).y < (spots[low] as Spot).y) low = until;
      if ((spots[until] as Spot).y > (spots[high] as Spot).y) high = until;
    }
    for (const at of new Set([from, Math.min(low, high), Math.max(low, high), until - 1])) kept.push(spots[at] as Spot);
  }
  return kept;
}

/** A line that keeps its level until the next point, as a measure does that only steps change. */
export function levels(spots: readonly Spot[]): string {
  const [first, ...rest] = seen(spots);
  if (!first) return '';
  let d = `M${n(first.x)} ${n(first.y)}`;
  for (const [index, { x, y }] of rest.entries()) {
    const next = rest[index + 1];
    const before = index === 0 ? first : rest[index - 1];
    // A level that goes on is one stroke.
    if (next && y === before?.y && next.y === y) continue;
    d += y === before?.y ? `H${n(x)}` : `H${n(x)}V${n(y)}`;
  }
  return d;
}

/** A disc around each point. */
export function discs(spots: readonly Spot[], radius: number): string {
  const [r, d] = [n(radius), n(2 * radius)];
  return spots.map(({ x, y }) => `M${n(x - radius)} ${n(y)}a${r} ${r} 0 1 0 ${d} 0a${r} ${r} 0 1 0 -${d} 0z`).join('');
}

/** A square around each point. */
export function squares(spots: readonly Spot[], half: number): string {
  const side = n(2 * half);
  return spots.map(({ x, y }) => `M${n(x - half)} ${n(y - half)}h${side}v${side}h-${side}z`).join('');
}

/** A bar from a base line to each point. Of bars on the same pixel only the longest on each side is drawn. */
export function bars(spots: readonly Spot[], base: number, width: number): string {
  const longest = new Map<number, Spot>();
  for (const spot of spots) {
    if (spot.y === base) continue;
    const key = 2 * Math.round(spot.x) + Number(spot.y < base);
    const other = longest.get(key);
    if (!other || Math.abs(spot.y - base) > Math.abs(other.y - base)) longest.set(key, spot);
  }
  return [...longest.values()]
    .map(({ x, y }) => `M${n(x - width / 2)} ${n(base)}V${n(y)}h${n(width)}V${n(base)}z`)
    .join('');
}
