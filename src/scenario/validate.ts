import type { z } from 'zod';
import { LIMITS } from '../file/limits.js';
import { otherKind } from '../file/other-kind.js';
import type { Problem } from '../file/problem.js';
import { closest, sharing } from '../file/suggest.js';
import { toldOnce } from '../file/told-once.js';
import { type FileKind, shapeProblems } from '../file/wording.js';
import type { Located, Path } from '../file/yaml.js';
import type { Model } from '../model/index.js';
import { missingMoveHint, moveHint } from './move-words.js';
import { salvage } from './salvage.js';
import { type ScenarioFile, schemasFor, type WhatIfFile } from './schema.js';

export type AnyFile = ({ kind: 'scenario' } & ScenarioFile) | ({ kind: 'what-if' } & WhatIfFile);

/** What the actors of a scenario and their capitals are called, by role. */
export type Names = Readonly<Record<string, { name: string; capital?: string } | undefined>>;

/** What a file is read with. */
export interface Reading {
  /** The model that it runs on; absent where that is not known. */
  model: Model | undefined;
  /** Ids of those that act in a role with others. */
  parties: readonly string[];
  /** The names behind the roles, as far as they can be read. */
  names: Names;
}

/** What is left of a file once its shape was checked. */
export interface Validated {
  /** Absent where so much is wrong that nothing else can be said. */
  file?: AnyFile;
  /** Paths of steps that lack what a step needs, and of what was taken out of the others; see salvage. */
  broken: ReadonlySet<string>;
  problems: Problem[];
}

/**
 * Checks the shape of a parsed file: every problem in one pass, each at its line.
 *
 * @param reading what the file is read with
 */
export function validate(located: Located, { model, parties, names }: Reading): Validated {
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
  const other = otherKind(data, located, 'scenario');
  if (other) return { broken: new Set(), problems: [other] };
  const kind = isWhatIf(data) ? 'what-if' : 'scenario';
  const schemas = schemasFor(model, parties);
  const schema = kind === 'what-if' ? schemas.whatIf : schemas.scenario;
  const how = { jitless: !isLong(data) };
  const result = schema.safeParse(data, how);
  if (result.success) return { file: { kind, ...result.data } as AnyFile, broken: new Set(), problems: [] };
  const { issues } = result.error;
  const words = fileKind(schema, model, names);
  const problems: Problem[] = [];
  const said = toldOnce(issues, located, words);
  for (const [index, issue] of said.entries()) {
    // Looking a place up costs time, so only as many are looked up as are shown.
    if (problems.length >= LIMITS.problems) break;
    if (!isFollowOn(issue, said[index - 1])) problems.push(...shapeProblems(issue, located, words));
  }
  const mended = salvage(data, issues, model);
  const second = schema.safeParse(mended.data, how);
  return {
    ...(second.success && { file: { kind, ...second.data } as AnyFile }),
    broken: mended.broken,
    problems: problems.slice(0, LIMITS.problems),
  };
}

/** Whether a file extends another, be it that the key is misspelt or was forgotten. */
export function isWhatIf(data: object): boolean {
  if ('extends' in data) return true;
  if ('actors' in data) return false;
  const keys = Object.keys(data).slice(0, LIMITS.suggestions);
  return keys.some((key) => ['from', 'why', 'weight'].includes(key) || closest(key, ['extends']) !== undefined);
}

/** Whether all that is wrong with a size is that the value is of another kind, which was said before. */
function isFollowOn(issue: z.core.$ZodIssue, before: z.core.$ZodIssue | undefined): boolean {
  return before?.code === 'invalid_type' && issue.code === 'too_big' && before.path.join('/') === issue.path.join('/');
}

/** Of more steps than a scenario may have, no more are looked at than it takes to say so. */
function bounded(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('steps' in data)) return data;
  const { steps } = data;
  return Array.isArray(steps) && steps.length > LIMITS.steps
    ? { ...data, steps: steps.slice(0, LIMITS.steps + 1) }
    : data;
}

/** Whether there are so many steps that it pays to have zod compile the schema for them. */
function isLong(data: object): boolean {
  return 'steps' in data && Array.isArray(data.steps) && data.steps.length > 1_000;
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
  'picture',
  'sources',
  'disputed',
  'ask',
  'nearly',
  'expect',
  'set',
  'instead',
];
const KEYS: Record<string, string[]> = {
  steps: STEP_KEYS,
  then: STEP_KEYS,
  instead: [...STEP_KEYS.slice(0, -1), 'why', 'weight', 'then', 'rejoin'],
  sources: ['id', 'title', 'author', 'publisher', 'date', 'url', 'note'],
  ask: ['question', 'answer'],
  disputed: ['at', 'source', 'note'],
  picture: ['file', 'alt', 'credit'],
  hours: ['atLeast', 'atMost'],
  pace: ['hours', 'fades'],
  map: ['countries', 'centre', 'span', 'marks'],
  marks: ['at', 'title'],
  lesson: ['minutes', 'title', 'text', 'stop'],
  glossary: ['term', 'text'],
};
const ACTOR_KEYS = ['name', 'capital', 'note', 'parties'];
const BRIEFING_KEYS = ['wants', 'fears', 'knows'];

/** The keys that blocks have which hang on the model. */
function modelKeys(model: Model | undefined): Record<string, string[]> {
  if (!model) return {};
  const readable = [...model.regions.filter(({ hidden }) => !hidden).map(({ id }) => id), ...model.field.keys()];
  return {
    ...Object.fromEntries(
      model.fields.filter(({ kind }) => kind === 'number').map(({ name }) => [name, ['atLeast', 'atMost']]),
    ),
    ...Object.fromEntries([...model.roles.keys()].map((role) => [role, ACTOR_KEYS])),
    expect: [...readable, 'hours'],
    set: readable,
    begins: readable,
    deadlines: [...model.deadlines.keys()],
    fades: model.names.readable.filter(({ kind }) => kind === 'number').map(({ name }) => name),
    actors: [...model.roles.keys()],
    roles: [...model.roles.keys()],
    countries: [...model.roles.keys()],
  };
}

/** Where keys belong that somebody wrote elsewhere. */
const PLACES: [keys: string[], place: string][] = [
  [STEP_KEYS, 'in a step'],
  [KEYS.sources ?? [], 'in an entry of `sources:`'],
  [KEYS.disputed ?? [], 'under `disputed:`'],
  [KEYS.picture ?? [], 'under `picture:`'],
  [ACTOR_KEYS, 'at an actor'],
  [BRIEFING_KEYS, 'under a role of `roles:`'],
];

/** Whether a place is where a scenario says how a number falls by itself. */
const isFade = ([top, key, name, ...more]: Path): boolean =>
  top === 'pace' && key === 'fades' && name !== undefined && more.length === 0;

const MISSING: Record<string, string> = {
  extends: 'Add `extends:` with the id of the scenario that this one leaves.',
  from: 'Add `from:` with the id of the step that this one begins instead of.',
};

const DATES = new Set(['at', 'date', 'start']);
const ONLY_ALTERNATIVES = new Set(['why', 'weight', 'then', 'rejoin']);

function fileKind(schema: z.ZodObject, model: Model | undefined, names: Names): FileKind {
  const top = Object.keys(schema.shape);
  const own = modelKeys(model);
  const places: [keys: string[], place: string][] = [...PLACES, [own.expect ?? [], 'under `expect:`']];
  const keysAt = (path: Path): readonly string[] => {
    const name = [...path].reverse().find((part) => typeof part === 'string');
    if (isFade(path)) return ['by', 'days'];
    if (path[0] === 'roles' && path.length > 1) return BRIEFING_KEYS;
    return name === undefined ? top : (KEYS[name] ?? own[name] ?? []);
  };
  return {
    page: 'docs/scenario-reference.md',
    keysAt,
    keyHint: (key, path) => {
      if (keysAt(path) === STEP_KEYS && ONLY_ALTERNATIVES.has(key))
        return 'Only an alternative has it: a step under `instead:`.';
      const found = places.filter(([keys]) => keys !== keysAt(path) && keys.includes(key)).map(([, place]) => place);
      if (path.length > 0 && top.includes(key)) found.push('at the top of the file');
      return found.length > 0 ? `It belongs ${found.join(' or ')}.` : undefined;
    },
    isDate: (key) => DATES.has(key),
    valueHint: (key, value, values) => {
      if (key === 'move') return moveHint(value, values, model);
      return key === 'by' || key === 'target' ? actorHint(key, value.trim(), values, names) : undefined;
    },
    formWords: (key, value) => (key === 'url' ? urlWords(value.trim()) : undefined),
    kindsHint: (path, value) => {
      if (path[0] === 'deadlines' && path.length === 2 && typeof value !== 'number')
        return 'Write a number of hours, such as 72, or off.';
      return isFade(path) && (typeof value !== 'object' || value === null || Array.isArray(value))
        ? 'Write { by: 1, days: 10 }, or off.'
        : undefined;
    },
    missingHint: (key) => (key === 'move' ? missingMoveHint(model) : MISSING[key]),
  };
}

/** Whom somebody meant who named an actor by something else than its role. */
function actorHint(key: string, value: string, roles: readonly string[], names: Names): string | undefined {
  if (closest(value, roles) !== undefined) return undefined;
  const asked = value.toLowerCase();
  const write = (role: string) => `write \`${key}: ${role}\`.`;
  const named = roles.find((role) => names[role]?.name.toLowerCase() === asked);
  if (named !== undefined) return `${value} is the ${named}: ${write(named)}`;
  const ruled = roles.find((role) => names[role]?.capital?.toLowerCase() === asked);
  if (ruled !== undefined) return `${value} is the capital of ${names[ruled]?.name}, the ${ruled}: ${write(ruled)}`;
  const known = roles.flatMap((role) => names[role]?.name ?? []);
  const [like, ...others] = sharing(value, known);
  const role = roles.find((entry) => names[entry]?.name === like);
  if (like !== undefined && role !== undefined && others.length === 0)
    return `${value} seems to be ${like}, the ${role}: ${write(role)}`;
  const list = roles.map((entry) => (names[entry] ? `${entry} (${names[entry].name})` : entry));
  return `Possible: ${list.join(', ')}.`;
}

/** What is wrong with an address that is none of the kind that is linked. */
function urlWords(value: string): [string, string] | undefined {
  const shown = `url ${JSON.stringify(value.slice(0, 60))}`;
  const [scheme] = /^[a-z]+:\/\//i.exec(value) ?? [];
  const small = scheme?.toLowerCase() ?? '';
  const isWeb = small === 'https://' || small === 'http://';
  if (scheme !== undefined && (!isWeb || small !== scheme))
    return [
      `${shown} begins with ${scheme}, and only https:// is allowed.`,
      isWeb
        ? `Write ${small} in small letters.`
        : 'Write https:// if the page has it; else leave `url:` out and put the address into `note:`.',
    ];
  if (scheme === undefined && /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(value))
    return [`${shown} does not begin with https://.`, `Write \`url: https://${value}\`.`];
  return undefined;
}
