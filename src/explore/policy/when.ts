import {
  allOf,
  type Condition,
  ExpressionError,
  liesIn,
  MOVE_CLASSES,
  type Model,
  type Names,
  parseCondition,
  type Readable,
} from '../../model/index.js';
import { LAST, turnsOf, type When } from './kinds.js';

/** What a rule can ask of the move and of what was done before, beside what the model has. */
export const OWN = { class: 'class', move: 'move', last: 'rivalLast' } as const;

const known = new WeakMap<Model, Names>();

/** What the conditions of rules may name: all that the model has, and the move itself. */
export function whenNames(model: Model): Names {
  let names = known.get(model);
  if (!names) {
    const own: Readable[] = [
      { name: OWN.class, kind: 'choice', values: MOVE_CLASSES },
      { name: OWN.move, kind: 'choice', values: [...model.moves.keys()] },
      { name: OWN.last, kind: 'choice', values: LAST },
    ];
    const taken = new Set(own.map(({ name }) => name));
    names = {
      ...model.names,
      readable: [...own, ...model.names.readable.filter(({ name }) => !taken.has(name))],
      roles: turnsOf(model),
    };
    known.set(model, names);
  }
  return names;
}

/**
 * The condition of a rule, whichever way it is written.
 *
 * @throws ExpressionError where a name is none of the model
 */
export function conditionOfRule(model: Model, when: When): Condition {
  const names = whenNames(model);
  if (typeof when === 'string') return parseCondition(when, names);
  const parts = Object.entries(when).flatMap(([key, wanted]) =>
    wanted === undefined ? [] : partOf(model, names, key, wanted),
  );
  return allOf(parts);
}

type Wanted = string | readonly string[] | { atLeast?: number | undefined; atMost?: number | undefined };

function partOf(model: Model, names: Names, key: string, wanted: Wanted): Condition[] {
  if (key === 'by')
    return [{ type: 'among', params: { of: 'actor', values: [...[wanted as string | string[]].flat()] } }];
  if (key === 'kind') {
    const kinds = [wanted as string | string[]].flat();
    const roles = [...model.roles.values()].filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
    return [{ type: 'among', params: { of: 'actor', values: roles } }];
  }
  const found = names.readable.find(({ name }) => name === key);
  if (!found)
    throw new ExpressionError(
      `${key} is neither a region nor a variable of ${model.id}.`,
      `Possible: ${names.readable.map(({ name }) => name).join(', ')}.`,
      0,
      1,
    );
  const who = found.each && ({ who: 'actor' } as const);
  if (typeof wanted === 'object' && !Array.isArray(wanted)) {
    const { atLeast, atMost } = wanted as Exclude<Wanted, string | readonly string[]>;
    return [
      ...(atLeast === undefined
        ? []
        : [{ type: 'compare' as const, params: { of: key, ...who, op: '>=' as const, value: atLeast } }]),
      ...(atMost === undefined
        ? []
        : [{ type: 'compare' as const, params: { of: key, ...who, op: '<=' as const, value: atMost } }]),
    ];
  }
  const values = [wanted as string | string[]].flat();
  const leaves = model.region.get(key)?.leaves;
  const meant = leaves ? leaves.filter((leaf) => values.some((state) => liesIn(leaf, state))) : [...values];
  return [{ type: 'among', params: { of: key, ...who, values: meant } }];
}
