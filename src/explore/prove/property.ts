/** A condition on one configuration. Plain data. */
export type Condition =
  | { kind: 'compare'; field: string; op: Operator; value: string | number }
  | { kind: 'not'; of: Condition }
  | { kind: 'and' | 'or'; of: Condition[] };

export const OPERATORS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Operator = (typeof OPERATORS)[number];

/** A claim about every path (`possibly`: about some path) from a configuration on. Plain data. */
export interface Property {
  kind: 'never' | 'always' | 'eventually' | 'possibly' | 'until';
  condition: Condition;
  /** Of `until`: what must come. */
  goal?: Condition;
  /** Only the first so many moves and passed deadlines count. */
  within?: number;
}

/** What each kind of property claims, in a sentence a student can read. */
export const PROPERTY_TEXTS: Record<Property['kind'], string> = {
  never: 'On no path does it ever hold.',
  always: 'On every path it holds at every point, the first included.',
  eventually: 'On every path it holds sooner or later, whatever anybody does.',
  possibly: 'On some path it holds at some point.',
  until: 'On every path the second comes sooner or later, and the first holds at every point before.',
};
