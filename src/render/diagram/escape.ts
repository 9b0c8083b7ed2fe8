import { safe } from '../text/style.js';

/**
 * Text on one line, without control characters, without marks that reorder or hide it, and without
 * halves of characters. What every format's own escaping starts from.
 */
export function oneLine(text: string): string {
  return (
    safe(text)
      // The joiners of Persian and Urdu, Arabic and Indic scripts (200c, 200d) stay: without them words fall apart.
      .replace(/[\u061c\u200b\u200e\u200f\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu, '')
      .replace(/\p{Cs}|[\ufffe\uffff]/gu, '\ufffd')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/**
 * How broad a text is in a picture, in narrow characters, near enough for any font: marks take none, wide
 * East Asian characters and emoji two. Not the terminal's measure, whose patterns older browsers cannot read.
 */
export function breadth(text: string): number {
  let sum = 0;
  for (const char of text) {
    if (/\p{M}|\p{Cf}/u.test(char)) continue;
    sum +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(
        char,
      )
        ? 2
        : 1;
  }
  return sum;
}

/** Cuts to a breadth with an ellipsis. */
export function short(text: string, most: number): string {
  const line = oneLine(text);
  if (breadth(line) <= most) return line;
  let out = '';
  let room = most - 1;
  for (const char of line) {
    room -= breadth(char);
    if (room < 0) break;
    out += char;
  }
  return `${out}…`;
}

/** Characters that mean nothing to Mermaid, nor to the Markdown that it reads labels as. */
const PLAIN = /[\p{L}\p{N}\p{M}\u200c ,'’()…≥≤→]/u;

/**
 * Text for a Mermaid label: all but letters, digits and harmless marks as character codes. A point or
 * a dash stands as it is only within a word: at the head of a line it would begin a Markdown list.
 */
export function mermaidText(text: string): string {
  const characters = [...oneLine(text)];
  return characters
    .map((char, index) => {
      const next = characters[index + 1];
      const within = /[.-]/.test(char) && index > 0 && next !== undefined && /\p{L}/u.test(next);
      return PLAIN.test(char) || char === '\u200d' || within ? char : `#${char.codePointAt(0)};`;
    })
    .join('');
}

/** Text for a quoted string in DOT, shown as it is: neither escapes nor HTML entities are read in it. */
export function dotText(text: string): string {
  return oneLine(text).replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}

/** Text for XML, without characters that XML does not allow. */
export function xmlText(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Breaks a text into lines of at most that breadth; what does not fit into `most` lines is cut. */
export function lines(text: string, width: number, most = 3): string[] {
  const out: string[] = [];
  let rest = oneLine(text).split(' ');
  while (rest.length > 0) {
    if (out.length === most - 1) return [...out, short(rest.join(' '), width)];
    let take = 1;
    while (take < rest.length && breadth(rest.slice(0, take + 1).join(' ')) <= width) take += 1;
    out.push(short(rest.slice(0, take).join(' '), width));
    rest = rest.slice(take);
  }
  return out;
}
