import { clockDay, MANY_HOURS, type When } from '../../scenario/index.js';
import type { Words } from '../words/index.js';

/** When something happens on the simulated clock: its hour, or its date where hours are too many to tell anything. */
export function timeText(hours: number, start: When | undefined, { crisis }: Words): string {
  return start && hours >= MANY_HOURS ? crisis.date(clockDay(start, hours)) : crisis.clock(hours);
}
