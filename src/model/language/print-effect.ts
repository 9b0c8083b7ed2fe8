import type { Effect } from './effect.js';
import { nameOf, printCondition } from './print.js';

/**
 * An effect as a file has it, with signs that are easier on the eye; nothing for one that does nothing.
 *
 * @param signal how a signal is written
 */
export function printEffect(effect: Effect, signal = (name: string): string => name): string {
  if (effect.type === 'note') return '';
  if (effect.type === 'raise') return `raise ${signal(effect.params.signal)}`;
  if (effect.type === 'raiseIf') return `raise ${signal(effect.params.signal)} if ${printCondition(effect.params.if)}`;
  const { of } = effect.params;
  const whose = nameOf(of, 'who' in effect.params ? effect.params.who : undefined);
  const when = effect.params.if ? ` if ${printCondition(effect.params.if)}` : '';
  switch (effect.type) {
    case 'shift': {
      const { by } = effect.params;
      return `${whose} ${by < 0 ? `− ${-by}` : `+ ${by}`}${when}`;
    }
    case 'set':
      return `${whose} = ${effect.params.to}${when}`;
    case 'include':
      return `${whose} + ${effect.params.role}${when}`;
    default:
      return `${whose} − ${effect.params.role}${when}`;
  }
}
