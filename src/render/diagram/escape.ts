import { safe } from '../text/style.js';

/** Text on one line, without control characters and without marks that reorder it. */
export function oneLine(text: string): string {
  return safe(text).replace(/\s+/g, ' ').trim();
}

/** Cuts to a number of characters with an ellipsis. */
export function short(text: string, most: number): string {
  const characters = [...oneLine(text)];
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}

/** Text for a Mermaid label: all but letters, digits and harmless marks as character codes. */
export function mermaidText(text: string): string {
  return [...oneLine(text)].map((char) => (/[\p{L}\p{N}\p{M} .,'’()+…≥≤-]/u.test(char) ? char : `#${char.codePointAt(0)};`)).join('');
}

/** Text for a quoted string in DOT. */
export function dotText(text: string): string {
  return oneLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}

/** Text for XML, without characters that XML does not allow. */
export function xmlText(text: string): string {
  return oneLine(text)
    .replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Breaks a text into lines of about `width` characters, three at most. */
export function lines(text: string, width: number, most = 3): string[] {
  const out: string[] = [];
  for (const word of oneLine(text).split(' ')) {
    const last = out.at(-1);
    if (last !== undefined && last.length + word.length < width) out[out.length - 1] = `${last} ${word}`;
    else out.push(short(word, width));
  }
  return out.length <= most ? out : [...out.slice(0, most - 1), short(out.slice(most - 1).join(' '), width)];
}
