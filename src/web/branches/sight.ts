import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { rootSize, type Size } from '../ui/useSize.js';
import { GROUP } from './Stops.js';
import { type LaneView, lastDepth } from './view.js';

/** The part of the map that is drawn: rows and depths, from the first up to the one after the last. */
export interface Sight {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The whole map, of a run that is small enough. */
const ALL: Sight = { top: 0, bottom: Number.POSITIVE_INFINITY, left: 0, right: Number.POSITIVE_INFINITY };

/** Lanes, and stops on all of them together, up to which the whole map is drawn. */
const MOST = { lanes: 100, stops: 1_500 };

/** Rows by which the part that is drawn moves on; so many more are drawn on either side. */
const ROWS = 10;

/**
 * What of the map can be seen, and some of what lies around it: a run may have twenty thousand branches.
 *
 * @param size of the box that scrolls, where it is known
 */
export function useSight(
  box: RefObject<HTMLElement | null>,
  size: Size | undefined,
  views: readonly LaneView[],
): Sight {
  const [{ top, left }, move] = useState({ top: 0, left: 0 });
  const large = isLarge(views);
  const { row, gap } = large ? measures(box.current) : { row: 42, gap: 30 };
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !large) return;
    const look = () => {
      const top = Math.floor(element.scrollTop / (row * ROWS)) * ROWS;
      // Where text runs from right to left it counts below zero.
      const left = Math.floor(Math.abs(element.scrollLeft) / (gap * GROUP)) * GROUP;
      move((before) => (before.top === top && before.left === left ? before : { top, left }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [large, row, gap]);
  if (!large) return ALL;
  const { width, height } = size ?? { width: innerWidth, height: innerHeight };
  return {
    top: top - ROWS,
    bottom: top + Math.ceil(height / row) + 2 * ROWS,
    left: left - GROUP,
    right: left + Math.ceil(width / gap) + 2 * GROUP,
  };
}

function isLarge(views: readonly LaneView[]): boolean {
  if (views.length > MOST.lanes) return true;
  return views.reduce((sum, { lane, coming }) => sum + lane.nodes.length + coming.length, 0) > MOST.stops;
}

/** Height of a lane and distance of its stops, in pixels; the style sheet has them in `rem`. */
function measures(box: HTMLElement | null) {
  const style = box && getComputedStyle(box);
  const pixels = (name: string, usual: number) =>
    (Number.parseFloat(style?.getPropertyValue(name) ?? '') || usual) * rootSize();
  return { row: pixels('--row', 2.625), gap: pixels('--gap-x', 1.875) };
}

/** Lanes that are not drawn, and of the forks that lead into them what crosses those that are. */
export interface Gap {
  from: number;
  until: number;
  bends: { depth: number; row: number; kind: 'path' | 'played' | 'coming' }[];
}

/**
 * The lanes that are drawn, with gaps for the others.
 *
 * @param always a lane that is drawn wherever it is
 */
export function inSight(views: readonly LaneView[], sight: Sight, always: number): (LaneView | Gap)[] {
  const top = Math.max(0, sight.top);
  const bottom = Math.min(views.length, sight.bottom);
  const shown: (LaneView | Gap)[] = views.slice(top, bottom);
  const gap = (from: number, until: number) => (from < until ? [gapOf(views, from, until, sight)] : []);
  const one = views[always];
  const around = (from: number, until: number) =>
    one && from <= always && always < until ? [...gap(from, always), one, ...gap(always + 1, until)] : gap(from, until);
  return [...around(0, top), ...shown, ...around(bottom, views.length)];
}

function gapOf(views: readonly LaneView[], from: number, until: number, sight: Sight): Gap {
  const bends = new Map<number, Gap['bends'][number]>();
  for (let row = from; row < until; row += 1) {
    const view = views[row] as LaneView;
    const { depth, from: left } = view.lane;
    if (!left || left.row >= from || depth < sight.left || depth > sight.right) continue;
    const before = bends.get(depth);
    const kind = before?.kind === 'path' ? 'path' : kindOf(view);
    bends.set(depth, { depth, row: Math.min(left.row, before?.row ?? left.row), kind });
  }
  return { from, until, bends: [...bends.values()] };
}

/** How the fork that leads into a lane is drawn. */
export function kindOf({ lane, reached }: LaneView): Gap['bends'][number]['kind'] {
  return lane.nodes.length === 0 ? 'coming' : reached > 0 ? 'path' : 'played';
}

/** Depth of the last stop of all lanes. */
export function deepest(views: readonly LaneView[]): number {
  return views.reduce((most, view) => Math.max(most, lastDepth(view)), 0);
}
