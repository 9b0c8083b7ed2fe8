/** Text that stands as a comment before what it is about. */
export class Noted {
  constructor(
    readonly value: unknown,
    readonly note: string,
  ) {}
}

/** A block of a file. */
export type Data = Record<string, unknown>;
/** A block of a file; what is none is an empty one. */
export const data = (value: unknown): Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};

/** A transition written out, so that it can stand in a list. */
export function whole(one: unknown): unknown {
  if (one instanceof Noted) return new Noted(whole(one.value), one.note);
  return typeof one === 'string' ? { to: one } : (one ?? {});
}

/** Effects as a file has them. */
export const single = (effects: readonly string[]): unknown => (effects.length === 1 ? effects[0] : effects);
/** The last part of a path. */
export const lastOf = (path: string): string => path.split('.').at(-1) ?? '';

/** Some of the entries of a block, where they are there. */
export function pick(from: Data, keys: readonly string[]): Data {
  return Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]])));
}
