import { isMap, type Node } from 'yaml';
import { compose } from './compose.js';
import { apart, type Piece, type Pieces, piecesOf, TOGETHER } from './pieces.js';
import type { Path, Spot } from './places.js';
import { plainOf, type Told } from './plain.js';
import { MOST, tokensOf } from './tokens.js';
import { isBag } from './value-at.js';

/** A text as plain data. */
export interface Plain {
  data: unknown;
  /** What no file may have; the data is whole only where there is none. */
  problems: readonly Told[];
  /** What may be a slip. */
  warnings: readonly Told[];
  /** Where a path leads, or its last key stands. */
  spot(path: Path, key: boolean): Spot;
}

/** A piece as it was read; places count from its own beginning. */
interface Known {
  data: unknown;
  warnings: readonly Told[];
  /** How much there is to it. */
  tokens: number;
  brackets: number;
}

/** A piece of so many characters is not read twice in one reading of a file: what is found in it is kept until the end. */
const LONG = 20_000;
/** Characters of the pieces that are kept, and as many of those before them. */
const MOST_KEPT = 4 * 1024 * 1024;
/** Pieces as they were read last, and before: of a text in which one is changed, the others are not read again. */
let young = new Map<string, Known>();
let old = new Map<string, Known>();
let kept = 0;

/**
 * Reads a file by its pieces. Those that were read before are known; their data is shared, so nobody may change it.
 *
 * @param what the file should hold, for the words of its problems
 * @returns undefined where only the whole can be read: it has no steps in lines of their own, or something is wrong
 */
export function inPieces(text: string, what: string): Plain | undefined {
  const pieces = piecesOf(text);
  const roots: Roots = new Map();
  const read = pieces && readAll(pieces, roots, what);
  if (!read) return undefined;
  const [head, ...lists] = read.map(({ data }) => data);
  const tail = pieces.tail ? lists.pop() : {};
  if (!isBag(head) || !isBag(tail)) return undefined;
  if (Object.keys(head).at(-1) !== 'steps' || head.steps !== null) return undefined;
  if (Object.keys(tail).some((key) => Object.hasOwn(head, key))) return undefined;
  const steps = lists.flat();
  if (!lists.every(Array.isArray) || steps.length !== pieces.count) return undefined;
  const all = inOrder(pieces);
  const warnings = read.flatMap((known, index) =>
    known.warnings.map((told) => ({ ...told, offset: told.offset + (all[index]?.from ?? 0) })),
  );
  return { data: { ...head, steps, ...tail }, problems: [], warnings, spot: spotsIn(pieces, roots, what) };
}

/** What pieces were read as, with its places. */
type Roots = Map<string, Node | null>;

const inOrder = ({ head, steps, tail }: Pieces): Piece[] => [head, ...steps, ...(tail ? [tail] : [])];

/** All pieces as they are known, or are read now; undefined where one cannot be read, or they are too much together. */
function readAll(pieces: Pieces, roots: Roots, what: string): Known[] | undefined {
  const all = inOrder(pieces);
  const found: (Known | Cut)[] = [];
  let [tokens, brackets] = [0, 0];
  // All are cut into tokens, which is the lesser part, before anything is built of one.
  for (const { text } of all) {
    const one = recalled(text) ?? cut(apart(text), what);
    if (!one) return undefined;
    tokens += one.tokens;
    brackets += one.brackets;
    if (tokens > MOST.tokens || brackets > MOST.brackets) return undefined;
    found.push(one);
  }
  const read: Known[] = [];
  for (const [index, one] of found.entries()) {
    // The list of the steps is a level down from the head, and from what comes after them.
    const depth = index > 0 && index <= pieces.steps.length ? 2 : 1;
    const known = 'parts' in one ? build(one, depth, roots, what) : one;
    if (!known) return undefined;
    read.push(known);
  }
  return read;
}

/** A piece that was cut into tokens. */
interface Cut {
  text: string;
  parts: readonly string[];
  tokens: number;
  brackets: number;
}

function cut(text: string, what: string): Cut | undefined {
  const { tokens: parts, ...rest } = tokensOf(text, what);
  return parts && 'brackets' in rest ? { text, parts, tokens: parts.length, brackets: rest.brackets } : undefined;
}

function build({ text, parts, tokens, brackets }: Cut, depth: number, roots: Roots, what: string): Known | undefined {
  const document = compose(parts, text.length);
  if (!document || document.errors.length > 0) return undefined;
  const { data, problems, warnings } = plainOf(document.contents, text, what, depth);
  if (problems.length > 0) return undefined;
  const known = { data, warnings, tokens, brackets };
  remember(text, known);
  if (text.length > LONG) roots.set(text, document.contents);
  return known;
}

function recalled(text: string): Known | undefined {
  const known = young.get(text);
  if (known) return known;
  const before = old.get(text);
  if (before) remember(text, before);
  return before;
}

function remember(text: string, known: Known): void {
  if (kept > MOST_KEPT) {
    old = young;
    young = new Map();
    kept = 0;
  }
  kept += text.length;
  young.set(text, known);
}

/** Where paths lead: a piece that something is to be found in is read once more, which few are. */
function spotsIn(pieces: Pieces, roots: Roots, what: string): Plain['spot'] {
  const { head, steps, tail } = pieces;
  const rootOf = ({ text }: Piece): Node | null => {
    let root = roots.get(text);
    if (root === undefined) {
      const { tokens } = tokensOf(text, what);
      root = (tokens && compose(tokens, text.length)?.contents) ?? null;
      roots.set(text, root);
    }
    return root;
  };
  const spot = ({ from, text }: Piece, root: Node | null, path: Path): Spot => ({ root, path, text, from });
  const has = (root: Node | null, key: string | number | undefined) =>
    isMap(root) && key !== undefined && root.has(String(key));
  return (path, key) => {
    const [top, index, ...rest] = path;
    if (top === 'steps' && !(key && path.length === 1)) {
      const at = Number(index);
      const known = at < pieces.count;
      const piece = steps[known ? Math.floor(at / TOGETHER) : 0] as Piece;
      return spot(piece, rootOf(piece), known ? [at % TOGETHER, ...rest] : []);
    }
    if (tail && has(rootOf(tail), top)) return spot(tail, rootOf(tail), path);
    return spot(head, rootOf(head), path);
  };
}
