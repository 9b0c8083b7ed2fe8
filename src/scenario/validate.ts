import type { z } from 'zod';
import { ACTORS } from '../model/context.js';
import { MOVE_IDS } from '../model/moves.js';
import { LIMITS } from './limits.js';
import type { Problem } from './problem.js';
import { salvage } from './salvage.js';
import { type ScenarioFile, ScenarioFileSchema, type WhatIfFile, WhatIfFileSchema } from './schema.js';
import { didYouMean } from './suggest.js';
import type { Located, Path } from './yaml.js';

export type AnyFile = ({ kind: 'scenario' } & ScenarioFile) | ({ kind: 'what-if' } & WhatIfFile);

type Issue = z.core.$ZodIssue;

/** What is left of a file once its shape was checked. */
export interface Validated {
  /** Absent where so much is wrong that nothing else can be said. */
  file?: AnyFile;
  /** Paths of steps that lack what a step needs; see salvage. */
  broken: ReadonlySet<string>;
  problems: Problem[];
}

/** Checks the shape of a parsed file: every problem in one pass, each at its line. */
export function validate(located: Located): Validated {
  const data = bounded(located.data);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return {
      broken: new Set(),
      problems: [
        located.problem(
          [],
          'type',
          'The file is not a scenario.',
          'Begin with `id:`, `title:` and `summary:`; `offramp new` writes a file to start from.',
        ),
      ],
    };
  }
  const kind = 'extends' in data ? 'what-if' : 'scenario';
  const schema = kind === 'what-if' ? WhatIfFileSchema : ScenarioFileSchema;
  const result = schema.safeParse(data);
  if (result.success) return { file: { kind, ...result.data } as AnyFile, broken: new Set(), problems: [] };
  // Looking a place up costs time, so only as many are looked up as are shown.
  const problems = result.error.issues
    .slice(0, LIMITS.problems)
    .flatMap((issue) => fromIssue(issue, located, keysOf(schema)));
  const mended = salvage(data, result.error.issues);
  const second = schema.safeParse(mended.data);
  return {
    ...(second.success && { file: { kind, ...second.data } as AnyFile }),
    broken: mended.broken,
    problems: problems.slice(0, LIMITS.problems),
  };
}

/** Of more steps than a scenario may have, no more are looked at than it takes to say so. */
function bounded(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('steps' in data)) return data;
  const { steps } = data;
  return Array.isArray(steps) && steps.length > LIMITS.steps
    ? { ...data, steps: steps.slice(0, LIMITS.steps + 1) }
    : data;
}

function keysOf(schema: z.ZodObject): string[] {
  return Object.keys(schema.shape);
}

const STEP_KEYS = [
  'id',
  'at',
  'by',
  'target',
  'move',
  'hours',
  'title',
  'text',
  'sources',
  'disputed',
  'ask',
  'expect',
  'instead',
];
const KEYS: Record<string, string[]> = {
  steps: STEP_KEYS,
  then: STEP_KEYS,
  instead: [...STEP_KEYS.slice(0, -1), 'why', 'weight', 'then', 'rejoin'],
  sources: ['id', 'title', 'author', 'publisher', 'date', 'url', 'note'],
  ask: ['question', 'answer'],
  disputed: ['at', 'source', 'note'],
  expect: ['phase', 'diplomacy', 'mediation', 'tension', 'exchanges', 'hours'],
  tension: ['atLeast', 'atMost'],
  hours: ['atLeast', 'atMost'],
  actors: ['initiator', 'responder', 'thirdParty', 'militants'],
  ...Object.fromEntries(ACTORS.map((actor) => [actor, ['name', 'capital', 'note']])),
};

const ONLY_ALTERNATIVES = new Set(['why', 'weight', 'then', 'rejoin']);

function keyHint(key: string, path: Path, top: string[]): string {
  const allowed = allowedKeys(path, top);
  if (allowed === STEP_KEYS && ONLY_ALTERNATIVES.has(key))
    return 'Only an alternative has it: a step under `instead:`.';
  return didYouMean(key, allowed);
}

/** The keys an object at this path may have, for suggestions. */
function allowedKeys(path: Path, top: string[]): string[] {
  const name = [...path].reverse().find((part) => typeof part === 'string');
  return name === undefined ? top : (KEYS[name] ?? []);
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
  array: 'a list (lines that begin with -)',
  object: 'a block of keys',
};

const isNumber = (expected: string): boolean => expected === 'number' || expected === 'int';

function typeHint(expected: string, value: unknown): string {
  if (expected === 'string' && typeof value === 'number') return 'Put quotes around it.';
  if (!isNumber(expected)) return 'See docs/scenario-reference.md.';
  return typeof value === 'string' ? 'Write a number, without quotes.' : 'Choose another number.';
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

function fromIssue(issue: Issue, located: Located, top: string[]): Problem[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol') as Path;
  const value = valueAt(located.data, path);
  const name = String([...path].reverse().find((part) => typeof part === 'string') ?? 'the file');
  const shown = typeof value === 'string' ? ` ${JSON.stringify(value.slice(0, 60))}` : '';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, LIMITS.problems)
        .map((key) =>
          located.problem(
            [...path, key],
            'unknown-key',
            `There is no key ${JSON.stringify(key.slice(0, 60))} here.`,
            keyHint(key, path, top),
            { key: true },
          ),
        );
    case 'invalid_union':
      return fromUnion(issue, located, top, path, value, name);
    case 'invalid_type':
      if (value === undefined) {
        return [located.problem(path, 'missing', `The key ${name} is missing here.`, `Add \`${name}:\`.`)];
      }
      return [
        located.problem(
          path,
          'type',
          `${name} must be ${KINDS[issue.expected] ?? issue.expected}, but is ${isNumber(issue.expected) && typeof value === 'number' ? value : kindOf(value)}.`,
          typeHint(issue.expected, value),
        ),
      ];
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (value === undefined)
        return [
          located.problem(
            path,
            'missing',
            `The key ${name} is missing here.`,
            `Add \`${name}:\` with one of ${values.slice(0, 10).join(', ')}.`,
          ),
        ];
      const isMove = name === 'move';
      return [
        located.problem(
          path,
          isMove ? 'unknown-move' : 'value',
          isMove ? `There is no move${shown}.` : `${name} cannot be${shown || ` ${kindOf(value)}`}.`,
          didYouMean(String(value), isMove ? [...MOVE_IDS, 'wait'] : values),
        ),
      ];
    }
    case 'too_big':
    case 'too_small': {
      const [bare, equal] = issue.code === 'too_big' ? ['less than', 'at most'] : ['more than', 'at least'];
      const bound = `${issue.inclusive === false ? bare : equal} ${issue.code === 'too_big' ? issue.maximum : issue.minimum}`;
      const unit = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : '';
      return [
        located.problem(
          path,
          'value',
          `${name} must have ${bound}${unit}.`.replace('must have', unit ? 'must have' : 'must be'),
          unit ? 'Make it shorter or longer.' : 'Choose another number.',
        ),
      ];
    }
    case 'custom':
      return [
        located.problem(
          path,
          'date',
          `${name}${shown} is not a date that exists.`,
          'Write it as 2024-01-16, 2024-01 or 2024-01-16T04:30.',
        ),
      ];
    default:
      return [
        located.problem(
          path,
          'value',
          `${name}${shown} is not allowed: ${issue.message}.`,
          'See docs/scenario-reference.md.',
        ),
      ];
  }
}

/** Of a union, the member that fits best speaks: the one whose complaint lies deepest. */
function fromUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  located: Located,
  top: string[],
  path: Path,
  value: unknown,
  name: string,
): Problem[] {
  if (value === undefined)
    return [located.problem(path, 'missing', `The key ${name} is missing here.`, `Add \`${name}:\`.`)];
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
  if (best) return best.flatMap((inner) => fromIssue(inner, located, top));
  return [
    located.problem(
      path,
      'type',
      `${name} is ${kindOf(value)}, which does not fit here.`,
      'See docs/scenario-reference.md.',
    ),
  ];
}
