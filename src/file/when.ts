/** How exactly a date is known; it is kept and shown as given. */
export type Precision = 'year' | 'month' | 'day' | 'minute';

/** A point or span of time as a scenario gives it, in milliseconds of UTC without a time zone. */
export interface When {
  /** How exact the date was given. */
  precision: Precision;
  /** First millisecond of the span. */
  start: number;
  /** First millisecond after the span. */
  end: number;
}

const FORMAT = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?$/;

/**
 * Reads `2023`, `2023-12`, `2024-01-16` or `2024-01-16T04:30` (the scenario's own local time).
 *
 * @returns undefined for anything else and for dates that don't exist, such as 2023-02-29
 */
export function parseWhen(text: string): When | undefined {
  const match = FORMAT.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  if (year === undefined || year < 100) return undefined;
  if (month === undefined) return { precision: 'year', start: Date.UTC(year, 0), end: Date.UTC(year + 1, 0) };
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) {
    return { precision: 'month', start: Date.UTC(year, month - 1), end: Date.UTC(year, month) };
  }
  const start = Date.UTC(year, month - 1, day, hour ?? 0, minute ?? 0);
  const date = new Date(start);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || day === 0) return undefined;
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59) return undefined;
  return hour === undefined
    ? { precision: 'day', start, end: start + 86_400_000 }
    : { precision: 'minute', start, end: start + 60_000 };
}

/** Whether a date is exact enough for a clock to start on: a day, or a time of it. */
export function isDay({ precision }: When): boolean {
  return precision === 'day' || precision === 'minute';
}

/** The names of the months, in English. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Spellings of a date, each with the order of its parts. A time of day was cut off before. */
const SPELLINGS: readonly { form: RegExp; order: 'ymd' | 'dmy' | 'mdy' }[] = [
  { form: /^(\d{4})$/, order: 'ymd' },
  { form: /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/, order: 'ymd' },
  { form: /^(\d{4})(\d{2})(\d{2})$/, order: 'ymd' },
  { form: /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/, order: 'dmy' },
  { form: /^(?:(\d{1,2})(?:st|nd|rd|th|\.)? )?([a-z]{3,9})\.?,? (\d{4})$/, order: 'dmy' },
  { form: /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/, order: 'mdy' },
];

/**
 * A date of any spelling in that of a scenario: `2024-01-16` for `16.01.2024` or `16 January 2024`.
 *
 * @returns undefined where that is not certain, as for `01/02/2024`; the date need not exist
 */
export function respelt(text: string): string | undefined {
  const [, day = '', hour, minute] =
    /^(.*?)(?:(?:,? +|t)(\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(text.slice(0, 60).trim().toLowerCase()) ?? [];
  for (const { form, order } of SPELLINGS) {
    const match = form.exec(day);
    if (!match) continue;
    const part = (letter: string) => match[1 + order.indexOf(letter)];
    const named = part('m');
    const month = named === undefined || /^\d/.test(named) ? named : monthOf(named);
    if (named !== undefined && month === undefined) return undefined;
    const parts = [part('y'), month, part('d')].filter((value) => value !== undefined);
    const date = parts.map((value) => value.padStart(2, '0')).join('-');
    return hour === undefined ? date : `${date}T${hour.padStart(2, '0')}:${minute}`;
  }
  return undefined;
}

function monthOf(word: string): string | undefined {
  const index = MONTHS.findIndex((month) => month.toLowerCase().startsWith(word));
  return index < 0 ? undefined : String(index + 1);
}

/** A time on the simulated clock as a date-time text, to the minute. */
export function clockTime(start: When, hours: number): string {
  const time = new Date(start.start + Math.round(hours * 60) * 60_000).toISOString();
  // Years of five digits have a sign and a zero before them.
  return time.slice(0, -':00.000Z'.length).replace(/^\+0*/, '');
}

/** The day on which a time of the simulated clock falls. */
export function clockDay(start: When, hours: number): string {
  return clockTime(start, hours).replace(/T.*/, '');
}
