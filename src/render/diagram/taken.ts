import type { GraphEdge, Way } from './graph.js';

interface Hop {
  edge: GraphEdge;
  /** Absent where the edge is sure and what led along it is not. */
  way?: Way;
}

/**
 * The edges of a region that a step went along. Mostly one; two where the state that a move leads to
 * is left again at once (a strike that breaks talks off may run away into war); none where the
 * region stayed as it was.
 *
 * @param edges all edges of the region
 * @param move a move's id, `wait`, or `deadline:NAME`
 */
export function edgesTaken(edges: readonly GraphEdge[], from: string, to: string, move: string): Hop[] {
  if (from === to) return [];
  const by = (edge: GraphEdge): Way | undefined =>
    edge.ways.find(
      ({ kind, event }) => (kind === 'deadline' ? `deadline:${event}` : event) === move && kind !== 'always',
    );
  const at = (edge: GraphEdge, kind: Way['kind']): Way | undefined => edge.ways.find((way) => way.kind === kind);
  const out = edges.filter((edge) => edge.from === from);
  const direct = out.find((edge) => edge.to === to);
  // Signals between regions follow from any move, so they come after what names the move itself.
  for (const led of [by, (edge: GraphEdge) => at(edge, 'internal')]) {
    const way = direct && led(direct);
    if (way) return [{ edge: direct, way }];
    for (const edge of out) {
      const first = led(edge);
      const next = first && edges.find((other) => other.from === edge.to && other.to === to && at(other, 'always'));
      const onward = next && at(next, 'always');
      if (first && onward) {
        return [
          { edge, way: first },
          { edge: next, way: onward },
        ];
      }
    }
  }
  // No transition of the move leads there: it met a condition that its state leaves upon at once.
  if (!direct) return [];
  const way = at(direct, 'always');
  return [{ edge: direct, ...(way && { way }) }];
}
