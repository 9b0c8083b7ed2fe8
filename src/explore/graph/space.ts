import {
  BOUNDS,
  type BoundedVariable,
  type CrisisContext,
  DIPLOMACY,
  INITIAL_CONTEXT,
  MEDIATION,
  PHASES,
  SIDES,
} from '../../model/index.js';

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
  for (const [index, field] of space.fields.entries()) {
    const source = (field.kind === 'region' ? value : context) as Record<string, string | number>;
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
  return { value, context };
}

const ENUMS = {
  initiatedBy: ['none', ...SIDES],
  respondedBy: ['none', ...SIDES],
  assurances: ['none', ...SIDES, 'both'],
} as const;

function valuesOf(variable: keyof CrisisContext): readonly (string | number)[] {
  if (!Object.hasOwn(BOUNDS, variable)) return ENUMS[variable as keyof typeof ENUMS];
  const [low, high] = BOUNDS[variable as BoundedVariable];
  return Array.from({ length: high - low + 1 }, (_, index) => low + index);
}

/** The variables of the crisis as fields. */
export const CRISIS_VARIABLES: readonly Field[] = (Object.keys(INITIAL_CONTEXT) as (keyof CrisisContext)[]).map(
  (name) => ({ name, kind: 'variable', values: valuesOf(name) }),
);

/** Everything that tells two configurations of the crisis apart; hours are not among it. */
export const CRISIS_SPACE: Space = spaceOf([
  { name: 'phase', kind: 'region', values: PHASES },
  { name: 'diplomacy', kind: 'region', values: DIPLOMACY },
  { name: 'mediation', kind: 'region', values: MEDIATION },
  ...CRISIS_VARIABLES,
]);
