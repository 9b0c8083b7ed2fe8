import type { Model, Tone } from '../../model/index.js';

const GOOD: readonly Tone[] = ['best', 'good'];
const BAD: readonly Tone[] = ['worst', 'bad'];

/** Claims to begin with, of what the model has: its worst and its best outcome, and its measure. */
export function claimsOf({ outcomes, measure }: Model): string[] {
  const first = (tones: readonly Tone[]) =>
    tones.flatMap((tone) => [...outcomes].filter(([, one]) => one === tone).map(([id]) => id))[0];
  const worst = first(BAD);
  const best = first(GOOD);
  const high = measure && Number(measure.values.at(-1));
  return [
    ...(worst === undefined ? [] : [`never ${worst} within 4`]),
    ...(best === undefined ? [] : [`possibly ${best}`]),
    ...(measure && high !== undefined ? [`always ${measure.name} <= ${high - 1}`] : []),
    ...(best === undefined ? [] : [`eventually ${best}`]),
  ];
}
