import type { Condition, Value } from './condition.js';
import type { Readable } from './names.js';

/** How a comparison reads: `≥` is easier on the eye than `>=`. */
const SIGNS: Record<string, string> = { '>=': '≥', '<=': '≤', '!=': '≠' };

/**
 * A condition in words, as a diagram or a table shows it: `tension ≥ 3 and pressure(actor) ≥ 1`. What it prints is
 * read again as the same condition, unless conditions with names are told by their texts.
 *
 * @param titleOf what a condition with a name is called; its name where there is none
 * @param readable what can be read, to say `worry(all) ≥ 1` and `talks` where each role or each state within is named
 */
export function printCondition(
  condition: Condition,
  titleOf?: (name: string) => string | undefined,
  readable: readonly Readable[] = [],
): string {
  const print = (part: Condition): string => printCondition(part, titleOf, readable);
  const inner = (part: Condition): string =>
    part.type === 'any' || (part.type === 'all' && condition.type !== 'all') ? `(${print(part)})` : print(part);
  switch (condition.type) {
    case 'compare': {
      const { of, who, op, value } = condition.params;
      return `${nameOf(of, who)} ${SIGNS[op] ?? op} ${value}`;
    }
    case 'among': {
      const { of, who, values } = condition.params;
      const holding = holderOf(
        values,
        readable.find(({ name, kind }) => name === of && kind === 'region')?.values ?? [],
      );
      if (holding !== undefined) return `${of} = ${holding}`;
      return `${nameOf(of, who)} in (${values.join(', ')})`;
    }
    case 'has':
      return `${condition.params.of} has ${condition.params.role}`;
    case 'named':
      return titleOf?.(condition.params.name) ?? condition.params.name;
    case 'claim':
      return `${condition.params.kind} (${print(condition.params.guard)})`;
    case 'not':
      return `not ${condition.params.guard.type === 'all' || condition.params.guard.type === 'any' ? `(${print(condition.params.guard)})` : print(condition.params.guard)}`;
    case 'all':
      return ofEverybody(condition.params.guards, 'all', readable)
        .map((part) => (typeof part === 'string' ? part : inner(part)))
        .join(' and ');
    case 'any':
      return ofEverybody(condition.params.guards, 'any', readable)
        .map((part) => (typeof part === 'string' ? part : part.type === 'any' ? `(${print(part)})` : print(part)))
        .join(' or ');
  }
}

/** The state that holds just these states. */
function holderOf(values: readonly Value[], leaves: readonly Value[]): string | undefined {
  const path = String(values[0]).split('.').slice(0, -1);
  for (let depth = path.length; depth > 0; depth -= 1) {
    const state = path.slice(0, depth).join('.');
    const within = leaves.filter((leaf) => String(leaf).startsWith(`${state}.`));
    if (within.length === values.length && within.every((leaf) => values.includes(leaf))) return state;
  }
  return undefined;
}

/** Comparisons of what each role has, the same of each, as one: `worry(all) ≥ 1`. */
function ofEverybody(
  guards: readonly Condition[],
  who: 'all' | 'any',
  readable: readonly Readable[],
): (Condition | string)[] {
  let parts: (Condition | string)[] = [...guards];
  for (const { name, each } of readable) {
    const fields = Object.values(each ?? {});
    if (fields.length < 2) continue;
    const alike = (part: Condition | string, of: string, as: string) =>
      typeof part !== 'string' && part.type === 'compare' && part.params.of === of && asked(part.params) === as;
    for (const first of guards) {
      if (first.type !== 'compare' || first.params.of !== fields[0]) continue;
      const as = asked(first.params);
      if (!fields.every((of) => parts.some((part) => alike(part, of, as)))) continue;
      parts = parts.flatMap((part) => {
        if (part === first) return `${name}(${who}) ${as}`;
        return fields.some((of) => alike(part, of, as)) ? [] : [part];
      });
    }
  }
  return parts;
}

const asked = ({ op, value }: { op: string; value: Value }): string => `${SIGNS[op] ?? op} ${value}`;

/** A variable, with whose it is. */
export function nameOf(of: string, who: string | undefined): string {
  return who === undefined ? of : `${of}(${who})`;
}

/** A value as an expression has it. */
export const printValue = (value: Value): string => String(value);
