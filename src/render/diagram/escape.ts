import { columns, cut, safe } from '../text/style.js';

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

/** Cuts to a width in columns with an ellipsis. */
export function short(text: string, most: number): string {
  return cut(oneLine(text), most);
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

/** Breaks a text into lines of at most `width` columns; what does not fit into `most` lines is cut. */
export function lines(text: string, width: number, most = 3): string[] {
  const out: string[] = [];
  let rest = oneLine(text).split(' ');
  while (rest.length > 0) {
    if (out.length === most - 1) return [...out, cut(rest.join(' '), width)];
    let take = 1;
    while (take < rest.length && columns(rest.slice(0, take + 1).join(' ')) <= width) take += 1;
    out.push(cut(rest.slice(0, take).join(' '), width));
    rest = rest.slice(take);
  }
  return out;
}
