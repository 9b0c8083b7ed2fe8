import { MOST_WEIGHT, NOBODY } from './policy/kinds.js';
import type { Policy } from './policy/schema.js';
import type { Axis } from './sweep.js';

/** How often nobody acts decides much and can be read off no crisis, so odds are told for as many times that, too. */
const TIMES = [1 / 3, 3];

/** A third of how often nobody acts under a policy, and three times that; undefined where that is no figure of it. */
export function nobodyAxis({ turns }: Policy): Axis | undefined {
  const now = turns ? (turns[NOBODY] ?? 1) : 0;
  // As many digits as anybody reads: 0.1 gives 0.033.
  return now > 0
    ? {
        parameter: `turns.${NOBODY}`,
        values: TIMES.map((times) => Math.min(MOST_WEIGHT, Number((now * times).toPrecision(2)))),
      }
    : undefined;
}
