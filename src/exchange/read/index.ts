import { Document, isMap, isPair, isScalar, isSeq, Pair, Scalar, YAMLMap, YAMLSeq, type Node as YamlNode } from 'yaml';
import type { SourceText } from '../../file/yaml.js';
import { loadModel } from '../../model/index.js';
import { type Chart, type Misfit, type Place, READ_LIMITS } from './chart.js';
import { draftOf } from './draft.js';
import { Noted } from './pieces.js';
import { ScriptError } from './script.js';
import { readScxml } from './scxml.js';
import { readXState } from './xstate.js';

export type { Misfit } from './chart.js';

/** What came of a machine of another program. */
export interface ReadMachine {
  /** The id of the model. */
  id?: string;
  /** The model file, where the machine could be read. */
  text?: string;
  /** What does not fit, by line; an error keeps it from being read or from being a model. */
  misfits: Misfit[];
}

/** Most characters that are read. */
const MOST = 4 * 1024 * 1024;

/**
 * Reads a machine of another program and writes what fits as a commented model file. Nothing in it is run.
 *
 * @param source its name says what it is: .json, .json5, .scxml or .xml, or else TypeScript or JavaScript
 */
export function readMachine(source: SourceText): ReadMachine {
  const misfits: Misfit[] = [];
  const { file } = source;
  const put = ({ line, column }: Place, severity: Misfit['severity'], message: string, hint: string) => {
    const known = misfits.some((one) => one.line === line && one.column === column && one.message === message);
    if (!known && misfits.length < READ_LIMITS.misfits) misfits.push({ file, line, column, severity, message, hint });
  };
  const failed = (at: Place, message: string, hint: string): ReadMachine => {
    put(at, 'error', message, hint);
    return { misfits: misfits.sort(byPlace) };
  };
  const start = { line: 1, column: 1 };
  if (source.content.length > MOST)
    return failed(
      start,
      `The file has ${source.content.length} bytes; the most is ${MOST} (4 MiB).`,
      'Take apart what is no machine.',
    );
  const text = (typeof source.content === 'string' ? source.content : new TextDecoder().decode(source.content)).replace(
    /^\uFEFF/,
    '',
  );
  if (/written by Offramp/.test(text.slice(0, 400)))
    return failed(
      start,
      'Offramp wrote this file for other programs: who the roles are and what variables can be, is not in it any more.',
      'Export the machine with `--format xstate`: that comes back as it was.',
    );
  try {
    const chart = chartOf(file, text, (at, message, hint) => put(at, 'warning', message, hint));
    if (chart.root.states.length === 0)
      return failed(chart.root.at, 'The machine has no states.', 'Name at least one.');
    const draft = draftOf(chart, (at, message, hint) => put(at, 'warning', message, hint));
    const written = yamlOf(draft, file);
    const { problems } = loadModel({ file: 'the model', content: written });
    for (const { line, severity, message, hint } of problems)
      if (severity === 'error') put(start, 'error', `In line ${line} of the model that came of it: ${message}`, hint);
    return { id: String(draft.id), text: written, misfits: misfits.sort(byPlace) };
  } catch (error) {
    if (error instanceof ScriptError) return failed(error.at, error.message, error.hint);
    // What nests without end exhausts the stack of whoever reads it.
    if (error instanceof RangeError)
      return failed(start, 'The file nests too deeply to be read.', 'Keep to 40 levels of states.');
    throw error;
  }
}

function chartOf(file: string, text: string, tell: (at: Place, message: string, hint: string) => void): Chart {
  if (/\.(scxml|xml)$/i.test(file) || /^\s*</.test(text)) return readScxml(text, tell);
  return readXState(text, /\.json5?$/i.test(file), tell);
}

const byPlace = (a: Misfit, b: Misfit): number => a.line - b.line || a.column - b.column;

/** The model file, with comments; what is short stands in one line. */
function yamlOf(draft: Record<string, unknown>, file: string): string {
  const document = new Document();
  document.contents = nodeOf(draft) as never;
  document.commentBefore = ` Made from ${file.replace(/\s+/g, ' ').replace(/.*[\\/]/, '')} by Offramp. See docs/model-reference.md.`;
  return document.toString({ lineWidth: 120, flowCollectionPadding: true });
}

function nodeOf(value: unknown, depth = 0): YamlNode {
  if (value instanceof Noted) return nodeOf(value.value, depth);
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    for (const one of value) {
      const item = nodeOf(one, depth + 1);
      if (one instanceof Noted) item.commentBefore = ` ${one.note.replace(/[\r\n]+/g, ' ')}`;
      list.items.push(item);
    }
    list.flow = value.every((one) => typeof one !== 'object') && value.join().length < 90;
    return list;
  }
  if (typeof value !== 'object' || value === null) return new Scalar(value);
  const map = new YAMLMap();
  for (const [key, one] of Object.entries(value)) {
    if (one === undefined) continue;
    const name = new Scalar(key);
    if (one instanceof Noted) name.commentBefore = ` ${one.note.replace(/[\r\n]+/g, ' ')}`;
    map.items.push(
      new Pair(name, one === null || (one instanceof Noted && one.value === null) ? null : nodeOf(one, depth + 1)),
    );
  }
  map.flow = depth > 1 && isShort(map);
  return map;
}

/** What reads well in a line: a few plain entries, without a comment. */
function isShort(map: YAMLMap): boolean {
  let length = 0;
  for (const pair of map.items) {
    if (!isPair(pair) || !isScalar(pair.key) || pair.key.commentBefore) return false;
    const { value } = pair;
    if (isMap(value) || (isSeq(value) && !value.flow)) return false;
    length +=
      String(pair.key.value).length +
      String(isSeq(value) ? value.items.join(', ') : isScalar(value) ? value.value : '').length +
      4;
  }
  return length < 80;
}
