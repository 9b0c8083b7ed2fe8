import type { Path } from './places.js';

/** A block of a parsed file: values by their keys. */
export type Bag = Readonly<Record<string, unknown>>;

/** Whether a value is a block: no list, and no word or number. */
export function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path of a parsed file; nothing where there is no such place. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}
