import { parseWhen } from '../../../file/when.js';

/** Gregorian, as the reports date it; with Persian names and digits. */
export const gregorian = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('fa-u-ca-gregory', { timeZone: 'UTC', ...options });

const FORMATS = {
  year: gregorian({ year: 'numeric' }),
  month: gregorian({ year: 'numeric', month: 'long' }),
  day: gregorian({ year: 'numeric', month: 'long', day: 'numeric' }),
  minute: gregorian({
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }),
};

/** A date as exactly as it is known. */
export function dateText(at: string): string {
  const when = parseWhen(at);
  return when ? FORMATS[when.precision].format(new Date(when.start)) : at;
}
