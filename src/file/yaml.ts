import { type Document, isMap, isScalar, isSeq, LineCounter, type Node } from 'yaml';
import { wordOf } from './fix.js';
import { LIMITS } from './limits.js';
import { type ProblemAt, plainOf, TWICE } from './plain.js';
import type { Change, Problem, ProblemCode, Severity } from './problem.js';
import { originalChange, originalOffset, readable } from './readable.js';

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
  /**
   * A problem at a path. `key` points at the key instead of its value, `at` so far into the text that stands there, and
   * `fix` is the word that is to be put there, where the hint does not give it.
   */
  problem(
    path: Path,
    code: ProblemCode,
    message: string,
    hint: string,
    options?: { key?: boolean; severity?: Severity; at?: number; fix?: string | number | undefined },
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
  const read = readable(text, what);
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lines.addNewLine(end + 1);
  const problemAt: ProblemAt = (offset, severity, code, message, hint) => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { file: source.file, line: Math.max(1, line), column: Math.max(1, col), severity, code, message, hint };
  };
  const slips = read.slips.map(({ offset, code, message, hint, fix }) => ({
    ...problemAt(offset, 'error', code, message, hint),
    ...(fix && { fix }),
  }));
  const { document } = read;
  if (!document) return { problems: slips };
  const here: ProblemAt = (offset, ...rest) => problemAt(originalOffset(offset, read.mends), ...rest);
  const { data, problems, warnings } = plainOf(document.contents, read.text, here, what);
  if (problems.some((problem) => !isGoneOnFrom(problem)))
    return { problems: [...slips, ...problems].slice(0, LIMITS.problems) };
  const located: Located = {
    file: source.file,
    data,
    inBraces: (path) => {
      const node: unknown = document.getIn(path, true);
      return isMap(node) && node.flow === true;
    },
    problem: (path, code, message, hint, options = {}) => {
      const at =
        offsetOf(document, path, options.key ?? false) +
        (options.at ? offsetIn(document, path, read.text, options.at) : 0);
      const name = String(path.findLast((part) => typeof part === 'string') ?? '');
      const word = options.fix ?? wordOf(hint, name, options.key ?? false);
      const fix = word === undefined ? undefined : fixOf(document, path, options.key ?? false, word);
      return {
        ...here(at, options.severity ?? 'error', code, message, hint),
        ...(fix && { fix: fix.map((each) => originalChange(each, read.mends)) }),
      };
    },
  };
  return { located, problems: [...slips, ...problems, ...warnings] };
}

/** Whether the rest of a file means what it says all the same. */
function isGoneOnFrom({ message }: Problem): boolean {
  return message.endsWith(TWICE);
}

/** What puts another word in the place of a value, or of a key. */
function fixOf(document: Document.Parsed, path: Path, key: boolean, word: string | number): Change[] | undefined {
  const node = key ? keyAt(document, path) : (document.getIn(path, true) as Node | undefined);
  if (!isScalar(node) || !node.range || node.range[1] <= node.range[0]) return undefined;
  if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') return undefined;
  return [{ from: node.range[0], to: node.range[1], insert: String(word) }];
}

function keyAt(document: Document.Parsed, path: Path): unknown {
  const block: unknown = document.getIn(path.slice(0, -1), true);
  if (!isMap(block)) return undefined;
  return block.items.find((item) => isScalar(item.key) && String(item.key.value) === String(path.at(-1)))?.key;
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
