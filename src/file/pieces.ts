import { LIMITS } from './limits.js';

/** A piece of a text: where it begins in the whole, and what it says. */
export interface Piece {
  from: number;
  text: string;
}

/** A file taken to pieces, of which each can be read for itself. */
export interface Pieces {
  /** What comes before its steps, the key `steps` included. */
  head: Piece;
  /** Its steps, TOGETHER in a piece: from the dash of the first to that of the next piece. */
  steps: readonly Piece[];
  /** How many steps there are. */
  count: number;
  /** What comes after them. */
  tail?: Piece;
}

/** As many steps are a piece: each piece costs something of its own, and of one that is changed all is read again. */
export const TOGETHER = 8;

const LIST = /(?:^|\n)steps:[ \t]*(?:#[^\n]*)?\r?\n/;
const KEY = /^[A-Za-z][\w-]*:(?:\s|$)/;

/**
 * Takes a file to pieces at the dashes of its steps, where these stand in lines of their own and everything between
 * them is further in. Whether the pieces mean what the whole does has to be told by reading them: what ends at a dash
 * though it should not, be it a bracket or a quote, cannot be read.
 *
 * @returns undefined where it is written in another way
 */
export function piecesOf(text: string): Pieces | undefined {
  const list = LIST.exec(text);
  if (!list) return undefined;
  const begin = list.index + list[0].length;
  let column = -1;
  const starts: number[] = [];
  let end = text.length;
  for (let from = begin; from < text.length; ) {
    const line = from;
    const next = text.indexOf('\n', line);
    from = next < 0 ? text.length : next + 1;
    let at = line;
    while (text[at] === ' ') at += 1;
    const sign = text[at] ?? '\n';
    // Comments, and lines with nothing on them, belong to what is above them.
    if (sign === '\n' || sign === '#' || (sign === '\r' && text[at + 1] === '\n')) continue;
    if (sign === '\t') return undefined;
    const indent = at - line;
    const dash = sign === '-' && /\s/.test(text[at + 1] ?? '\n');
    if (column < 0 && dash) column = indent;
    if (dash && indent === column) {
      starts.push(line);
      if (starts.length > LIMITS.steps) return undefined;
    } else if (indent === 0) {
      if (!KEY.test(text.slice(line, line + 80))) return undefined;
      end = line;
      break;
    } else if (column < 0 || indent <= column) return undefined;
  }
  const begins = starts.filter((_, index) => index % TOGETHER === 0);
  const [first] = begins;
  if (first === undefined) return undefined;
  const piece = (from: number, to: number): Piece => ({ from, text: text.slice(from, to) });
  return {
    head: piece(0, first),
    steps: begins.map((start, index) => piece(start, begins[index + 1] ?? end)),
    count: starts.length,
    ...(end < text.length && { tail: piece(end, text.length) }),
  };
}

/** The same text by itself: a part that is kept would keep all that it was cut out of. */
export const apart = (text: string): string => ` ${text}`.slice(1);
