/** How text may be dressed. Colour never carries anything alone: without it every view says the same. */
export interface Style {
  /** Characters a line may have. */
  width: number;
  /** What matters most. */
  bold(text: string): string;
  /** What matters less. */
  dim(text: string): string;
  /** What ended well. */
  good(text: string): string;
  /** What ended badly, or is wrong. */
  bad(text: string): string;
  /** What stands out, neither good nor bad. */
  accent(text: string): string;
}

/** Text as it is: what paints nothing. */
export const plain = (text: string): string => text;

/** No colour at all. */
export function plainStyle(width = 80): Style {
  return { width, bold: plain, dim: plain, good: plain, bad: plain, accent: plain };
}

/**
 * Text of a scenario made safe for a terminal: control characters and marks that reorder text are
 * taken out, so that a stranger's file can neither move the cursor nor fake a line.
 */
export function safe(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, ' ').replace(/[\u202a-\u202e\u2066-\u2069]/gu, '');
}

/** Text of a scenario without its Markdown marks: emphasis, code and the addresses of links. */
export function unmarked(text: string): string {
  return text
    .replace(/\[([^\]\n]{1,300})\]\((https?:[^)\s]{1,500})\)/g, '$1')
    .replace(/(\*\*|__|\*|_|`)(?=\S)([^*_`\n]{1,300})(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2');
}

/** Width in columns, near enough: marks take none, wide East Asian characters and emoji two. */
export function columns(text: string): number {
  let width = 0;
  for (const char of text) {
    if (/\p{M}|\p{Cf}/u.test(char)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(
        char,
      )
        ? 2
        : 1;
  }
  return width;
}

/** Breaks text into lines of at most `width` columns, at spaces where it can; a no-break space holds, and becomes a space. */
export function wrap(text: string, width: number): string[] {
  return safe(text)
    .split(/\n\s*\n|\n(?=\s*[-*] )/)
    .flatMap((paragraph) => {
      const lines: string[] = [];
      let line = '';
      for (const word of paragraph.split(/[^\S\u00a0]+/).filter(Boolean)) {
        if (line !== '' && columns(line) + 1 + columns(word) > width) {
          lines.push(line);
          line = word;
        } else line = line === '' ? word : `${line} ${word}`;
      }
      if (line !== '') lines.push(line);
      return lines.map((text) => text.replaceAll('\u00a0', ' '));
    });
}

export function indent(lines: readonly string[], by: number): string[] {
  return lines.map((line) => `${' '.repeat(by)}${line}`);
}

/** Pads to a width in columns; longer text is left as it is. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** Cuts to a width in columns with an ellipsis. */
export function cut(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let out = '';
  for (const char of text) {
    if (columns(out) + columns(char) > width - 1) break;
    out += char;
  }
  return `${out}…`;
}
