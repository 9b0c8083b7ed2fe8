import { lines } from './escape.js';
import type { GraphRegion, RegionId } from './graph.js';
import type { Rect, Size } from './layout.js';
import type { MachineMeasures } from './machine-layout.js';
import type { MachineNames } from './machine-svg.js';
import { textWidth } from './svg.js';

/** Sizes of text on a screen, in pixels of the drawing. */
export const VIEW_SIZE = { title: 12, name: 16, label: 12, number: 11 } as const;

const LINE = 18;

/** A machine of more edges than these is drawn tight. */
const CROWDED = 36;

export type Arrangement = MachineMeasures['arrangement'];

/**
 * The lines of a state's name in its box. Of regions that stand one below the other, names may be wider, and those of
 * the last keep on one line, since it is height that is short there.
 *
 * @param graph all regions
 */
export function nameLines(
  name: string,
  region: RegionId,
  arrangement: Arrangement,
  graph: readonly Pick<GraphRegion, 'id'>[],
): string[] {
  if (arrangement === 'below' || graph.length === 1 || graph[0]?.id === region) return lines(name, 13, 2);
  return lines(name, graph.at(-1)?.id === region ? 19 : 18, 2);
}

/**
 * Sizes of the drawing on a screen, where all regions stand in one panel: no room is kept for labels,
 * which are shown where something is going on.
 */
export function viewMeasures(
  names: MachineNames,
  arrangement: Arrangement,
  graph: readonly GraphRegion[],
): MachineMeasures {
  const isFirst = (id: RegionId): boolean => graph[0]?.id === id;
  // Of a large machine names could not be read if it kept room: it is drawn as tight as its lines can be told apart.
  const crowded = graph.reduce((sum, { edges }) => sum + edges.length, 0) > CROWDED;
  return {
    box: (region, { id, composite }) => {
      const name = composite
        ? [names.state(region, id)]
        : nameLines(names.state(region, id), region.id, arrangement, graph);
      const least = crowded ? 60 : isFirst(region.id) ? 112 : 92;
      return {
        width: Math.max(least, ...name.map((line) => textWidth(line, VIEW_SIZE.name) + (crowded ? 16 : 18))),
        height: name.length * LINE + (crowded && !composite ? 8 : 13),
      };
    },
    arrangement,
    gap: crowded ? 5 : 8,
    head: 18,
    options: ({ id }) =>
      crowded
        ? { spacing: 10, lines: 5, ordered: true }
        : {
            // What stands beside others has height to spare, which labels between its states can use.
            spacing: arrangement === 'below' ? 18 : isFirst(id) ? 30 : 24,
            lines: 15,
            ordered: true,
          },
    // Side by side on a phone, regions have to be narrow.
    ...(arrangement === 'below' && { narrow: ({ id }) => !isFirst(id) }),
  };
}

/** How much larger the small type of a drawing is at most than it was drawn for. */
const MOST_TYPE = 1.7;

/**
 * How much larger than it was drawn for the small type has to be so that it can be read.
 *
 * @param scale pixels of the screen to a pixel of the drawing
 */
export function typeFor(scale: number): number {
  return Math.min(MOST_TYPE, Math.max(1, Math.ceil(100 / scale) / 100));
}

/** How large a label on the screen is. */
export function labelSize(text: string, bold = false, type = 1): Size {
  const size = VIEW_SIZE.label * type;
  return { width: textWidth(text, size) * (bold ? 1.1 : 1) + 10, height: size + 7 };
}

/** The baselines of the lines of a name, in the middle of its box. */
export function baselines(box: Rect, count: number): number[] {
  const first = box.y + box.height / 2 - ((count - 1) * LINE) / 2 + VIEW_SIZE.name * 0.36;
  return Array.from({ length: count }, (_, index) => first + index * LINE);
}
