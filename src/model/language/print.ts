import type { Condition, Value } from './condition.js';

/** How a comparison reads: `≥` is easier on the eye than `>=`. */
const SIGNS: Record<string, string> = { '>=': '≥', '<=': '≤', '!=': '≠' };

/**
 * A condition in words, as a diagram or a table shows it: `tension ≥ 3 and pressure(actor) ≥ 1`. What it prints is
 * read again as the same condition, unless conditions with names are told by their texts.
 *
 * @param titleOf what a condition with a name is called; its name where there is none
 */
export function printCondition(condition: Condition, titleOf?: (name: string) => string | undefined): string {
  const print = (part: Condition): string => printCondition(part, titleOf);
  const inner = (part: Condition): string =>
    part.type === 'any' || (part.type === 'all' && condition.type !== 'all') ? `(${print(part)})` : print(part);
  switch (condition.type) {
    case 'compare': {
      const { of, who, op, value } = condition.params;
      return `${nameOf(of, who)} ${SIGNS[op] ?? op} ${value}`;
    }
    case 'among': {
      const { of, who, values } = condition.params;
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
      return condition.params.guards.map(inner).join(' and ');
    case 'any':
      return condition.params.guards
        .map((part) => (part.type === 'any' ? `(${print(part)})` : print(part)))
        .join(' or ');
  }
}

/** A variable, with whose it is. */
export function nameOf(of: string, who: string | undefined): string {
  return who === undefined ? of : `${of}(${who})`;
}

/** A value as an expression has it. */
export const printValue = (value: Value): string => String(value);
