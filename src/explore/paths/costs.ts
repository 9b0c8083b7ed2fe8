import type { GraphEvent } from '../graph/events.js';
import type { StateGraph } from '../graph/graph.js';

/** What makes a path short. */
export const MEASURES = ['moves', 'hours', 'hostility'] as const;
/** One of the things that make a path short. */
export type Measure = (typeof MEASURES)[number];

/** What each measure counts, in a sentence a student can read. */
export const MEASURE_TEXTS: Record<Measure, string> = {
  moves: 'Moves and passed deadlines; of two paths with as many, the one that takes fewer hours.',
  hours: 'Typical hours of the moves, and a deadline’s whole length where one passes; of two equal ones, fewer moves.',
  hostility:
    'The sum of the negative Goldstein values on the way, sign turned; of two equal ones, fewer moves. The plain sum would have no least: one more kind word would always lower it.',
};

/** Room for the second measure below one unit of the first. */
const MINOR = 1 << 16;

/** Goldstein values have one decimal; ten times as much is a whole number. */
function hostility({ goldstein }: GraphEvent): number {
  return Math.round(Math.max(0, -goldstein) * 10);
}

/** Cost of every event under a measure: whole numbers, so that sums are exact. */
export function costsOf({ events }: Pick<StateGraph, 'events'>, measure: Measure): Float64Array {
  return Float64Array.from(events, (event) => {
    if (measure === 'moves') return MINOR + Math.round(event.hours);
    return Math.round((measure === 'hours' ? event.hours : hostility(event)) * MINOR) + 1;
  });
}
