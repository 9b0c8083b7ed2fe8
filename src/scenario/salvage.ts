import type { z } from 'zod';
import { meantBy } from '../file/suggest.js';
import { valueAt } from '../file/value-at.js';
import type { Path } from '../file/yaml.js';
import type { Model } from '../model/index.js';
import { titleOfMove } from './move-words.js';

/** Names a path as a key of a set. */
export const pathKey = (path: Path): string => path.join('/');

type Bag = Record<string | number, unknown>;

const STEP_LISTS = new Set<string | number>(['steps', 'then', 'instead']);
const NEEDED = new Set<string | number>(['id', 'move', 'title', 'why', 'weight']);

/** What stands in for a part of the head that is missing or wrong. */
const PLACEHOLDERS = {
  id: 'unnamed',
  title: '-',
  summary: '-',
  start: '2000-01-01',
};
/** Parts of the head that a file may as well not have. */
const OPTIONAL = new Set<string | number>([
  'language',
  'level',
  'regions',
  'map',
  'roles',
  'lesson',
  'glossary',
  'objectives',
  'mainSource',
  'predict',
  'why',
  'weight',
  'rejoin',
  'begins',
  'deadlines',
  'pace',
]);

/**
 * Takes what is wrong in shape out of a parsed file, so that the rest can still be checked and all
 * problems of a file come out in one pass. A step that lacks what it needs stays as a placeholder:
 * replaying stops there.
 *
 * @returns the mended copy, and the paths of the placeholders and of what was taken out of a step; `sources` among
 *   them where that list is not whole
 */
export function salvage(
  data: unknown,
  issues: readonly z.core.$ZodIssue[],
  model: Model | undefined,
): { data: unknown; broken: Set<string> } {
  const copy: unknown = structuredClone(data);
  const broken = new Set<string>();
  for (const [index, issue] of issues.entries()) {
    const path = issue.path.filter((part) => typeof part !== 'symbol') as (string | number)[];
    const parent = valueAt(copy, path.slice(0, -1));
    const last = path.at(-1);
    if (issue.code === 'unrecognized_keys') {
      const bag = valueAt(copy, path);
      for (const key of issue.keys) if (isBag(bag)) delete bag[key];
      continue;
    }
    const meant = last === 'move' && isBag(parent) ? meantMove(String(parent.move), model) : undefined;
    if (isBag(parent) && last !== undefined && meant !== undefined) {
      parent.move = meant;
      continue;
    }
    const top = path[0];
    const stand = placeholder(top, model);
    if (top !== undefined && stand !== undefined && isBag(copy)) {
      copy[top] = stand;
      continue;
    }
    if (top === 'sources') {
      mendSource(copy, path, index);
      broken.add('sources');
      continue;
    }
    if (top !== undefined && OPTIONAL.has(top) && isBag(copy)) {
      delete copy[top];
      continue;
    }
    const step = stepOf(path);
    const field = step && path[step.length];
    if (step && (field === undefined || (NEEDED.has(field) && path.length === step.length + 1))) {
      replaceStep(copy, step, index, last);
      if (field !== 'title' && field !== 'why' && field !== 'weight') broken.add(pathKey(step));
    } else if (step && field !== undefined) {
      const bag = valueAt(copy, step);
      if (isBag(bag)) delete bag[field];
      broken.add(pathKey([...step, field]));
    }
  }
  return { data: copy, broken };
}

/** Leaves a source that can be read on; what cites sources is then not judged, because ids may be missing. */
function mendSource(copy: unknown, path: Path, index: number): void {
  const sources = valueAt(copy, ['sources']);
  const [, place, field] = path;
  if (!Array.isArray(sources) || typeof place !== 'number') {
    if (isBag(copy)) delete copy.sources;
    return;
  }
  const source: unknown = sources[place];
  if (!isBag(source) || field === undefined || field === 'id')
    sources[place] = { id: `source-without-id-${index}`, title: '-' };
  else if (field === 'title') source.title = '-';
  else delete source[field];
}

/** The path of the step that a path leads into, if it does. */
function stepOf(path: Path): Path | undefined {
  for (let end = path.length; end >= 2; end -= 1) {
    if (typeof path[end - 1] === 'number' && STEP_LISTS.has(path[end - 2] ?? '')) return path.slice(0, end);
  }
  return undefined;
}

function replaceStep(copy: unknown, path: Path, index: number, field: string | number | undefined): void {
  const list = valueAt(copy, path.slice(0, -1));
  const place = path.at(-1);
  if (!isBag(list) || place === undefined) return;
  const given = list[place];
  const old: Bag = isBag(given) && !Array.isArray(given) ? given : {};
  const alternative = path.at(-2) === 'instead';
  if (field === 'title') old.title = '-';
  else if (field === 'why') old.why = '-';
  else if (field === 'weight') old.weight = 0.01;
  else {
    const id =
      typeof old.id === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(old.id) ? old.id : `step-without-id-${index}`;
    list[place] = {
      ...old,
      id,
      move: 'wait',
      hours: 0,
      title: '-',
      ...(alternative && { why: old.why ?? '-', weight: old.weight ?? 0.01 }),
    };
  }
}

/** The move that a word stands for, where there is only one. */
function meantMove(word: string, model: Model | undefined): string | undefined {
  const meant = meantBy(word, [...(model?.moves.keys() ?? []), 'wait', 'event'], (id) => titleOfMove(id, model));
  return meant.length === 1 ? meant[0] : undefined;
}

/** What stands in for a part of the head that is missing or wrong. */
function placeholder(key: string | number | undefined, model: Model | undefined): unknown {
  if (key === 'model') return model?.id ?? 'unnamed';
  if (key === 'actors')
    return Object.fromEntries([...(model?.roles.values() ?? [])].map(({ id, title }) => [id, { name: title }]));
  return typeof key === 'string' && Object.hasOwn(PLACEHOLDERS, key)
    ? PLACEHOLDERS[key as keyof typeof PLACEHOLDERS]
    : undefined;
}

export function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null;
}
