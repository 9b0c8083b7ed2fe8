import { LineCounter } from 'yaml';
import { wordOf } from './fix.js';
import { inPieces, type Plain } from './in-pieces.js';
import { LIMITS } from './limits.js';
import { fixAt, isInBraces, offsetIn, offsetOf, type Path, type Spot } from './places.js';
import { plainOf, type Told, TWICE } from './plain.js';
import type { Problem, ProblemCode, Severity } from './problem.js';
import { originalChange, originalOffset, type Readable, readable } from './readable.js';

export type { Path } from './places.js';

/** A file as it was handed in: its name for messages, and its bytes or text. */
export interface SourceText {
  /** Its name, for messages. */
  file: string;
  /** Its text, or its bytes as UTF-8. */
  content: Uint8Array | string;
}

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
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lines.addNewLine(end + 1);
  const problemAt = ({ offset, ...told }: Told): Problem => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { file: source.file, line: Math.max(1, line), column: Math.max(1, col), ...told };
  };
  const { plain, slips, mends } = read(text, what);
  const told = slips.map(({ fix, ...slip }) => ({
    ...problemAt({ ...slip, severity: 'error' }),
    ...(fix && { fix }),
  }));
  if (!plain) return { problems: told };
  const here = ({ offset, ...rest }: Told) => problemAt({ offset: originalOffset(offset, mends), ...rest });
  const problems = plain.problems.map(here);
  if (problems.some((problem) => !isGoneOnFrom(problem)))
    return { problems: [...told, ...problems].slice(0, LIMITS.problems) };
  const located: Located = {
    file: source.file,
    data: plain.data,
    inBraces: (path) => isInBraces(plain.spot(path, false)),
    problem: (path, code, message, hint, options = {}) => {
      const key = options.key ?? false;
      const spot = plain.spot(path, key);
      const offset = offsetOf(spot, key) + (options.at ? offsetIn(spot, options.at) : 0);
      const name = String(path.findLast((part) => typeof part === 'string') ?? '');
      const word = options.fix ?? wordOf(hint, name, key);
      const fix = word === undefined ? undefined : fixAt(spot, key, word);
      return {
        ...here({ offset, severity: options.severity ?? 'error', code, message, hint }),
        ...(fix && { fix: fix.map((each) => originalChange(each, mends)) }),
      };
    },
  };
  return { located, problems: [...told, ...problems, ...plain.warnings.map(here)] };
}

/** A text as plain data: by its pieces where that can be, else as a whole, in which slips are mended. */
function read(text: string, what: FileWord): Pick<Readable, 'slips' | 'mends'> & { plain?: Plain } {
  const plain = inPieces(text, what);
  if (plain) return { plain, slips: [], mends: [] };
  const { document, text: made, mends, slips } = readable(text, what);
  if (!document) return { slips, mends };
  const root = document.contents;
  const spot = (path: Path): Spot => ({ root, path, text: made, from: 0 });
  return { plain: { ...plainOf(root, made, what), spot }, slips, mends };
}

/** Whether the rest of a file means what it says all the same. */
function isGoneOnFrom({ message }: Problem): boolean {
  return message.endsWith(TWICE);
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
