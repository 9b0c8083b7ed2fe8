import stringWidth from 'string-width';
import { safe } from './style.js';

/** Letters and signs that take one column each and never join: ASCII, Latin, general punctuation, arrows and lines. */
const SINGLE =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u203b\u203d-\u2048\u204a-\u205e\u2190-\u2193\u2500-\u257f]*$/;

/** Width in columns of a terminal: marks take none, wide East Asian characters and emoji two, colours none. */
export function columns(text: string): number {
  if (SINGLE.test(text)) return text.length;
  return pieces(text).reduce((sum, piece) => sum + stringWidth(piece), 0);
}

/**
 * A text in pieces that are short: Node's segmenter, which string-width asks too, takes minutes for a
 * stranger's word of a hundred thousand characters, and milliseconds for its pieces.
 */
function pieces(text: string): string[] {
  return text.length <= 500 ? [text] : (text.match(/[\s\S]{1,500}/gu) ?? []);
}

const segmenter = new Intl.Segmenter();

/** What a reader takes for a character, one by one: letters with their marks, whole emoji. */
function* characters(text: string): Generator<string> {
  for (const piece of pieces(text)) for (const { segment } of segmenter.segment(piece)) yield segment;
}

/**
 * Breaks text into lines of at most `width` columns: at spaces where it can, within a word only where
 * that alone is wider. Other line breaks than those between paragraphs and before points of a list
 * are spaces; a no-break space holds, and becomes a space.
 */
export function wrap(text: string, width: number): string[] {
  return safe(text)
    .split(/\n\s*\n|\n(?=\s*[-*] )/)
    .flatMap((paragraph) => {
      const lines: string[] = [];
      let line = '';
      let used = 0;
      for (const word of paragraph.split(/[^\S\u00a0]+/).filter(Boolean)) {
        const size = columns(word);
        if (line !== '' && used + 1 + size <= width) {
          line += ` ${word}`;
          used += 1 + size;
          continue;
        }
        if (line !== '') lines.push(line);
        const parts = size <= width ? [word] : broken(word, width);
        line = parts.pop() ?? '';
        used = columns(line);
        lines.push(...parts);
      }
      if (line !== '') lines.push(line);
      return lines.map((text) => text.replaceAll('\u00a0', ' '));
    });
}

/** A word that is wider than a line, in parts that are not. */
function broken(word: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const character of characters(word)) {
    const size = columns(character);
    if (part !== '' && used + size > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += character;
    used += size;
  }
  parts.push(part);
  return parts;
}

export function indent(lines: readonly string[], by: number): string[] {
  return lines.map((line) => `${' '.repeat(by)}${line}`);
}

/** Short texts side by side, as many to a line as go. */
export function sideBySide(texts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const line = lines.at(-1);
    if (line !== undefined && columns(line) + 3 + columns(text) <= width) lines[lines.length - 1] = `${line}   ${text}`;
    else lines.push(text);
  }
  return lines;
}

/** Pads to a width in columns; longer text is left as it is. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** Cuts to a width in columns with an ellipsis, between what a reader takes for characters. */
export function cut(text: string, width: number): string {
  // A screen has hundreds of lines cut, most of them plain: these need nobody to tell characters apart.
  if (text.length > width && SINGLE.test(text.slice(0, Math.max(1, width + 1))))
    return `${text.slice(0, Math.max(0, width - 1))}…`;
  if (columns(text) <= width) return text;
  let out = '';
  let room = width - 1;
  for (const character of characters(text)) {
    room -= columns(character);
    if (room < 0) break;
    out += character;
  }
  return `${out}…`;
}
