import { applied } from '../../file/edit/changes.js';
import type { Change } from '../../file/problem.js';
import { readable } from '../../file/readable.js';

/** Something that cannot be read. */
export interface PieceSlip {
  offset: number;
  message: string;
  hint: string;
  /** What mends it, where that is known. */
  fix?: readonly Change[];
}

/** What could be read of a piece of a text. */
interface Read {
  data: unknown;
  slips: readonly PieceSlip[];
}

/** Pieces as they were read, from their own beginning: of a text in which one is changed, the others are not read again. */
const known = new Map<string, Read>();
const MOST_KNOWN = 25_000;
/** So many lines of a piece are passed over. */
const MOST_PASSED = 6;

/**
 * Reads a piece of a text for itself: slips with a known mend are mended in memory, and lines that cannot be read are
 * passed over.
 *
 * @param at where the piece begins in its text
 */
export function loose(piece: string, at: number): Read {
  let read = known.get(piece);
  if (!read) {
    if (known.size >= MOST_KNOWN) known.clear();
    read = readPiece(piece);
    known.set(piece, read);
  }
  if (at === 0 || read.slips.length === 0) return read;
  return {
    data: read.data,
    slips: read.slips.map(({ offset, fix, ...slip }) => ({
      ...slip,
      offset: offset + at,
      ...(fix && { fix: fix.map(({ from, to, insert }) => ({ from: from + at, to: to + at, insert })) }),
    })),
  };
}

function readPiece(piece: string): Read {
  const slips: PieceSlip[] = [];
  let text = piece;
  for (let passed = 0; passed <= MOST_PASSED; passed += 1) {
    const { document, slips: found } = readable(text, 'scenario');
    slips.push(...found.filter(({ offset }) => !slips.some((slip) => slip.offset === offset)));
    if (document) {
      // What no file of ours may have is not followed.
      return { data: document.toJS({ maxAliasCount: 0 }) as unknown, slips };
    }
    const [first] = found;
    if (!first) break;
    text = applied(text, [blank(text, first.offset)]);
  }
  return { data: undefined, slips };
}

/** A line with nothing but spaces on it, so that everything else stays where it is. */
function blank(text: string, offset: number): { from: number; to: number; insert: string } {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', from);
  const to = end < 0 ? text.length : end;
  return { from, to, insert: ' '.repeat(to - from) };
}
