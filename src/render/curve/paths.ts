/** Path data (SVG's `d`) of what a chart is drawn with: one path for many points, so that long paths stay cheap. */

export interface Spot {
  x: number;
  y: number;
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

/** A line that keeps its level until the next point, as a measure does that only steps change. */
export function levels([first, ...rest]: readonly Spot[]): string {
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
  const longest = new Map<string, Spot>();
  for (const spot of spots) {
    if (spot.y === base) continue;
    const key = `${Math.round(spot.x)}${spot.y < base}`;
    const other = longest.get(key);
    if (!other || Math.abs(spot.y - base) > Math.abs(other.y - base)) longest.set(key, spot);
  }
  return [...longest.values()]
    .map(({ x, y }) => `M${n(x - width / 2)} ${n(base)}V${n(y)}h${n(width)}V${n(base)}z`)
    .join('');
}
