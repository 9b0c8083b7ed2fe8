import type { Foreseen } from '../../play/index.js';
import type { GraphEdge, GraphRegion, RegionId, Way } from './graph.js';
import { edgesTaken } from './taken.js';

/** An edge that a change would go along. */
export interface Ahead {
  region: RegionId;
  edge: GraphEdge;
  /** Absent where the edge is sure and what leads along it is not. */
  way?: Way;
  /** What is done: a move's id, `wait`, or `deadline:NAME`. */
  move: string;
}

/** The edges that changes of state would go along, in their order. */
export function edgesAhead(graph: readonly GraphRegion[], changes: readonly Foreseen[]): Ahead[] {
  return changes.flatMap(({ move, from, to }) =>
    graph.flatMap(({ id, edges }) =>
      edgesTaken(edges, from[id] ?? '', to[id] ?? '', move).map((hop) => ({ region: id, move, ...hop })),
    ),
  );
}
