/** What a number can be compared with. */
export const OPERATORS = ['=', '!=', '<', '<=', '>', '>='] as const;
/** One of the comparisons. */
export type Operator = (typeof OPERATORS)[number];

/** What a region or a variable can be. */
export type Value = string | number;

/** Words for whoever an event concerns: who makes the move, the rival of theirs, whom it is aimed at. */
export const RELATIVES = ['actor', 'rival', 'target'] as const;
/** One of them. */
export type Relative = (typeof RELATIVES)[number];

/**
 * A condition as plain data: a guard, what a claim is about, what is expected after a step, when a rule of a policy
 * fits. `of` is the name of a region or of a variable of the context; with `who` it is a variable that each role of
 * a kind has of its own, and `who` says whose is read.
 */
export type Condition =
  | Compare
  | Among
  | { type: 'has'; params: { of: string; role: string } }
  | { type: 'not'; params: { guard: Condition } }
  | { type: 'all' | 'any'; params: { guards: Condition[] } }
  | { type: 'named'; params: { name: string; guard: Condition } }
  | Claim;

/** What is claimed of the paths from somewhere on: that a condition holds on none, on all, sooner or later, or on some. */
export const CLAIM_KINDS = ['never', 'always', 'eventually', 'possibly'] as const;

/** `possibly restored` within another condition: a claim about every path from there on. Only claims can hold one. */
export interface Claim {
  /** Its kind. */
  type: 'claim';
  /** What is claimed of which condition. */
  params: { kind: (typeof CLAIM_KINDS)[number]; guard: Condition };
}

/** `tension >= 3`, `firstForce = rival`, `phase = strike`; a value may be one of RELATIVES where roles are meant. */
export interface Compare {
  /** Its kind. */
  type: 'compare';
  /** What is compared with what. */
  params: { of: string; who?: Relative; op: Operator; value: Value };
}

/** `firstForce in (none, actor)`. */
export interface Among {
  /** Its kind. */
  type: 'among';
  /** What may be which. */
  params: { of: string; who?: Relative; values: Value[] };
}

/** What an event says of who it concerns; a deadline or a signal says nothing. */
export interface Concerned {
  /** Who makes the move. */
  by?: string | undefined;
  /** Whom it is aimed at. */
  target?: string | undefined;
}

export const isRelative = (word: unknown): word is Relative => RELATIVES.includes(word as Relative);

/** Every comparison in a condition, whatever stands around it. */
export function comparisonsIn(condition: Condition): (Compare | Among | Extract<Condition, { type: 'has' }>)[] {
  switch (condition.type) {
    case 'compare':
    case 'among':
    case 'has':
      return [condition];
    case 'not':
    case 'named':
    case 'claim':
      return comparisonsIn(condition.params.guard);
    default:
      return condition.params.guards.flatMap(comparisonsIn);
  }
}

/** Conditions that must all hold; one alone stays as it is, and those that are several themselves are among them. */
export function allOf(guards: Condition[]): Condition {
  return joined('all', guards);
}

/** Conditions of which one is enough; one alone stays as it is, and those that are several themselves are among them. */
export function anyOf(guards: Condition[]): Condition {
  return joined('any', guards);
}

function joined(type: 'all' | 'any', parts: readonly Condition[]): Condition {
  const guards = parts.flatMap((part) => (part.type === type ? part.params.guards : [part]));
  const [only] = guards;
  return only && guards.length === 1 ? only : { type, params: { guards } };
}

export function not(guard: Condition): Condition {
  return guard.type === 'not' ? guard.params.guard : { type: 'not', params: { guard } };
}
