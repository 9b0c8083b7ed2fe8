import { lines } from './escape.js';
import type { RegionId } from './graph.js';
import type { Rect, Size } from './layout.js';
import type { MachineMeasures } from './machine-layout.js';
import type { MachineNames } from './machine-svg.js';
import { textWidth } from './svg.js';

/** Sizes of text on a screen, in pixels of the drawing. */
export const VIEW_SIZE = { title: 12, name: 16, label: 12, number: 11 } as const;

const LINE = 18;

export type Arrangement = MachineMeasures['arrangement'];

/** The lines of a state's name in its box: names as wide as the panel allows are kept on one line. */
export function nameLines(name: string, region: RegionId, arrangement: Arrangement): string[] {
  return lines(name, region === 'mediation' && arrangement === 'beside' ? 19 : 13, 2);
}

/**
 * Sizes of the drawing on a screen, where all regions stand in one panel: no room is kept for labels,
 * which are shown where something is going on.
 */
export function viewMeasures(names: MachineNames, arrangement: Arrangement): MachineMeasures {
  return {
    box: (region, { id }) => {
      const name = nameLines(names.state(region, id), region.id, arrangement);
      const least = region.id === 'phase' ? 112 : 92;
      return {
        width: Math.max(least, ...name.map((line) => textWidth(line, VIEW_SIZE.name) + 18)),
        height: name.length * LINE + 13,
      };
    },
    arrangement,
    gap: 8,
    head: 18,
    options: ({ id }) => ({
      // What stands beside others has height to spare, which labels between its states can use.
      spacing: arrangement === 'below' ? 18 : id === 'phase' ? 30 : 24,
      lines: 15,
      ordered: true,
    }),
    // So the embassies are narrow enough to stand beside the mediation on a phone.
    ...(arrangement === 'below' && {
      order: ({ id }) => (id === 'diplomacy' ? ['inPlace', 'broken', 'recalled', 'returned'] : []),
    }),
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
