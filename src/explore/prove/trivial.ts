import type { Field, Space } from '../graph/space.js';
import { compare } from './holds.js';
import type { Condition, Property } from './property.js';

/** Most combinations of values that are tried; a condition on more says hardly nothing. */
const MOST_COMBINATIONS = 200_000;

/**
 * Whether a claim is about something that no configuration could ever meet, such as a number beyond its bounds or
 * two states of one region at once, or that every one would: then what came of it says nothing about the crisis.
 *
 * @returns what is so of the condition or the goal; undefined where neither is trivial
 */
export function trivialIn(space: Space, { condition, goal }: Property): 'never' | 'always' | undefined {
  return metIn(space, condition) ?? (goal && metIn(space, goal));
}

function metIn(space: Space, condition: Condition): 'never' | 'always' | undefined {
  const names = namesIn(condition);
  const fields = space.fields.filter(({ name }) => names.has(name));
  if (fields.reduce((product, { values }) => product * values.length, 1) > MOST_COMBINATIONS) return undefined;
  let met: boolean | undefined;
  for (const values of combinations(fields)) {
    const now = meets(condition, values);
    if (met !== undefined && now !== met) return undefined;
    met = now;
  }
  return met ? 'always' : 'never';
}

function namesIn(condition: Condition): Set<string> {
  switch (condition.kind) {
    case 'compare':
      return new Set([condition.field]);
    case 'not':
      return namesIn(condition.of);
    default:
      return new Set(condition.of.flatMap((part) => [...namesIn(part)]));
  }
}

type Values = Map<string, string | number>;

/** Every way to give each field a value, one after another in the same map. */
function* combinations([field, ...rest]: readonly Field[], values: Values = new Map()): Generator<Values, void> {
  if (!field) {
    yield values;
    return;
  }
  for (const value of field.values) {
    values.set(field.name, value);
    yield* combinations(rest, values);
  }
}

function meets(condition: Condition, values: Values): boolean {
  switch (condition.kind) {
    case 'compare':
      return compare(values.get(condition.field) ?? '', condition.op, condition.value);
    case 'not':
      return !meets(condition.of, values);
    case 'and':
      return condition.of.every((part) => meets(part, values));
    case 'or':
      return condition.of.some((part) => meets(part, values));
  }
}
