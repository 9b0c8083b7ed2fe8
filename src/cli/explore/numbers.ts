import { UsageError } from '../errors.js';

/** A whole number within bounds, as an option gives it. @throws UsageError for anything else */
export function wholeNumber(flag: string, text: string, low: number, high: number): number {
  const number = Number(text);
  if (!/^\d{1,15}$/.test(text) || number < low || number > high)
    throw new UsageError(`${flag} takes a whole number from ${low} to ${high}, not ${text}.`);
  return number;
}
