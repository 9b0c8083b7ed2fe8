import {
  Composer,
  type CST,
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  Parser,
  YAMLParseError,
} from 'yaml';
import { LIMITS } from './limits.js';
import { plainOf } from './plain.js';
import type { Problem, ProblemCode, Severity } from './problem.js';
import { slipsOf } from './syntax.js';
import { tokensOf } from './tokens.js';

/** A file as it was handed in: its name for messages, and its bytes or text. */
export interface SourceText {
  /** Its name, for messages. */
  file: string;
  /** Its text, or its bytes as UTF-8. */
  content: Uint8Array | string;
}

/** A path into the YAML: keys and list indices. */
export type Path = readonly (string | number)[];

/** A parsed file that knows where everything stands. */
export interface Located {
  file: string;
  data: unknown;
  /** Whether the block at a path is written inside { }. */
  inBraces(path: Path): boolean;
  /** A problem at a path. `key` points at the key instead of its value, `at` so far into the text that stands there. */
  problem(
    path: Path,
    code: ProblemCode,
    message: string,
    hint: string,
    options?: { key?: boolean; severity?: Severity; at?: number },
  ): Problem;
}

/** What a file should hold, in a word. */
export type FileWord = 'scenario' | 'policy' | 'model';

/** Of what could be read the problems are warnings. */
type Parsed = { located: Located; problems: Problem[] } | { located?: undefined; problems: Problem[] };

/**
 * Reads YAML text from a stranger: bounded in size, depth and work, plain data only. Never throws
 * on any input; what is wrong comes back as problems with line and column.
 *
 * @param what the file should hold, for the words of its problems
 */
export function parseYaml(source: SourceText, what: FileWord = 'scenario'): Parsed {
  const at = (line: number, column: number, code: ProblemCode, message: string, hint: string): Parsed => ({
    problems: [{ file: source.file, line, column, severity: 'error', code, message, hint }],
  });
  if (source.content.length > LIMITS.bytes) {
    return at(
      1,
      1,
      'too-large',
      `The file has ${source.content.length} bytes; the most is ${LIMITS.bytes} (1 MiB).`,
      'Split it: a what-if can live in a file of its own with `extends`.',
    );
  }
  const format = formatOf(source.content);
  if (format !== undefined)
    return at(
      1,
      1,
      'encoding',
      `The file is ${format}, not plain text.`,
      'Save it as plain text (UTF-8), in a text editor say.',
    );
  const decoded = decode(source.content);
  if (decoded.text === undefined) return at(1, 1, 'encoding', decoded.message, 'Save the file as UTF-8.');
  // Old Macs ended lines so, and YAML still takes it for an end; its parser does not.
  const text = decoded.text.replace(/\r(?!\n)/g, '\n');
  const nul = text.search(/[^\P{Cc}\t\n\r\u0085]/u);
  if (nul >= 0) {
    const before = text.slice(0, nul).split('\n');
    return at(
      before.length,
      (before.at(-1)?.length ?? 0) + 1,
      'encoding',
      'The text contains a control character (a NUL byte, for instance).',
      'Delete it; it may not be a text file at all.',
    );
  }
  const scanned = tokensOf(text, what);
  if (!scanned.tokens) return at(scanned.line, scanned.column, scanned.code, scanned.message, scanned.hint);

  const counter = new LineCounter();
  let document: Document.Parsed;
  // A hostile file has hundreds of thousands of errors, and a stack for each is what costs.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    document = compose(scanned.tokens, text.length, counter);
  } catch {
    return at(1, 1, 'nesting', 'The file nests too deeply to be read.', `Keep to ${LIMITS.depth} levels.`);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  const problemAt = (offset: number, severity: Severity, code: ProblemCode, message: string, hint: string): Problem => {
    const { line, col } = counter.linePos(Math.min(offset, text.length));
    return { file: source.file, line: Math.max(1, line), column: Math.max(1, col), severity, code, message, hint };
  };
  if (document.errors.length > 0) {
    const deep = document.errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
    if (deep)
      return {
        problems: [
          problemAt(
            deep.pos[0],
            'error',
            'nesting',
            'The file nests too deeply to be read.',
            `Keep to ${LIMITS.depth} levels.`,
          ),
        ],
      };
    return {
      problems: slipsOf(document.errors, text, what).map(({ offset, message, hint }) =>
        problemAt(offset, 'error', 'yaml-syntax', message, hint),
      ),
    };
  }
  const { data, problems, warnings } = plainOf(document.contents, text, problemAt, what);
  if (problems.length > 0) return { problems: problems.slice(0, LIMITS.problems) };
  const located: Located = {
    file: source.file,
    data,
    inBraces: (path) => {
      const node: unknown = document.getIn(path, true);
      return isMap(node) && node.flow === true;
    },
    problem: (path, code, message, hint, options = {}) =>
      problemAt(
        offsetOf(document, path, options.key ?? false) + (options.at ? offsetIn(document, path, text, options.at) : 0),
        options.severity ?? 'error',
        code,
        message,
        hint,
      ),
  };
  return { located, problems: warnings };
}

/** What the tokens amount to; as YAML's own parseDocument, without cutting the text into tokens once more. */
function compose(tokens: readonly string[], length: number, counter: LineCounter): Document.Parsed {
  const parser = new Parser(counter.addNewLine);
  const composer = new Composer({
    lineCounter: counter,
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
  });
  const parts: CST.Token[] = [];
  counter.addNewLine(0);
  for (const token of tokens) for (const part of parser.next(token)) parts.push(part);
  for (const part of parser.end()) parts.push(part);
  const [document, second] = composer.compose(parts, true, length);
  if (!document) throw new Error('a composer that is forced to yields a document');
  if (second) {
    const [from, to] = second.range;
    document.errors.push(new YAMLParseError([from, to], 'MULTIPLE_DOCS', 'more than one document'));
  }
  return document as Document.Parsed;
}

/** How files begin that people take for text. */
const FORMATS: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a Word document or another packed file'],
  ['\u00d0\u00cf\u0011\u00e0', 'a document of an old office program'],
  ['{\\rtf', 'a document in rich text (RTF)'],
  ['%PDF-', 'a PDF'],
];

function formatOf(content: Uint8Array | string): string | undefined {
  const beginning = typeof content === 'string' ? content.slice(0, 5) : String.fromCharCode(...content.subarray(0, 5));
  return FORMATS.find(([signs]) => beginning.startsWith(signs))?.[1];
}

function decode(content: Uint8Array | string): { text: string } | { text?: undefined; message: string } {
  if (typeof content === 'string') return { text: content.replace(/^\uFEFF/, '') };
  if ((content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff)) {
    return { message: 'The file is UTF-16, not UTF-8.' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(content) };
  } catch {
    return { message: 'The file is not UTF-8 text.' };
  }
}

/** Offset of the node at a path, or of the nearest thing above it that is there. */
function offsetOf(document: Document.Parsed, path: Path, key: boolean): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const [index, part] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part));
      if (!pair) return offset;
      const keyOffset = (pair.key as Node).range?.[0];
      const valueOffset = (pair.value as Node | null)?.range?.[0];
      const last = index === path.length - 1;
      offset = (last && key ? keyOffset : (valueOffset ?? keyOffset)) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(part)] as Node | undefined;
      if (!item) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
}

/** How far into the source of a text one of its characters stands: quotes and folded lines are passed over. */
function offsetIn(document: Document.Parsed, path: Path, source: string, at: number): number {
  const node: unknown = document.getIn(path, true);
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return 0;
  const raw = source.slice(node.range[0], node.range[1]);
  const whole = raw.indexOf(node.value.slice(0, at + 1));
  if (whole >= 0) return whole + at;
  // Of a text in several lines, the word is looked for, as often as it comes up before.
  const word = /^\S+/.exec(node.value.slice(at))?.[0] ?? '';
  let found = -1;
  for (let from = node.value.indexOf(word); from >= 0 && from <= at; from = node.value.indexOf(word, from + 1))
    found = raw.indexOf(word, found + 1);
  return Math.max(0, found);
}
