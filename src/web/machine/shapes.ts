import type { GraphRegion } from '../../render/diagram/graph.js';
import type { Point, Rect } from '../../render/diagram/layout.js';
import type { EdgeLayout, MachineLayout } from '../../render/diagram/machine-layout.js';
import { VIEW_SIZE } from '../../render/diagram/machine-view.js';
import { grown } from '../../render/diagram/spots.js';
import { textWidth } from '../../render/diagram/svg.js';

const BEND = 7;
/** Height of the name of a state that holds others, in pixels of the drawing. */
export const HEAD = 31;

/** A line of the drawing with what belongs to it. */
export interface Line {
  key: string;
  data: string;
  edge: EdgeLayout;
}

/** The lines of the drawing, by the key of their edge. */
export function linesOf(layout: MachineLayout): Map<string, Line> {
  return new Map(
    layout.regions.flatMap(({ id, edges }) =>
      Object.entries(edges).map(([name, edge]) => {
        const key = `${id}.${name}`;
        return [key, { key, edge, data: pathData(edge.points) }] as const;
      }),
    ),
  );
}

/** A line through points as the data of an SVG path, its corners rounded. */
export function pathData(points: readonly Point[]): string {
  return points
    .map((at, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (!before) return `M${at.x} ${at.y}`;
      if (!after) return `L${at.x} ${at.y}`;
      const into = toward(at, before);
      const out = toward(at, after);
      return `L${into.x} ${into.y}Q${at.x} ${at.y} ${out.x} ${out.y}`;
    })
    .join('');
}

/** A point a little way from one to another, at most half of it. */
function toward(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(BEND / length, 0.5);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** The numbers of steps as they stand on an edge: of many, the first two and the last. */
export function numbersText(numbers: readonly number[], write: (n: number) => string): string {
  const all = numbers.map(write);
  const shown = all.length <= 3 ? all : [...all.slice(0, 2), '…', ...all.slice(-1)];
  return shown.join(' ');
}

/** The pill in which numbers stand, about the middle of it; `type` as `typeFor` has it. */
export function pillAt({ x, y }: Point, text: string, type = 1): Rect {
  const height = 9 + VIEW_SIZE.number * type;
  const width = Math.max(height, textWidth(text, VIEW_SIZE.number * type) + 10);
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** The boxes of states that hold no others: over these nothing else may be written. */
export function leafBoxes({ regions }: MachineLayout, graph: readonly GraphRegion[]): Rect[] {
  const holds = new Set(
    graph.flatMap(({ id, states }) => states.flatMap((state) => (state.composite ? [`${id}.${state.id}`] : []))),
  );
  return regions.flatMap(({ id, boxes }) =>
    Object.entries(boxes).flatMap(([state, box]) => (holds.has(`${id}.${state}`) ? [] : [box])),
  );
}

/** Where labels may stand: all of the drawing but its edge. */
export function labelRoom({ width, height }: MachineLayout): Rect {
  return grown({ x: 0, y: 0, width, height }, -2);
}
