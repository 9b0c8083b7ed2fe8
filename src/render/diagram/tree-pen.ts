import type { Point } from './layout.js';
import { arrow, rect, textAt } from './svg.js';

/** Draws what a tree is made of, as its texts run: from left to right, or mirrored. */
export interface Pen {
  arrow: typeof arrow;
  rect: typeof rect;
  textAt: typeof textAt;
}

/** A letter of a script that runs from right to left. */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** @param width of the drawing */
export function penOf(width: number, rightToLeft: boolean): Pen {
  if (!rightToLeft) return { arrow, rect, textAt };
  const flip = ({ x, y }: Point): Point => ({ x: width - x, y });
  return {
    arrow: (points, ...rest) => arrow(points.map(flip), ...rest),
    rect: (at, wide, ...rest) => rect({ x: width - at.x - wide, y: at.y }, wide, ...rest),
    // A line of Latin letters alone, a date for instance, keeps its own order.
    textAt: (at, text, classes) => textAt(flip(at), text, classes, FROM_RIGHT.test(text) ? 'start' : 'end'),
  };
}
