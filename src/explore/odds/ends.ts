import { OUTCOMES, type Outcome, PHASES } from '../../model/index.js';
import { fieldIndex, type StateGraph } from '../graph/graph.js';

/** Where a run may end. */
export interface Ends {
  names: readonly string[];
  /** The end that a configuration is, an index into names; -1 where the run goes on. */
  of: Int8Array;
  /** Tension of each configuration, 0-10. */
  tension: Uint8Array;
}

/**
 * A run of the crisis ends when it first enters an outcome that its behaviour does not go on from. The machine
 * itself lets moves follow a standoff; leave it out of `outcomes`, and all runs go on through it.
 */
export function crisisEnds(graph: StateGraph, outcomes: readonly Outcome[] = OUTCOMES): Ends {
  const fields = graph.space.fields.length;
  const phase = fieldIndex(graph, 'phase');
  const tension = fieldIndex(graph, 'tension');
  const ends = PHASES.map((name) => outcomes.indexOf(name as Outcome));
  return {
    names: outcomes,
    of: Int8Array.from(graph.keys, (_, state) => ends[graph.digits[state * fields + phase] ?? 0] ?? -1),
    tension: Uint8Array.from(graph.keys, (_, state) => graph.digits[state * fields + tension] ?? 0),
  };
}
