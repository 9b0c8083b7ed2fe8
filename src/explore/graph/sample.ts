import { oracleOf, REFUSED, type Subject } from './ask.js';
import { edgeOf, type StateGraph } from './graph.js';

/**
 * Asks XState about some of a graph's configurations, spread over all of it: whether it accepts what the graph says, and
 * leads where the graph says.
 *
 * @param most how many configurations are asked about
 * @returns the first thing that differs, for people; undefined where nothing does
 */
export function differs(subject: Subject, graph: StateGraph, most: number): string | undefined {
  const oracle = oracleOf(subject);
  const stride = Math.max(1, Math.floor(graph.keys.length / most));
  for (let state = 0; state < graph.keys.length; state += stride) {
    if (graph.unexplored[state] === 1) continue;
    const snapshot = oracle.snapshot(graph.keys[state] as number);
    for (let event = 0; event < subject.events.length; event += 1) {
      const edge = edgeOf(graph, state, event);
      const said = edge < 0 ? REFUSED : (graph.keys[graph.targets[edge] as number] as number);
      const found = oracle.accepts(snapshot, event) ? oracle.next(snapshot, event) : REFUSED;
      if (said !== found)
        return `${JSON.stringify(subject.events[event]?.event)} leads from configuration ${graph.keys[state]} to ${found}, not to ${said}.`;
    }
  }
  return undefined;
}
