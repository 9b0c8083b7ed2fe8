import { fieldIndex, type StateGraph, type StateId } from '../graph/graph.js';

/** Where a run may end. */
export interface Ends {
  names: readonly string[];
  /** The end that a configuration is, an index into names; -1 where the run goes on. */
  of: Int8Array;
  /** The model's measure in each configuration; 0 where it has none. */
  tension: Uint8Array;
  /** How many values the measure has. */
  levels: number;
}

/**
 * A run of the crisis ends when it first enters an outcome that its behaviour does not go on from. The machine
 * itself may let moves follow an outcome; leave it out of `outcomes`, and all runs go on through it.
 */
export function crisisEnds(graph: StateGraph, outcomes: readonly string[] = [...graph.model.outcomes.keys()]): Ends {
  const { main, measure } = graph.model;
  const fields = graph.space.fields.length;
  const course = fieldIndex(graph, main.id);
  const level = measure ? fieldIndex(graph, measure.name) : -1;
  const ends = main.leaves.map((name) => outcomes.indexOf(name));
  const of = new Int8Array(graph.keys.length);
  const tension = new Uint8Array(graph.keys.length);
  const note = (state: StateId) => {
    of[state] = ends[graph.digits[state * fields + course] ?? 0] ?? -1;
    // A measure counts from 0, so its digit is its value.
    tension[state] = level < 0 ? 0 : (graph.digits[state * fields + level] ?? 0);
  };
  if (graph.growth) graph.growth.tell(note);
  else for (let state = 0; state < of.length; state += 1) note(state);
  return { names: outcomes, of, tension, levels: measure?.values.length ?? 1 };
}
