/** A time that passes, as people count it. */
export interface Span {
  days: number;
  hours: number;
  minutes: number;
}

/** From how many hours on days and dates say more than hours: two weeks. */
export const MANY_HOURS = 336;
/** From how many hours on a day is as fine as it need be: sixty days. */
const VERY_MANY_HOURS = 1_440;

/**
 * Hours as people count them, no finer than tells them anything: minutes where it is whole minutes or
 * less than an hour, else tenths of an hour; days from two on; of two weeks no minutes, of sixty days no hours.
 *
 * @param hours 0 or more; what a computer adds to a fraction does no harm
 */
export function spanOf(hours: number): Span {
  const minutes = Math.round(hours * 60);
  const exact = hours < 1 || Math.abs(hours * 60 - minutes) < 0.001;
  const grain = hours >= VERY_MANY_HOURS ? 24 * 60 : hours >= MANY_HOURS ? 60 : exact ? 1 : 6;
  const rounded = Math.round((hours * 60) / grain) * grain;
  const days = rounded < 48 * 60 ? 0 : Math.floor(rounded / (24 * 60));
  const rest = rounded - days * 24 * 60;
  return grain === 6
    ? { days, hours: rest / 60, minutes: 0 }
    : { days, hours: Math.floor(rest / 60), minutes: rest % 60 };
}

/** A time that passes: `40 min`, `6 h`, `1 h 40 min`, `3 days`, `2 days 1 h 40 min`, `240 days`. */
export function hoursText(hours: number): string {
  const span = spanOf(hours);
  const parts = [
    ...(span.days > 0 ? [`${span.days} days`] : []),
    ...(span.hours > 0 ? [`${span.hours} h`] : []),
    ...(span.minutes > 0 ? [`${span.minutes} min`] : []),
  ];
  return parts.join(' ') || '0 h';
}

/** A point of the simulated clock: the hour, to the tenth that has begun, or the day where hours are too many to tell anything. */
export function clockPoint(hours: number): { unit: 'hour' | 'day'; value: number } {
  return hours < MANY_HOURS
    ? { unit: 'hour', value: Math.floor(hours * 10 + 1e-6) / 10 }
    : { unit: 'day', value: Math.floor(hours / 24) };
}

/** A point of the simulated clock: `hour 49.6`, `day 240`. */
export function clockText(hours: number): string {
  const { unit, value } = clockPoint(hours);
  return `${unit} ${value}`;
}
