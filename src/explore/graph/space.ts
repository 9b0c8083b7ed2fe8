import { leavesOf, type Model, nestedValue } from '../../model/index.js';

/** One thing that can differ between two configurations: a region's active state or a variable of the context. */
export interface Field {
  /** The region's or the variable's name. */
  name: string;
  /** Whether it is a region's active state or a variable of the context. */
  kind: 'region' | 'variable';
  /** Every value it can take, in order. */
  values: readonly (string | number)[];
}

/**
 * Every combination of field values, numbered: a configuration's key is a number in mixed radix whose
 * digits are the places of its values. The first field counts most, so keys sort by it first. Plain data.
 */
export interface Space {
  /** What tells configurations apart, the field that counts most first. */
  fields: readonly Field[];
  /** What one step of each field's digit adds to a key. */
  strides: readonly number[];
  /** How many keys there are. */
  size: number;
}

/** A snapshot as far as a key is concerned. */
export interface Snapshot {
  value: unknown;
  context: object;
}

/** @throws RangeError when there are more combinations than a number can hold exactly */
export function spaceOf(fields: readonly Field[]): Space {
  const strides = fields.map(() => 1);
  let size = 1;
  for (let index = fields.length - 1; index >= 0; index -= 1) {
    strides[index] = size;
    size *= fields[index]?.values.length ?? 1;
  }
  if (!Number.isSafeInteger(size)) throw new RangeError('These fields have more combinations than can be numbered.');
  return { fields, strides, size };
}

/** Writes the digits of a snapshot. @throws RangeError when a value is not among the field's */
export function readDigits(space: Space, { value, context }: Snapshot, out: Uint8Array): void {
  const states = leavesOf(value as Record<string, unknown>);
  for (const [index, field] of space.fields.entries()) {
    const source = (field.kind === 'region' ? states : context) as Record<string, string | number>;
    const digit = field.values.indexOf(source[field.name] as string | number);
    if (digit < 0) throw new RangeError(`${field.name} is ${source[field.name]}, which is not among its values.`);
    out[index] = digit;
  }
}

export function keyOfDigits({ strides }: Space, digits: ArrayLike<number>): number {
  let key = 0;
  for (let index = 0; index < strides.length; index += 1) key += (digits[index] ?? 0) * (strides[index] ?? 0);
  return key;
}

export function digitsOfKey({ strides }: Space, key: number, out: Uint8Array): void {
  let rest = key;
  for (let index = 0; index < strides.length; index += 1) {
    const stride = strides[index] ?? 1;
    out[index] = Math.floor(rest / stride);
    rest %= stride;
  }
}

export function keyOf(space: Space, snapshot: Snapshot): number {
  const digits = new Uint8Array(space.fields.length);
  readDigits(space, snapshot, digits);
  return keyOfDigits(space, digits);
}

/** State value and context behind digits, as XState's resolveState takes them. */
export function snapshotOf(space: Space, digits: ArrayLike<number>): { value: object; context: object } {
  const value: Record<string, unknown> = {};
  const context: Record<string, unknown> = {};
  for (const [index, field] of space.fields.entries())
    (field.kind === 'region' ? value : context)[field.name] = field.values[digits[index] ?? 0];
  return { value: nestedValue(value as Record<string, string>), context };
}

const known = new WeakMap<Model, Space>();

/** Everything that tells two configurations of a model apart; hours are not among it. */
export function modelSpace(model: Model): Space {
  let space = known.get(model);
  if (!space) {
    space = spaceOf([
      ...model.regions.map(({ id, leaves }) => ({ name: id, kind: 'region' as const, values: leaves })),
      ...model.fields.map(({ name, values }) => ({ name, kind: 'variable' as const, values })),
    ]);
    known.set(model, space);
  }
  return space;
}
