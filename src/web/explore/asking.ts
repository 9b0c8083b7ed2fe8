import type { Signal } from '@preact/signals';
import type { Measure } from '../../explore/paths/costs.js';
import type { Policy } from '../../explore/policy/schema.js';

/** Runs that are made unless others are asked for. */
export const USUAL_RUNS = 10_000;
export const MOST_RUNS = 10_000_000;
export const MOST_SEED = 0xffffffff;

/** Weights that were changed on the page. */
export interface Weights {
  classes: NonNullable<Policy['classes']>;
  turns: NonNullable<Policy['turns']>;
}

/** What a person has set of the question. */
export interface Asking {
  /** The policy before its weights were changed. */
  base: Signal<Policy>;
  weights: Signal<Weights>;
  /** Policies that were opened from files. */
  own: Signal<Policy[]>;
  /** Whether every possible move counts as an alternative, not only those of the script. */
  free: Signal<boolean>;
  runs: Signal<number>;
  seed: Signal<number>;
  measure: Signal<Measure>;
}
