import type { Condition } from './condition.js';
import { compare } from './evaluate.js';
import type { Readable } from './names.js';

/**
 * Whether a condition can hold, as far as the bounds of its numbers show: `danger >= 9` cannot where danger goes to 8.
 *
 * @param readable what it may read
 */
export function canHold(condition: Condition, readable: readonly Readable[]): boolean {
  switch (condition.type) {
    case 'compare': {
      const { of, op, value } = condition.params;
      const found = readable.find(({ name, each }) => name === of || Object.values(each ?? {}).includes(of));
      return (
        found?.kind !== 'number' || typeof value !== 'number' || found.values.some((one) => compare(one, op, value))
      );
    }
    case 'named':
      return canHold(condition.params.guard, readable);
    case 'all':
      return condition.params.guards.every((guard) => canHold(guard, readable));
    case 'any':
      return condition.params.guards.some((guard) => canHold(guard, readable));
    default:
      return true;
  }
}
