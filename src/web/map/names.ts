import type { Drawing } from '#shipped-maps';
import { breadth } from '../../render/diagram/escape.js';
import { nameOf, type Scenario } from '../../scenario/scenario.js';

/** Height of a name, in the units of a drawing. */
export const SIZE = 27;
const DOT = 9;

/** A name on a map: where its middle or its edge stands. */
export interface Placed {
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  /** The role whose country it names; absent of a place. */
  role?: string;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What stands behind each role that has a country on the map. */
export function namesOnMap(scenario: Scenario): string[] {
  return Object.keys(scenario.map?.countries ?? {}).map((role) => nameOf(scenario, role));
}

/** The names of a map, each where it covers no other one as far as that goes. */
export function placedNames(scenario: Scenario, drawing: Drawing): Placed[] {
  const taken: Box[] = drawing.marks.map(([x, y]) => boxOf(x - DOT, y, 2 * DOT, 'start', 2 * DOT));
  const [width, height] = drawing.size;
  const free = (box: Box) =>
    box.left >= 4 &&
    box.right <= width - 4 &&
    box.top >= 4 &&
    box.bottom <= height - 4 &&
    taken.every((other) => apart(box, other));
  const put = (text: string, ways: readonly Omit<Placed, 'text'>[]): Placed[] => {
    const breadthOf = breadth(text) * SIZE * 0.56;
    const boxes = ways.map((way) => ({ way, box: boxOf(way.x, way.y, breadthOf, way.anchor) }));
    const best = boxes.find(({ box }) => free(box));
    if (!best) return [];
    taken.push(best.box);
    return [{ ...best.way, text }];
  };
  const places = drawing.marks.flatMap(([x, y], index) =>
    put(scenario.map?.marks?.[index]?.title ?? '', [
      { x: x + DOT + 7, y, anchor: 'start' },
      { x: x - DOT - 7, y, anchor: 'end' },
      { x, y: y - DOT - 20, anchor: 'middle' },
      { x, y: y + DOT + 20, anchor: 'middle' },
    ]),
  );
  const alone = (role: string) => scenario.map?.countries?.[role]?.length === 1;
  const countries = drawing.labels.flatMap(({ role, name, at: [x, y] }) =>
    put(
      alone(role) ? nameOf(scenario, role) : name,
      [0, 34, -34].map((off) => ({ x, y: y + off, anchor: 'middle' as const, role })),
    ),
  );
  return [...countries, ...places];
}

function boxOf(x: number, y: number, breadth_: number, anchor: Placed['anchor'], height = SIZE * 1.1): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - breadth_ : x - breadth_ / 2;
  return { left, right: left + breadth_, top: y - height / 2, bottom: y + height / 2 };
}

const apart = (a: Box, b: Box) => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
