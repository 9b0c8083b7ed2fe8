import type { Condition } from '../../model/index.js';

/** The name of a region. */
export type RegionId = string;

/** A state of a region. */
export interface GraphState {
  /** Its name; of a state within another one its path. */
  id: string;
  /** The path of the state that holds it. */
  parent?: string;
  /** It holds others. */
  composite: boolean;
  /** What it is, in a sentence. */
  description: string;
  /** The region, or the state that holds it, begins here. */
  initial: boolean;
  /** Nothing leads out of it. */
  final: boolean;
  /** A path may end here. */
  outcome: boolean;
  /** The crisis stands here. */
  active: boolean;
}

/** One thing that leads along an edge. */
export interface Way {
  /** A move's title, `after 72 h`, the condition of an immediate transition, or a signal between regions. */
  text: string;
  /** What kind of thing it is; `internal` is a signal between regions. */
  kind: 'move' | 'deadline' | 'always' | 'internal';
  /** The id of the move, deadline or signal; empty for `always`. */
  event: string;
  /** What has to hold, in words; empty where nothing has to. */
  guard: string;
  /** The same as data: conditions of which any is enough; empty where nothing has to hold. */
  needs: Condition[];
  /** Numbers of the steps of the marked path that went this way. */
  taken: number[];
}

/** All transitions from one state to another. */
export interface GraphEdge {
  /** Id of the state it leaves. */
  from: string;
  /** Id of the state it leads to. */
  to: string;
  /** What leads along it. */
  ways: Way[];
  /** Numbers of the steps of the marked path that went along it, whichever way. */
  taken: number[];
}

/** A region of the machine as a graph. */
export interface GraphRegion {
  /** The region. */
  id: RegionId;
  /** What it is called. */
  title: string;
  /** Its states. */
  states: GraphState[];
  /** What leads from one state to another. */
  edges: GraphEdge[];
}

/**
 * The ways of an edge that a drawing has room for, and how many more there are. What was taken comes
 * first and is never left out.
 *
 * @param most lines to fill
 */
export function shownWays({ ways }: GraphEdge, most = 3): { shown: Way[]; more: number } {
  const ordered = [...ways.filter((way) => way.taken.length > 0), ...ways.filter((way) => way.taken.length === 0)];
  if (ordered.length <= most) return { shown: ordered, more: 0 };
  const count = Math.max(most - 1, ordered.filter((way) => way.taken.length > 0).length);
  return { shown: ordered.slice(0, count), more: ordered.length - count };
}

/** What a state is called in a drawing, in which it stands within what holds it. */
export function ownName(id: string): string {
  return id.slice(id.lastIndexOf('.') + 1);
}

/** Names an edge within its region. */
export function edgeKey({ from, to }: Pick<GraphEdge, 'from' | 'to'>): string {
  return `${from}>${to}`;
}

/** Steps that went along an edge by none of the ways it knows: they are numbered at the edge itself. */
export function looseOf(edge: GraphEdge): number[] {
  return edge.taken.filter((n) => !edge.ways.some((way) => way.taken.includes(n)));
}

/** The lines of an edge's label in text formats: `(2, 5) Strike`, and how many ways are left out. */
export function labelLines(edge: GraphEdge): string[] {
  const { shown, more } = shownWays(edge);
  const numbers = (taken: readonly number[]) => (taken.length > 0 ? `(${taken.join(', ')}) ` : '');
  const lines = shown.map((way) => `${numbers(way.taken)}${way.text}`);
  const loose = looseOf(edge);
  if (loose.length > 0) lines.unshift(numbers(loose).trim());
  return more > 0 ? [...lines, `+ ${more} more`] : lines;
}
