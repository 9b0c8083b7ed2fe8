import { liesIn } from '../../model/index.js';
import type { GraphEdge, Way } from './graph.js';

interface Hop {
  edge: GraphEdge;
  /** Absent where the edge is sure and what led along it is not. */
  way?: Way;
}

/**
 * The edges of a region that a step went along: those of the state it was in, or of what holds that. Mostly one; two where the state that a move leads to
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
  // The innermost state is asked first, as the machine asks them.
  const out = edges.filter((edge) => liesIn(from, edge.from)).sort((a, b) => b.from.length - a.from.length);
  const leads = (edge: GraphEdge): boolean => liesIn(to, edge.to);
  // Signals between regions follow from any move, so they come after what names the move itself.
  for (const led of [by, (edge: GraphEdge) => at(edge, 'internal')]) {
    for (const edge of out) {
      const way = leads(edge) ? led(edge) : undefined;
      if (way) return [{ edge, way }];
    }
    for (const edge of out) {
      const first = led(edge);
      const next = first && edges.find((other) => liesIn(edge.to, other.from) && leads(other) && at(other, 'always'));
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
  const direct = out.find(leads);
  if (!direct) return [];
  const way = at(direct, 'always');
  return [{ edge: direct, ...(way && { way }) }];
}
