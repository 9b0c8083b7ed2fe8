import type { Point, Rect, Size } from './layout.js';

/** Pixels between the places on a line that are looked at. */
const STEP = 5;

/** Points along a line at even distances, away from its ends: the arrow and the start stay free. */
export function along(points: readonly Point[], free = 16): Point[] {
  const spots: Point[] = [];
  const total = lengthOf(points);
  let passed = 0;
  let next = free;
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (!from) continue;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    while (next <= passed + length && next <= total - free) {
      const part = length === 0 ? 0 : (next - passed) / length;
      spots.push({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
      next += STEP;
    }
    passed += length;
  }
  return spots.length > 0 ? spots : [middleOf(points)];
}

function lengthOf(points: readonly Point[]): number {
  return points.reduce((sum, to, index) => {
    const from = points[index - 1];
    return from ? sum + Math.hypot(to.x - from.x, to.y - from.y) : 0;
  }, 0);
}

function middleOf(points: readonly Point[]): Point {
  const [from, to] = [points[0] ?? { x: 0, y: 0 }, points.at(-1) ?? { x: 0, y: 0 }];
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

/** Distance from a point to a part of a line that runs straight along one axis. */
function toSegment(at: Point, from: Point, to: Point): number {
  const x = Math.min(Math.max(at.x, Math.min(from.x, to.x)), Math.max(from.x, to.x));
  const y = Math.min(Math.max(at.y, Math.min(from.y, to.y)), Math.max(from.y, to.y));
  return Math.hypot(at.x - x, at.y - y);
}

function toLine(at: Point, points: readonly Point[]): number {
  return points.reduce((least, to, index) => {
    const from = points[index - 1];
    return from ? Math.min(least, toSegment(at, from, to)) : least;
  }, Number.POSITIVE_INFINITY);
}

function toRect(at: Point, { x, y, width, height }: Rect): number {
  return Math.hypot(Math.max(x - at.x, 0, at.x - x - width), Math.max(y - at.y, 0, at.y - y - height));
}

/**
 * A spot on each line for its number: as far from the other lines, from the boxes and from the other
 * lines' spots as can be, so that it is plain which line it belongs to.
 *
 * @param lines which run along the axes
 */
export function spotsOf(lines: readonly (readonly Point[])[], boxes: readonly Rect[]): Point[] {
  const chosen: Point[] = [];
  for (const [index, line] of lines.entries()) {
    const others = lines.filter((_, other) => other !== index);
    const worth = (at: Point): number =>
      2 * Math.min(14, ...others.map((other) => toLine(at, other))) +
      2 * Math.min(14, ...boxes.map((box) => toRect(at, box))) +
      Math.min(40, ...chosen.map((spot) => Math.hypot(spot.x - at.x, spot.y - at.y)));
    let best: Point | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const at of along(line)) {
      const value = worth(at);
      if (value > most) [best, most] = [at, value];
    }
    chosen.push(best ?? middleOf(line));
  }
  return chosen;
}

export interface Label extends Size {
  /** The line it belongs to. */
  points: readonly Point[];
  /** Where it would best stand: its middle. */
  near: Point;
}

/** Lines of a drawing that labels may lie over or not. */
export interface Lines {
  /** Drawn so that they are looked at: a label that touches one is read as its own. */
  marked: readonly (readonly Point[])[];
  /** Drawn thin; better left free. */
  quiet: readonly (readonly Point[])[];
}

/** What it costs a label to lie over a quiet line, to hide its own, and to stand beside it, in pixels away. */
const COST = { quiet: 50, hidden: 50, beside: 25 } as const;
/** Pixels between a label and a marked line, and between a label that stands beside its line and that. */
const GAP = { marked: 3, beside: 6 } as const;

/**
 * Places labels on their lines so that they cover neither each other nor what is in the way, touch no
 * marked line but their own, and as few of the quiet ones as can be. One that stands beside its line
 * is nearer to it than to any other. The first come first; one that finds no room gets no place.
 *
 * @param taken rectangles that nothing may cover
 * @param within the drawing
 * @param lines all of the drawing; a label's own is known by being the same array
 * @returns the middle of each label, in the order of the labels
 */
export function placeLabels(
  labels: readonly Label[],
  taken: readonly Rect[],
  within: Rect,
  { marked, quiet }: Lines,
): (Point | undefined)[] {
  const full = [...taken];
  const [markedParts, quietParts] = [marked.map(straightParts), quiet.map(straightParts)];
  return labels.map(({ width, height, near, points }) => {
    const others = (lines: Lines['marked'], parts: Rect[][]) => parts.filter((_, index) => lines[index] !== points);
    const [markedElse, quietElse] = [others(marked, markedParts), others(quiet, quietParts)];
    const everyElse = [...markedElse, ...quietElse];
    const spots = along(points, 10);
    const short = lengthOf(points) < 2.2 * height;
    let best: Rect | undefined;
    let least = Number.POSITIVE_INFINITY;
    // Off the middle of a label, its line still runs under it; beside it, nothing is covered of a short line.
    for (const part of [0, 0.2, -0.2, 0.4, -0.4, 0.5, -0.5]) {
      const beside = Math.abs(part) === 0.5;
      const shift = part * width + (beside ? Math.sign(part) * GAP.beside : 0);
      for (const at of spots) {
        let cost = Math.hypot(at.x - near.x, at.y - near.y) + (beside ? COST.beside : short ? COST.hidden : 0);
        if (cost >= least) continue;
        const own = { x: at.x + shift - width / 2, y: at.y - height / 2, width, height };
        if (!inside(own, within) || meets(full, own)) continue;
        const around = grown(own, beside ? 2 * GAP.beside : GAP.marked);
        if ((beside ? everyElse : markedElse).some((parts) => meets(parts, around))) continue;
        for (const parts of quietElse) {
          if (meets(parts, own)) cost += COST.quiet;
          if (cost >= least) break;
        }
        if (cost < least) [best, least] = [own, cost];
      }
    }
    if (!best) return undefined;
    full.push(best);
    return { x: best.x + width / 2, y: best.y + height / 2 };
  });
}

/** A rectangle made larger on every side. */
export function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** A line that runs along the axes as rectangles of nearly no width. */
function straightParts(points: readonly Point[]): Rect[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    return { x, y, width: Math.abs(from.x - to.x) + 0.1, height: Math.abs(from.y - to.y) + 0.1 };
  });
}

function meets(rects: readonly Rect[], rect: Rect): boolean {
  for (const one of rects) if (overlap(one, rect)) return true;
  return false;
}

/** Whether a line that runs along the axes goes through a rectangle. */
export function crosses(points: readonly Point[], rect: Rect): boolean {
  return meets(straightParts(points), rect);
}

function inside(one: Rect, other: Rect): boolean {
  return (
    one.x >= other.x &&
    one.y >= other.y &&
    one.x + one.width <= other.x + other.width &&
    one.y + one.height <= other.y + other.height
  );
}

/** Whether two rectangles share any room. */
export function overlap(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
