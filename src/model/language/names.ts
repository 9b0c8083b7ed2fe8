import { didYouMean } from '../../file/suggest.js';
import type { Condition, Relative, Value } from './condition.js';

/** Something that a condition can read: a region's active state, or a variable. */
export interface Readable {
  /** Its name. */
  name: string;
  /** `number`: a bounded whole number. `choice`: one of some words. `role`: a role or none. `set`: a set of roles. */
  kind: 'region' | 'number' | 'choice' | 'role' | 'set';
  /** What it can be, in order. Of a set those of the context: none, a role, …, all. */
  values: readonly Value[];
  /** Of a role or a set: the roles that it may hold. */
  roles?: readonly string[];
  /** Of a variable that each role has of its own: the name of the variable of the context, by role. */
  each?: Readonly<Record<string, string>>;
}

/** What an expression may name. */
export interface Names {
  /** Regions and variables. */
  readable: readonly Readable[];
  /** Every role. */
  roles: readonly string[];
  /** Conditions that have a name. */
  conditions: ReadonlyMap<string, Condition>;
  /** The words for whom an event concerns, as far as they mean somebody where the expression stands. */
  relatives: readonly Relative[];
  /** Whether a claim about paths may stand in a condition, as in `always possibly restored`. */
  claims?: boolean;
  /** Signals that an effect may raise. */
  signals?: readonly string[];
  /** Effects that have a name. */
  effects?: readonly string[];
}

/** The same name, whatever letters are capitals. */
export const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** A slip in an expression: what is wrong, what to do, and where in the text. */
export class ExpressionError extends Error {
  override name = 'ExpressionError';
  constructor(
    message: string,
    /** What to do about it. */
    readonly hint: string,
    /** Where in the text, from 0. */
    readonly from: number,
    /** Where it ends. */
    readonly to: number,
  ) {
    super(message);
  }
}

/** What is readable by a name, capitals aside. */
export function readableOf(names: Names, word: string): Readable | undefined {
  return names.readable.find(({ name }) => name === word) ?? names.readable.find(({ name }) => same(name, word));
}

/** Names that a state can be called by: its path, or the last part of it. */
export function statesNamed(names: Names, word: string): { region: Readable; state: string }[] {
  const exact: { region: Readable; state: string }[] = [];
  const tail: { region: Readable; state: string }[] = [];
  for (const region of names.readable) {
    if (region.kind !== 'region') continue;
    for (const value of region.values) {
      const state = String(value);
      if (same(state, word)) exact.push({ region, state });
      else if (state.split('.').some((part) => same(part, word))) tail.push({ region, state });
    }
  }
  return exact.length > 0 ? exact : tail;
}

export function hintFor(word: string, candidates: readonly string[]): string {
  return didYouMean(word, candidates);
}
