import { percent } from '../../../render/text/percent.js';

/** Probabilities and what becomes of them. */
export const share = {
  /** A probability as people read it: never a 0 or a 100 that is none; no line breaks before its sign. */
  percent: (share: number): string => percent(share).replaceAll(' ', '\u00a0'),
  /** A difference of probabilities in percentage points. */
  points: (delta: number): string => `\u200e${delta < 0 ? '−' : '+'}${(Math.abs(delta) * 100).toFixed(1)}`,
  never: 'Never ends',
  noForecast:
    'No forecast: a probability here says what follows from the machine and from a policy, a set of weights that you can read and change. Compare two policies before you believe one.',
};
