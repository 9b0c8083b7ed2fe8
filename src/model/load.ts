import { z } from 'zod';
import { LIMITS } from '../file/limits.js';
import { otherKind } from '../file/other-kind.js';
import { byPlace, isError, type Problem } from '../file/problem.js';
import { type FileKind, shapeProblems } from '../file/wording.js';
import { type Located, parseYaml, type Path, type SourceText } from '../file/yaml.js';
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
  const { file, located } = read;
  const locate = ({ path, code, message, hint, at, key, warning }: Slip): Problem =>
    located.problem(path, code, message, hint, {
      ...(key && { key }),
      ...(at !== undefined && { at }),
      ...(warning && { severity: 'warning' as const }),
    });
  const report = (slip: Slip): void => {
    if (problems.length < LIMITS.problems) problems.push(locate(slip));
  };
  let model: Model | undefined;
  try {
    model = compileModel(file, words, {}, report);
    if (!problems.some(isError)) for (const slip of lintModel(model)) report(slip);
  } catch (error) {
    // XState says what it cannot make a machine of.
    if (!problems.some(isError))
      report({ path: ['regions'], key: true, code: 'value', message: `No machine can be made of this: ${error instanceof Error ? error.message : ''}`, hint: 'See docs/model-reference.md.' });
  }
  const sorted = unique(problems).sort(byPlace);
  return { ...(model && !sorted.some(isError) && { model }), problems: sorted, locate };
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

function fileOf(source: SourceText, problems: Problem[]): { file: ModelFile; located: Located } | undefined {
  const { located, problems: written } = parseYaml(source, 'model');
  problems.push(...written);
  if (!located) return undefined;
  const { data } = located;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    problems.push(located.problem([], 'type', 'The file is not a model.', 'Begin with `id:` and `title:`; `offramp new --kind model` writes a file to start from.'));
    return undefined;
  }
  const other = otherKind(data, located, 'model');
  if (other) {
    problems.push(other);
    return undefined;
  }
  const file = shaped(ModelFileSchema, located, MODEL_FILE, problems);
  return file && { file, located };
}

function wordsOf(source: SourceText, file: ModelFile, problems: Problem[]): ModelWords | undefined {
  const { located, problems: written } = parseYaml(source, 'model');
  problems.push(...written);
  if (!located) return undefined;
  const words = shaped(ModelWordsSchema, located, WORDS_FILE, problems);
  if (words) problems.push(...strayWords(words, file, located));
  return words;
}

/** Texts of what the model does not have. */
function strayWords(words: ModelWords, file: ModelFile, located: Located): Problem[] {
  const stray: Problem[] = [];
  const compare = (part: object | undefined, known: object | undefined, path: Path): void => {
    for (const key of Object.keys(part ?? {}))
      if (!known || !Object.hasOwn(known, key))
        stray.push(located.problem([...path, key], 'unknown-name', `The model has no ${key} here.`, 'Delete its text, or mend its name.', { key: true, severity: 'warning' }));
  };
  for (const kind of ['roles', 'variables', 'conditions', 'moves', 'deadlines', 'regions'] as const) compare(words[kind], file[kind], [kind]);
  for (const [region, { states }] of Object.entries(words.regions ?? {})) compare(states, file.regions[region]?.states, ['regions', region, 'states']);
  return stray;
}

function shaped<T extends z.ZodObject>(schema: T, located: Located, kind: FileKind, problems: Problem[]): z.infer<T> | undefined {
  const result = schema.safeParse(located.data, { jitless: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    if (problems.length >= LIMITS.problems) break;
    problems.push(...shapeProblems(issue, located, kind));
  }
  return undefined;
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
