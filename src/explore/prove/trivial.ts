import { type Condition, type Model, prepare, readsOf, type Value } from '../../model/index.js';
import { type Field, modelSpace } from '../graph/space.js';
import type { Property } from './property.js';

/** Most combinations of values that are tried; a condition on more says hardly nothing. */
const MOST_COMBINATIONS = 200_000;

/**
 * Whether a claim is about something that no configuration could ever meet, such as a number beyond its bounds or
 * two states of one region at once, or that every one would: then what came of it says nothing about the crisis.
 *
 * @returns what is so of the condition or the goal; undefined where neither is trivial
 */
export function trivialIn(model: Model, { condition, goal }: Property): 'never' | 'always' | undefined {
  return metIn(model, condition) ?? (goal && metIn(model, goal));
}

/** Whether a condition is met by no configuration that there could be, or by every one. */
export function metIn(model: Model, condition: Condition): 'never' | 'always' | undefined {
  if (holdsClaim(condition)) return undefined;
  const names = new Set(readsOf(model.world, condition));
  const fields = modelSpace(model).fields.filter(({ name }) => names.has(name));
  if (fields.reduce((product, { values }) => product * values.length, 1) > MOST_COMBINATIONS) return undefined;
  const test = prepare(model.world, condition);
  let met: boolean | undefined;
  for (const values of combinations(fields)) {
    const now = test(values, {});
    if (met !== undefined && now !== met) return undefined;
    met = now;
  }
  return met ? 'always' : 'never';
}

function holdsClaim(condition: Condition): boolean {
  switch (condition.type) {
    case 'claim':
      return true;
    case 'not':
    case 'named':
      return holdsClaim(condition.params.guard);
    case 'all':
    case 'any':
      return condition.params.guards.some(holdsClaim);
    default:
      return false;
  }
}

/** Every way to give each field a value, one after another in the same record. */
function* combinations(
  [field, ...rest]: readonly Field[],
  values: Record<string, Value> = {},
): Generator<Record<string, Value>, void> {
  if (!field) {
    yield values;
    return;
  }
  for (const value of field.values) {
    values[field.name] = value;
    yield* combinations(rest, values);
  }
}
