import type { Place } from '../../render/tree/lanes.js';
import { type LaneView, lastDepth } from './view.js';

export type Direction = 'on' | 'back' | 'up' | 'down' | 'first' | 'last';

/**
 * Where an arrow key leads on the map.
 *
 * @param at a stop, played or still to come
 * @returns another stop, or the same where there is none that way
 */
export function moveOn(views: readonly LaneView[], at: Place, direction: Direction): Place {
  const view = views[at.row];
  if (!view) return at;
  const { row, depth } = at;
  const { lane } = view;
  switch (direction) {
    case 'on':
      return depth < lastDepth(view) ? { row, depth: depth + 1 } : at;
    case 'back':
      if (depth > lane.depth) return { row, depth: depth - 1 };
      return lane.from ? { row: lane.from.row, depth: depth - 1 } : at;
    case 'first':
      return { row, depth: lane.depth };
    case 'last':
      return { row, depth: lastDepth(view) };
    default:
      return beside(views, at, direction === 'up' ? -1 : 1);
  }
}

/** The stop on the next lane that has any, as near as can be. */
function beside(views: readonly LaneView[], at: Place, by: number): Place {
  for (let row = at.row + by; views[row]; row += by) {
    const view = views[row] as LaneView;
    const last = lastDepth(view);
    if (last >= view.lane.depth) return { row, depth: Math.max(view.lane.depth, Math.min(last, at.depth)) };
  }
  return at;
}
