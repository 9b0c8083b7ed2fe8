import { edgeKey, type GraphEdge, type GraphRegion, type GraphState, type RegionId } from './graph.js';
import {
  type Box,
  type LayoutOptions,
  type Link,
  layout,
  type Placed,
  type Point,
  type Rect,
  type Size,
} from './layout.js';
import { spotsOf } from './spots.js';

/** Where everything of a region stands, in pixels of the whole drawing. */
export interface RegionLayout {
  id: RegionId;
  frame: Rect;
  /** By the state's id. */
  boxes: Record<string, Rect>;
  /** By `edgeKey`. */
  edges: Record<string, EdgeLayout>;
}

export interface EdgeLayout {
  /** The corners of the line, from the state it leaves to the state it enters. */
  points: Point[];
  /** The room that was kept for its label; of no size where none was asked for, but well apart from others. */
  label: Rect;
}

/**
 * Where everything of the machine stands: plain data that does not depend on what is highlighted, so
 * that it can be made once and drawn from step to step without anything moving.
 */
export interface MachineLayout extends Size {
  regions: RegionLayout[];
}

/** How large things are, and how they are arranged. */
export interface MachineMeasures {
  box: (region: GraphRegion, state: GraphState) => Size;
  /** Room for the label of an edge on its line. */
  label?: (edge: GraphEdge) => Size;
  /** The first region stands beside the others, which stand below each other; or above them, side by side. */
  arrangement: 'beside' | 'below';
  /** Pixels between frames and around the drawing. */
  gap: number;
  /** Height of a frame's title. */
  head: number;
  /** How wide the frame of a region must be at least, for its title. Default: no matter. */
  title?: (region: GraphRegion) => number;
  options: (region: GraphRegion) => LayoutOptions;
  /** Whether the states of a region may stand in another order than that of the model, where that is narrower. */
  narrow?: (region: GraphRegion) => boolean;
}

/** Places the states and edges of the machine. What the graph marks as active or taken makes no difference. */
export async function layoutMachine(
  regions: readonly GraphRegion[],
  measures: MachineMeasures,
): Promise<MachineLayout> {
  const placed: { region: GraphRegion; placed: Placed }[] = [];
  for (const region of regions) placed.push({ region, placed: await place(region, measures) });
  const inner = placed.map((one) => ({
    ...one.placed,
    width: Math.max(one.placed.width, measures.title?.(one.region) ?? 0),
  }));
  const { frames, ...size } = measures.arrangement === 'beside' ? beside(inner, measures) : below(inner, measures);
  return {
    ...size,
    regions: placed.map((one, index) => inFrame(one.region, one.placed, frames[index] as Rect, measures)),
  };
}

/** A part of a drawing by itself: some of its regions where they stand to one another, `gap` pixels around them. */
export function partOf(layout: MachineLayout, ids: readonly RegionId[], gap: number): MachineLayout {
  const kept = layout.regions.filter(({ id }) => ids.includes(id));
  const left = Math.min(...kept.map(({ frame }) => frame.x)) - gap;
  const top = Math.min(...kept.map(({ frame }) => frame.y)) - gap;
  const right = Math.max(...kept.map(({ frame }) => frame.x + frame.width)) + gap;
  const bottom = Math.max(...kept.map(({ frame }) => frame.y + frame.height)) + gap;
  const at = <T extends Point>(one: T): T => ({ ...one, x: one.x - left, y: one.y - top });
  return {
    width: right - left,
    height: bottom - top,
    regions: kept.map(({ id, frame, boxes, edges }) => ({
      id,
      frame: at(frame),
      boxes: each(boxes, at),
      edges: each(edges, ({ points, label }) => ({ points: points.map(at), label: at(label) })),
    })),
  };
}

/** The same drawing seen in a mirror, for names that are read from right to left. */
export function mirrored({ width, height, regions }: MachineLayout): MachineLayout {
  const rect = (one: Rect): Rect => ({ ...one, x: width - one.x - one.width });
  return {
    width,
    height,
    regions: regions.map(({ id, frame, boxes, edges }) => ({
      id,
      frame: rect(frame),
      boxes: each(boxes, rect),
      edges: each(edges, ({ points, label }) => ({
        points: points.map(({ x, y }) => ({ x: width - x, y })),
        label: rect(label),
      })),
    })),
  };
}

function each<T>(all: Record<string, T>, turn: (one: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(all).map(([key, one]) => [key, turn(one)]));
}

async function place(region: GraphRegion, measures: MachineMeasures): Promise<Placed> {
  let best = await placeAs(region, region.states, measures);
  if (!measures.narrow?.(region)) return best;
  for (const states of orders(region.states)) {
    const other = await placeAs(region, states, measures);
    if (other.width < best.width - NARROWER) best = other;
  }
  return best;
}

/** So many pixels narrower has to be what stands in another order than the model's. */
const NARROWER = 32;
/** Of so many states every order is tried. */
const MOST_TRIED = 5;

/** Every other order of a few states, that where the region begins staying the first. */
function orders([first, ...rest]: readonly GraphState[]): GraphState[][] {
  if (!first || rest.length >= MOST_TRIED || rest.some(({ parent }) => parent !== undefined)) return [];
  const all = (of: readonly GraphState[]): GraphState[][] =>
    of.length === 0
      ? [[]]
      : of.flatMap((one) => all(of.filter((other) => other !== one)).map((more) => [one, ...more]));
  return all(rest)
    .slice(1)
    .map((order) => [first, ...order]);
}

function placeAs(
  region: GraphRegion,
  states: readonly GraphState[],
  { box, label, options }: MachineMeasures,
): Promise<Placed> {
  const boxes: Box[] = states.map((state) => ({
    id: state.id,
    ...(state.parent !== undefined && { parent: state.parent }),
    ...box(region, state),
    ...(state.composite && { head: box(region, state).height }),
  }));
  const links: Link[] = region.edges.map((edge) => ({
    id: edgeKey(edge),
    from: edge.from,
    to: edge.to,
    ...(label && { label: label(edge) }),
  }));
  return layout(boxes, links, options(region));
}

type Frames = Size & { frames: Rect[] };

function beside([main, ...rest]: readonly Placed[], { gap, head }: MachineMeasures): Frames {
  if (!main) return { width: 2 * gap, height: 2 * gap, frames: [] };
  const column = Math.max(0, ...rest.map(({ width }) => width));
  const stacked = rest.reduce((sum, { height }) => sum + height + head + gap, -gap);
  const height = Math.max(main.height + head, stacked);
  // What is left over is shared out, so that both columns end together.
  const more = rest.length > 0 ? (height - stacked) / rest.length : 0;
  const frames: Rect[] = [{ x: gap, y: gap, width: main.width, height }];
  let y = gap;
  for (const one of rest) {
    const own = one.height + head + more;
    frames.push({ x: main.width + 2 * gap, y, width: column, height: own });
    y += own + gap;
  }
  return { width: main.width + (rest.length > 0 ? column + gap : 0) + 2 * gap, height: height + 2 * gap, frames };
}

function below([main, ...rest]: readonly Placed[], { gap, head }: MachineMeasures): Frames {
  if (!main) return { width: 2 * gap, height: 2 * gap, frames: [] };
  const row = rest.reduce((sum, { width }) => sum + width + gap, -gap);
  const width = Math.max(main.width, row);
  const more = rest.length > 0 ? (width - row) / rest.length : 0;
  const tallest = Math.max(0, ...rest.map(({ height }) => height + head));
  const frames: Rect[] = [{ x: gap, y: gap, width, height: main.height + head }];
  let x = gap;
  for (const one of rest) {
    frames.push({ x, y: main.height + head + 2 * gap, width: one.width + more, height: tallest });
    x += one.width + more + gap;
  }
  return {
    width: width + 2 * gap,
    height: main.height + head + (rest.length > 0 ? tallest + gap : 0) + 2 * gap,
    frames,
  };
}

const round = (value: number): number => Math.round(value * 2) / 2;

/** Moves what was placed by itself to its place in the drawing, in the middle of its frame. */
function inFrame(region: GraphRegion, placed: Placed, frame: Rect, { head, label }: MachineMeasures): RegionLayout {
  const by = {
    x: frame.x + (frame.width - placed.width) / 2,
    y: frame.y + head + (frame.height - head - placed.height) / 2,
  };
  const at = ({ x, y }: Point): Point => ({ x: round(x + by.x), y: round(y + by.y) });
  const boxes: Record<string, Rect> = {};
  for (const [id, { width, height, ...corner }] of placed.boxes) boxes[id] = { ...at(corner), width, height };
  const lines = region.edges.map((edge) => (placed.links.get(edgeKey(edge))?.points ?? []).map(at));
  const spots = label
    ? []
    : spotsOf(
        lines,
        region.states.flatMap((state) => (state.composite ? [] : (boxes[state.id] ?? []))),
      );
  const edges: Record<string, EdgeLayout> = {};
  for (const [index, edge] of region.edges.entries()) {
    const kept = placed.links.get(edgeKey(edge))?.label;
    edges[edgeKey(edge)] = {
      points: lines[index] ?? [],
      label: kept
        ? { ...at(kept), width: kept.width, height: kept.height }
        : { ...(spots[index] ?? { x: 0, y: 0 }), width: 0, height: 0 },
    };
  }
  const { x, y, width, height } = frame;
  return {
    id: region.id,
    frame: { x: round(x), y: round(y), width: round(width), height: round(height) },
    boxes,
    edges,
  };
}
