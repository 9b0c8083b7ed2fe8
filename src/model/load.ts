import { z } from 'zod';
import { LIMITS } from '../file/limits.js';
import { otherKind } from '../file/other-kind.js';
import { byPlace, isError, type Problem } from '../file/problem.js';
import { toldOnce } from '../file/told-once.js';
import { valueAt } from '../file/value-at.js';
import { type FileKind, shapeProblems } from '../file/wording.js';
import { type Located, type Path, parseYaml, type SourceText } from '../file/yaml.js';
import { compileModel } from './compile/index.js';
import type { Slip } from './compile/report.js';
import { lintModel } from './lint.js';
import type { Model } from './model.js';
import { type ModelFile, ModelFileSchema, type ModelWords, ModelWordsSchema } from './schema.js';

/** What came of a model file. */
export interface LoadedModel {
  /** Absent when there are errors. */
  model?: Model;
  /** Everything that is wrong, errors and warnings, by line. */
  problems: Problem[];
  /** Where something in the file stands that is found out later, by exploring say. */
  locate?: (slip: Slip) => Problem;
}

/**
 * Reads and checks a model file and makes its machine. Pure: files are handed in.
 *
 * @param source the file's name and content, from anybody: size, depth and numbers are bounded
 * @param texts files with its texts in other languages, by language tag
 * @returns the model where there is no error, and all problems of the files in one pass; never throws
 */
export function loadModel(source: SourceText, texts: Readonly<Record<string, SourceText>> = {}): LoadedModel {
  const problems: Problem[] = [];
  const read = fileOf(source, problems);
  const words = Object.fromEntries(
    Object.entries(texts).flatMap(([language, text]) => {
      const found = read && wordsOf(text, read.file, problems);
      return found ? [[language, found]] : [];
    }),
  );
  if (!read) return { problems: problems.slice(0, LIMITS.problems).sort(byPlace) };
  const { file, located, missing } = read;
  const locate = ({ path, code, message, hint, at, key, warning }: Slip): Problem =>
    located.problem(path, code, message, hint, {
      ...(key && { key }),
      ...(at !== undefined && { at }),
      ...(warning && { severity: 'warning' as const }),
    });
  const slips: Slip[] = [];
  const report = (slip: Slip): void => {
    // That something is not there which was wrong itself has been said.
    if ([...missing].some((name) => slip.message.includes(name))) return;
    if (slips.length < LIMITS.problems) slips.push(slip);
  };
  let model: Model | undefined;
  try {
    model = compileModel(file, words, {}, report);
    const made = model;
    problems.push(...slips.filter((slip) => !isOfUnmade(slip, file, made)).map(locate));
    if (!problems.some(isError)) problems.push(...lintModel(model).slice(0, LIMITS.problems).map(locate));
  } catch (error) {
    problems.push(...slips.map(locate));
    // XState says what it cannot make a machine of.
    if (!problems.some(isError))
      problems.push(
        locate({
          path: ['regions'],
          key: true,
          code: 'value',
          message: `No machine can be made of this: ${error instanceof Error ? error.message : ''}`,
          hint: 'See docs/model-reference.md.',
        }),
      );
  }
  const sorted = unique(problems).sort(byPlace);
  return { ...(model && !sorted.some(isError) && { model }), problems: sorted, locate };
}

/** Whether all that a slip says is that a name is not there which the file has, and of which something wrong was said. */
function isOfUnmade({ path, code, message }: Slip, file: ModelFile, model: Model): boolean {
  if (code !== 'expression' && code !== 'unknown-name') return false;
  const unmade = [
    ...Object.keys(file.conditions ?? {})
      .filter((id) => !model.conditions.has(id))
      .map((id) => ['conditions', id]),
    ...Object.keys(file.variables ?? {})
      .filter((id) => !model.fields.some(({ variable }) => variable === id))
      .map((id) => ['variables', id]),
  ];
  return unmade.some(
    ([kind, id]) => !(path[0] === kind && path[1] === id) && new RegExp(`\\b${id}\\b`, 'i').test(message),
  );
}

/** What is shared by several states is read for each of them, and wrong for all in the same way. */
function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ line, column, message }) => {
    const key = `${line}:${column} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

const MODEL_FILE: FileKind = { page: 'docs/model-reference.md', keysAt: (path) => keysOf(ModelFileSchema, path) };
const WORDS_FILE: FileKind = { page: 'docs/model-reference.md', keysAt: (path) => keysOf(ModelWordsSchema, path) };

function fileOf(
  source: SourceText,
  problems: Problem[],
): { file: ModelFile; located: Located; missing: ReadonlySet<string> } | undefined {
  const { located, problems: written } = parseYaml(source, 'model');
  problems.push(...written);
  if (!located) return undefined;
  const { data } = located;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    problems.push(
      located.problem(
        [],
        'type',
        'The file is not a model.',
        'Begin with `id:` and `title:`; `offramp new --kind model` writes a file to start from.',
      ),
    );
    return undefined;
  }
  const other = otherKind(data, located, 'model');
  if (other) {
    problems.push(other);
    return undefined;
  }
  if (isWords(data)) {
    problems.push(
      located.problem(
        [],
        'type',
        'This file is no model but holds the texts of one in another language.',
        'They are checked with their model: check or open that, with this file beside it, named as the model with the language before the ending, `my-model.fa.yaml` say.',
      ),
    );
    return undefined;
  }
  const shape = shaped(ModelFileSchema, located, MODEL_FILE, problems);
  return shape && { ...shape, located };
}

/** Whether a file is one with the texts of a model: it has no id, and nothing but texts. */
function isWords(data: object): boolean {
  const parts = Object.keys(data).filter((key) => key !== 'title' && key !== 'text');
  return parts.length > 0 && !Object.hasOwn(data, 'id') && ModelWordsSchema.safeParse(data, { jitless: true }).success;
}

function wordsOf(source: SourceText, file: ModelFile, problems: Problem[]): ModelWords | undefined {
  const { located, problems: written } = parseYaml(source, 'model');
  problems.push(...written);
  if (!located) return undefined;
  const words = shaped(ModelWordsSchema, located, WORDS_FILE, problems)?.file;
  if (words) problems.push(...strayWords(words, file, located));
  return words;
}

/** Texts of what the model does not have. */
function strayWords(words: ModelWords, file: ModelFile, located: Located): Problem[] {
  const stray: Problem[] = [];
  const compare = (part: object | undefined, known: object | undefined, path: Path): void => {
    for (const key of Object.keys(part ?? {}))
      if (!known || !Object.hasOwn(known, key))
        stray.push(
          located.problem(
            [...path, key],
            'unknown-name',
            `The model has no ${key} here.`,
            'Delete its text, or mend its name.',
            { key: true, severity: 'warning' },
          ),
        );
  };
  for (const kind of ['roles', 'variables', 'conditions', 'moves', 'deadlines', 'regions'] as const)
    compare(words[kind], file[kind], [kind]);
  for (const [name, { values }] of Object.entries(words.variables ?? {})) {
    const known = file.variables?.[name]?.values ?? [];
    compare(values, Object.fromEntries(known.map((value) => [value, value])), ['variables', name, 'values']);
  }
  for (const [region, { states }] of Object.entries(words.regions ?? {}))
    compare(states, file.regions[region]?.states, ['regions', region, 'states']);
  return stray;
}

/** Rounds in which what is wrong is taken out: what holds it may be wrong without it. */
const MOST_ROUNDS = 8;

/**
 * A file of the right shape. What is wrong in it is reported and taken out, so that the rest can still be checked and
 * all problems come out in one pass.
 */
function shaped<T extends z.ZodObject>(
  schema: T,
  located: Located,
  kind: FileKind,
  problems: Problem[],
): { file: z.infer<T>; missing: ReadonlySet<string> } | undefined {
  const first = schema.safeParse(located.data, { jitless: true });
  if (first.success) return { file: first.data, missing: new Set() };
  for (const issue of toldOnce(first.error.issues, located, kind)) {
    if (problems.length >= LIMITS.problems) break;
    problems.push(...shapeProblems(issue, located, kind));
  }
  const copy: unknown = structuredClone(located.data);
  const missing = new Set<string>();
  let { issues } = first.error;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    for (const issue of issues) takeOut(copy, issue, missing);
    const next = schema.safeParse(copy, { jitless: true });
    if (next.success) return { file: next.data, missing };
    issues = next.error.issues;
  }
  return undefined;
}

/** Parts of a model that nothing can be said without, as little as will do. */
const PLACEHOLDERS: Readonly<Record<string, unknown>> = {
  id: 'unnamed',
  title: '-',
  roles: {},
  moves: {},
  outcomes: {},
};

/** Takes out what an issue is about; of what is missing, what it is missing in. */
function takeOut(data: unknown, issue: z.core.$ZodIssue, missing: Set<string>): void {
  const path = issue.path.filter((part) => typeof part !== 'symbol') as (string | number)[];
  if (issue.code === 'unrecognized_keys') {
    const bag = valueAt(data, path);
    for (const key of issue.keys)
      if (typeof bag === 'object' && bag !== null) delete (bag as Record<string, unknown>)[key];
    return;
  }
  const [top] = path;
  if (path.length === 1 && typeof top === 'string' && Object.hasOwn(PLACEHOLDERS, top)) {
    (data as Record<string, unknown>)[top] = PLACEHOLDERS[top];
    return;
  }
  const there = valueAt(data, path) !== undefined;
  const target = there ? path : path.slice(0, -1);
  const last = target.at(-1);
  const bag = valueAt(data, target.slice(0, -1));
  if (last === undefined || typeof bag !== 'object' || bag === null) return;
  // Whatever the broken thing is a part of may be missed elsewhere.
  missing.add(String(path.length > 1 && typeof path[1] === 'string' ? path[1] : last));
  if (Array.isArray(bag)) bag.splice(Number(last), 1);
  else delete (bag as Record<string | number, unknown>)[last];
}

/** The keys that a block of a file may have at a path; none where that is not known. */
export function keysOf(schema: z.ZodType, path: Path): string[] {
  let at: z.ZodType | undefined = schema;
  for (const part of path) at = at && below(at, part);
  const block = at && blockOf(at);
  return block ? Object.keys(block.shape) : [];
}

/** What stands at a key or an index of something. */
function below(schema: z.ZodType, part: string | number): z.ZodType | undefined {
  const one = bare(schema);
  if (one instanceof z.ZodUnion)
    return (one.options as z.ZodType[]).map((option) => below(option, part)).find((found) => found !== undefined);
  if (one instanceof z.ZodObject) return (one.shape as Record<string, z.ZodType>)[String(part)];
  if (one instanceof z.ZodRecord) return one.valueType as z.ZodType;
  return one instanceof z.ZodArray && typeof part === 'number' ? (one.element as z.ZodType) : undefined;
}

function blockOf(schema: z.ZodType): z.ZodObject | undefined {
  const one = bare(schema);
  if (one instanceof z.ZodUnion) return (one.options as z.ZodType[]).map(blockOf).find((found) => found !== undefined);
  return one instanceof z.ZodObject ? one : undefined;
}

function bare(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? bare(schema.unwrap() as z.ZodType) : schema;
}
