import type { z } from 'zod';
import { slug, unusedId } from './ids.js';
import { LIMITS } from './limits.js';
import type { Problem } from './problem.js';
import { didYouMean } from './suggest.js';
import { valueAt } from './value-at.js';
import { isDay, parseWhen, respelt } from './when.js';
import type { Located, Path } from './yaml.js';

type Issue = z.core.$ZodIssue;

/** What the words for a wrong shape need to know of the kind of file. */
export interface FileKind {
  /** Where its keys are described. */
  page: string;
  /** The keys that a block at a place may have; none where that is not known. */
  keysAt(path: Path): readonly string[];
  /** What to do about a key that is not known there; nothing where the nearest one will do. */
  keyHint?(key: string, path: Path): string | undefined;
  /** Whether the value of a key is a date. */
  isDate?(key: string): boolean;
  /** What is wrong with a text that is not written as it should be, and what to do; nothing where the schema's words will do. */
  formWords?(key: string, value: string): readonly [message: string, hint: string] | undefined;
  /** What to do about a text that is none of the possible values; nothing where the nearest one will do. */
  valueHint?(key: string, value: string, values: readonly string[]): string | undefined;
  /** What to write instead of a value that is of none of the kinds that fit there; nothing where one of its kind does. */
  kindsHint?(path: Path, value: unknown): string | undefined;
  /** What to do about a key that is missing; nothing where it will do to add it. */
  missingHint?(key: string): string | undefined;
  /** Ids that may not be suggested. */
  takenIds?: ReadonlySet<string>;
}

/**
 * What zod found wrong with the shape of a parsed file, for people: each problem at its line.
 *
 * @param issue of a schema; a check of its own says what to do in `params.hint`, or that it wants a date in `params.date`
 */
export function shapeProblems(issue: Issue, located: Located, kind: FileKind): Problem[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol') as Path;
  const value = valueAt(located.data, path);
  const name = nameOf(path);
  const shown = typeof value === 'string' ? ` ${JSON.stringify(value.slice(0, 60))}` : '';
  const missing = (hint = kind.missingHint?.(name) ?? `Add \`${name}:\`.`) => [
    located.problem(path, 'missing', `The key ${name} is missing here.`, hint),
  ];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const rests = restsOfTexts(issue.keys, located, path);
      return issue.keys
        .slice(0, LIMITS.problems)
        .flatMap(
          (key) =>
            rests.get(key) ??
            located.problem(
              [...path, key],
              'unknown-key',
              `There is no key ${JSON.stringify(key.slice(0, 60))} here.`,
              kind.keyHint?.(key, path) ?? didYouMean(key, kind.keysAt(path)),
              { key: true },
            ),
        );
    }
    case 'invalid_union': {
      if (value === undefined) return missing();
      const hint = kind.kindsHint?.(path, value);
      return hint === undefined
        ? ofUnion(issue, located, kind, path, value)
        : [located.problem(path, 'value', `${name} cannot be${shown || ` ${kindOf(value)}`}.`, hint)];
    }
    case 'invalid_type':
      if (value === undefined) return missing();
      return [
        located.problem(
          path,
          'type',
          `${typeof path.at(-1) === 'number' ? 'An entry of ' : ''}${name} must be ${KINDS[issue.expected] ?? issue.expected}, but is ${isNumber(issue.expected) && typeof value === 'number' ? value : kindOf(value)}.`,
          typeHint(issue.expected, value, path, kind),
        ),
      ];
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (value === undefined)
        return missing(kind.missingHint?.(name) ?? `Add \`${name}:\` with one of ${values.join(', ')}.`);
      const isMove = name === 'move';
      const [only, ...more] = Array.isArray(value) ? value.map(String) : [];
      if (only !== undefined && more.length === 0 && values.includes(only))
        return [
          located.problem(
            path,
            'value',
            `${name} cannot be a list.`,
            `Write \`${name}: ${only}\`, without the brackets.`,
          ),
        ];
      return [
        located.problem(
          path,
          isMove ? 'unknown-move' : 'value',
          isMove ? `There is no move${shown}.` : `${name} cannot be${shown || ` ${kindOf(value)}`}.`,
          (typeof value === 'string' && kind.valueHint?.(name, value, values)) || didYouMean(String(value), values),
        ),
      ];
    }
    case 'too_big':
    case 'too_small':
      return [located.problem(path, 'value', ...sizeWords(issue, name, value))];
    case 'invalid_key': {
      const [inner] = issue.issues;
      const why =
        inner?.code === 'too_big'
          ? `it has more than ${inner.maximum} characters`
          : (inner?.message ?? '').replace(/\.$/, '');
      const [message, hint] = [`The name ${JSON.stringify(name.slice(0, 60))} is not allowed: ${why}.`, nameHint(name)];
      return [located.problem(path, 'value', message, hint, { key: true })];
    }
    case 'custom':
      if (!issue.params?.date)
        return [located.problem(path, 'value', issue.message, issue.params?.hint ?? `See ${kind.page}.`)];
      return [located.problem(path, 'date', ...dateWords(name, String(value)))];
    default: {
      const words = typeof value === 'string' ? kind.formWords?.(name, value) : undefined;
      if (words) return [located.problem(path, 'value', ...words)];
      const id = name === 'id' && typeof value === 'string' ? slug(value) : '';
      return [
        located.problem(
          path,
          'value',
          `${name}${shown} is not allowed: ${issue.message}.`,
          id ? `Write \`id: ${unusedId(id, kind.takenIds ?? new Set())}\`.` : `See ${kind.page}.`,
        ),
      ];
    }
  }
}

/** Keys whose value may be one word or a list of words. */
const LISTS: ReadonlySet<string> = new Set(['by', 'target', 'use', 'anew', 'talks', 'values', 'sources', 'regions']);

/**
 * Keys that are the rest of a text inside { }, which has a comma in it and no quotes around it.
 *
 * @param unknown keys of the block that it does not have
 * @returns of each such key the problem, which is told at the first of a text; nothing for other keys
 */
function restsOfTexts(unknown: readonly string[], located: Located, path: Path): Map<string, Problem[]> {
  const rests = new Map<string, Problem[]>();
  const block = valueAt(located.data, path);
  if (typeof block !== 'object' || block === null || !located.inBraces(path)) return rests;
  for (const rest of unknown) {
    const key = decimalCut(located.data, path, rest);
    if (key === undefined) continue;
    const whole = valueAt(block, [key]);
    const message = `The comma in \`${key}: ${whole},${rest}\` ends the number: inside { } what follows is a key.`;
    const hint = `Write \`${key}: ${whole}.${rest}\`, with a point.`;
    rests.set(rest, [located.problem([...path, rest], 'unknown-key', message, hint, { key: true })]);
  }
  const entries = Object.entries(block);
  const isRest = ([key, value]: [string, unknown]) => unknown.includes(key) && (value === null || key.includes(' '));
  for (let at = 0; at < entries.length && rests.size < LIMITS.problems; at += 1) {
    const [key = '', value] = entries[at] ?? [];
    const others = entries.slice(at + 1);
    const next = others.findIndex((entry) => !isRest(entry));
    const rest = (next < 0 ? others : others.slice(0, next)).map(([name]) => name);
    const [first] = rest;
    if (first === undefined || unknown.includes(key) || typeof value === 'object') continue;
    if (rests.has(first)) continue;
    const list = [value, ...rest].join(', ').slice(0, 200);
    for (const name of rest) rests.set(name, []);
    rests.set(first, [
      located.problem(
        [...path, first],
        'unknown-key',
        `The comma before ${JSON.stringify(first.slice(0, 60))} ends the text of ${key}: inside { } what follows is a key.`,
        LISTS.has(key) && rest.every((name) => /^\w+$/.test(name))
          ? `Put square brackets around several: \`${key}: [${list}]\`.`
          : `Put quotes around the text: \`${key}: ${JSON.stringify(list)}\`.`,
        { key: true },
      ),
    ]);
  }
  return rests;
}

/** What is wrong with a date, and how it is written: the very one where its other spelling is certain. */
function dateWords(name: string, text: string): [string, string] {
  const meant = respelt(text);
  const when = meant === undefined ? undefined : parseWhen(meant);
  // The clock starts on a day.
  const hint = name === 'start' ? '2024-01-16 or 2024-01-16T04:30' : '2024-01-16, 2024-01, 2024 or 2024-01-16T04:30';
  const fits = when && (name !== 'start' || isDay(when));
  const shown = `${name} ${JSON.stringify(text.slice(0, 60))}`;
  const wrong = meant === undefined ? 'is not written as a date' : 'is not a date that exists';
  return [`${shown} ${when ? 'is a date in another spelling' : wrong}.`, `Write it as ${fits ? meant : hint}.`];
}

/** What a place is called: its key, or that of the list that it is in. */
function nameOf(path: Path): string {
  return String([...path].reverse().find((part) => typeof part === 'string') ?? 'the file');
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a block of keys';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'number') return 'a number';
  return String(value);
}

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a block of keys',
  record: 'a block of keys',
};

const isNumber = (expected: string): boolean => expected === 'number' || expected === 'int';

function typeHint(expected: string, value: unknown, path: Path, kind: FileKind): string {
  if (value === null && expected !== 'object' && expected !== 'record')
    return typeof path.at(-1) === 'number' ? 'Write it after the -.' : `Write it after \`${nameOf(path)}:\`.`;
  switch (expected) {
    case 'string':
      if (Array.isArray(value)) return 'Write one text, without square brackets.';
      return typeof value === 'object' ? 'Write a text; quotes around it do no harm.' : 'Put quotes around it.';
    case 'number':
    case 'int':
      return typeof value === 'number' ? 'Choose another number.' : numberHint(value, nameOf(path));
    case 'boolean':
      return 'Write true or false, without quotes.';
    case 'array':
      if (startsWithDash(value)) return 'Put a space after the - of each entry.';
      return typeof value === 'string' && /^[\w-]{1,60}$/.test(value)
        ? `Put square brackets around it: [${value}].`
        : 'Put a - before each entry, on a line of its own.';
    default: {
      const keys = kind.keysAt(path);
      if (typeof value === 'number' && keys.includes('atLeast'))
        return `Write { atLeast: ${value} }, { atMost: ${value} } or both.`;
      const shown = `${keys.slice(0, 10).join(', ')}${keys.length > 10 ? ', …' : ''}`;
      return keys.length > 0 ? `Write its keys below it, indented. Possible: ${shown}.` : `See ${kind.page}.`;
    }
  }
}

/** What to write for a number with more than a number in it: `26h`, `20%`, `0,2`. */
function numberHint(value: unknown, name: string): string {
  const [, digits = '', unit = ''] = /^\s*(-?\d+(?:[.,]\d+)?)\s*(%|h|hours?|d|days?)?\s*$/i.exec(String(value)) ?? [];
  if (typeof value !== 'string' || (unit === '' && !digits.includes(','))) return 'Write a number, without quotes.';
  const number = Number(digits.replace(',', '.'));
  const isDays = /^d/i.test(unit) && name === 'hours';
  const meant = unit === '%' ? number / 100 : isDays ? number * 24 : number;
  return `Write \`${name}: ${meant}\`, the number alone.`;
}

/** What a name of several words could be instead: `Open conflict` as `openConflict`. */
function nameHint(name: string): string {
  const words = name.match(/[A-Za-z0-9]+/g) ?? [];
  const made = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const shorter = (made.charAt(0).toLowerCase() + made.slice(1)).slice(0, 40);
  return /^[a-z]/.test(shorter) ? `Write ${shorter}.` : 'Choose another name.';
}

/** Whether a value is what YAML makes of entries whose dashes have no space after them. */
function startsWithDash(value: unknown): boolean {
  if (typeof value === 'string') return value.startsWith('-');
  return typeof value === 'object' && value !== null && Object.keys(value)[0]?.startsWith('-') === true;
}

/** What is wrong with a size, and what to do. */
function sizeWords(
  issue: Extract<Issue, { code: 'too_big' | 'too_small' }>,
  name: string,
  value: unknown,
): [string, string] {
  const big = issue.code === 'too_big';
  const bound = Number(big ? issue.maximum : issue.minimum);
  const [bare, equal] = big ? ['less than', 'at most'] : ['more than', 'at least'];
  const size = `${issue.inclusive === false ? bare : equal} ${bound}`;
  if (issue.origin === 'string')
    return [
      `${name} must have ${size} ${bound === 1 ? 'character' : 'characters'}.`,
      big ? 'Make it shorter.' : 'Write something.',
    ];
  if (issue.origin === 'array')
    return [
      `${name} must have ${size} ${bound === 1 ? 'entry' : 'entries'}.`,
      big ? 'Take some out.' : 'Add an entry to the list.',
    ];
  const percent = big && bound === 1 && typeof value === 'number' && value > 1 && value < 100;
  return [
    `${name} must be ${size}.`,
    percent ? `For ${value} % write \`${name}: ${value / 100}\`.` : 'Choose another number.',
  ];
}

/**
 * The key whose number a comma has cut in two, inside { }: of `{ weight: 0,2 }`, whose block has the keys `weight` and
 * `2`, `weight`.
 *
 * @param key what is left over of the number
 */
export function decimalCut(data: unknown, path: Path, key: string): string | undefined {
  const block = valueAt(data, path);
  if (!/^\d+$/.test(key) || typeof block !== 'object' || block === null) return undefined;
  const entries = Object.entries(block);
  if (entries.find(([name]) => name === key)?.[1] !== null) return undefined;
  const whole = entries.filter(([, value]) => typeof value === 'number' && Number.isInteger(value));
  const nought = whole.filter(([, value]) => value === 0);
  const [one, ...more] = nought.length > 0 ? nought : whole;
  return more.length === 0 ? one?.[0] : undefined;
}

/** Of a union, the member that fits best speaks: the one whose complaint lies deepest. */
function ofUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  located: Located,
  kind: FileKind,
  path: Path,
  value: unknown,
): Problem[] {
  const members = issue.errors.map((issues) =>
    issues.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue),
  );
  const isRightKind = (issues: Issue[]) =>
    !issues.some(
      (inner) =>
        inner.code === 'invalid_type' &&
        inner.path.length === issue.path.length &&
        !(isNumber(inner.expected) && typeof value === 'number'),
    );
  const best = members.find(isRightKind);
  if (best) return best.flatMap((inner) => shapeProblems(inner, located, kind));
  return [
    located.problem(path, 'type', `${nameOf(path)} is ${kindOf(value)}, which does not fit here.`, `See ${kind.page}.`),
  ];
}
