/** How exactly a date is known; it is kept and shown as given. */
export type Precision = 'month' | 'day' | 'minute';

/** A point or span of time as a scenario gives it, in milliseconds of UTC without a time zone. */
export interface When {
  precision: Precision;
  /** First millisecond of the span. */
  start: number;
  /** First millisecond after the span. */
  end: number;
}

const FORMAT = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?$/;

/**
 * Reads `2023-12`, `2024-01-16` or `2024-01-16T04:30` (the scenario's own local time).
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
  if (year === undefined || year < 100 || month === undefined || month < 1 || month > 12) return undefined;
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

/** A time on the simulated clock as a date-time text, to the minute. */
export function clockTime(start: When, hours: number): string {
  return new Date(start.start + Math.round(hours * 60) * 60_000).toISOString().slice(0, 16);
}
