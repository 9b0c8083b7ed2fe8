import { ExploreError } from '../../explore/job.js';
import { UsageError } from '../errors.js';

/** A whole number within bounds, as an option gives it. @throws UsageError for anything else */
export function wholeNumber(flag: string, text: string, low: number, high: number): number {
  const number = Number(text);
  if (!/^\d{1,15}$/.test(text) || number < low || number > high)
    throw new UsageError(
      `${flag} takes a whole number from ${low.toLocaleString('en')} to ${high.toLocaleString('en')}, not ${text || 'nothing'}.`,
    );
  return number;
}

/** What is read from the command line itself. @throws UsageError where the reading throws an ExploreError */
export function asked<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof ExploreError ? new UsageError(error.message) : error;
  }
}

/** Most configurations that can be asked for: more would not fit into memory. */
const MOST_CONFIGURATIONS = 20_000_000;

/** What --limit says of exploring; undefined without it. @throws UsageError when it is no number */
export function limitOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : wholeNumber('--limit', text, 1, MOST_CONFIGURATIONS);
}
