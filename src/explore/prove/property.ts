import type { Condition } from '../../model/index.js';

/** A claim about every path (`possibly`: about some path) from a configuration on. Plain data. */
export interface Property {
  /** What is claimed of the condition; PROPERTY_TEXTS says each in words. */
  kind: 'never' | 'always' | 'eventually' | 'possibly' | 'until';
  /** The condition that the claim is about. */
  condition: Condition;
  /** Of `until`: what must come. */
  goal?: Condition;
  /** Only the first so many moves and passed deadlines count. */
  within?: number;
}

/** What is to be said where a condition hangs on nothing that can happen. */
export const TRIVIAL_TEXTS = {
  never: 'No configuration can meet what this claims, whatever happens: see whether it says what you mean.',
  always: 'Every configuration meets what this claims, whatever happens: see whether it says what you mean.',
} as const;

/** What each kind of property claims, as a student can read it, after “The claim says:”. */
export const PROPERTY_TEXTS: Record<Property['kind'], string> = {
  never: 'on no path does it ever hold.',
  always: 'on every path it holds at every point, the first included.',
  eventually: 'on every path it holds sooner or later, whatever anybody does.',
  possibly: 'on some path it holds at some point.',
  until: 'on every path the second comes sooner or later, and the first holds at every point before.',
};
