// Apart from the schema, which whoever only plays a model does not need.

/** Bounds on what a model may hold: a stranger may have written it. */
export const MODEL_LIMITS = {
  /** Roles. */
  roles: 12,
  /** Variables as written; with those that each role has, fields of a configuration. */
  variables: 24,
  fields: 40,
  /** Words that a variable may be, roles of a set included in their selections. */
  values: 32,
  /** Highest and lowest number of a variable. */
  number: 100,
  /** Values of a number. */
  span: 32,
  moves: 120,
  /** Moves by who makes them and against whom. */
  events: 1_000,
  regions: 8,
  /** States of a region, those within states included. */
  states: 60,
  /** Levels of states within states. */
  depth: 4,
  deadlines: 24,
  signals: 60,
  conditions: 60,
  effects: 60,
  /** Transitions of a state for one event. */
  branches: 12,
  /** Effects in a list. */
  list: 24,
} as const;

/** Families of moves, from most to least hostile. */
export const MOVE_CLASSES = ['force', 'coercion', 'protest', 'words', 'accommodation'] as const;
/** One of the families of moves. */
export type MoveClass = (typeof MOVE_CLASSES)[number];

/** How good an outcome can be, the best first. */
export const TONES = ['best', 'good', 'mixed', 'bad', 'worst'] as const;
/** How good an outcome is. */
export type Tone = (typeof TONES)[number];
