import { stringify } from 'yaml';

/** Plain data as YAML holds it; keys that are undefined are left out. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain | undefined };

/** How a text was written before, which is kept where it can be. */
export type Style = 'plain' | 'double' | 'single' | 'folded' | 'literal';

/** Where a value is to stand. */
export interface Spot {
  /** Column of the key, or of the dash, that the value belongs to. */
  column: number;
  /** Whether that is within brackets or braces, where everything stands on one line. */
  flow: boolean;
  style?: Style | undefined;
}

/** Characters that an editor would not show, or that a file must not hold as they are. */
const UNSHOWN = /[^\P{Cc}\n\t]|\p{Cs}|[\ufeff\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
const RAW = /[\u007f-\u009f\ufeff\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/gu;
/** Columns that lines of a longer text are kept within, and what makes a text a longer one. */
const WIDTH = 118;
const LONG = 100;
/** A word that needs no room: an id, a number. */
const SHORT = /^[\w.:+-]{1,40}$/;

/** Whether a text holds what is only to be seen as an escape. */
export function isUnshown(text: string): boolean {
  return UNSHOWN.test(text);
}

/** A text with what an editor would not show written as escapes. */
export function withEscapes(text: string): string {
  return text.replace(RAW, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const isList = (value: Plain | undefined): value is readonly Plain[] => Array.isArray(value);
const isBlock = (value: Plain | undefined): value is { readonly [key: string]: Plain | undefined } =>
  typeof value === 'object' && value !== null && !isList(value);

/** The entries of a block that are there. */
export function entriesOf(block: { readonly [key: string]: Plain | undefined }): [string, Plain][] {
  return Object.entries(block).flatMap(([key, value]): [string, Plain][] =>
    value === undefined ? [] : [[key, value]],
  );
}

/** A value as it stands after a colon or a dash: on the same line after a space, or on lines of its own below. */
export function afterSign(value: Plain, spot: Spot, below: number): string {
  if (spot.flow || !isCollection(value) || isSmall(value)) return ` ${inLine(value, spot)}`;
  if (isList(value)) return `\n${listLines(value, below)}`;
  return isBlock(value) ? `\n${blockLines(value, below)}` : '';
}

/** A value that goes on the line it begins on. */
export function inLine(value: Plain, spot: Spot): string {
  if (isList(value))
    return `[${value.map((each) => inLine(each, { ...spot, flow: true, style: undefined })).join(', ')}]`;
  if (isBlock(value)) {
    const entries = entriesOf(value).map(
      ([key, each]) => `${keyText(key)}: ${inLine(each, { ...spot, flow: true, style: undefined })}`,
    );
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' ? textOf(value, spot) : String(value);
}

/** An entry of a list, from its dash on, without the line's end. */
export function entryLines(value: Plain, column: number): string {
  const lead = `${' '.repeat(column)}-`;
  if (isBlock(value) && !isSmall(value)) return `${lead} ${blockLines(value, column + 2).trimStart()}`;
  if (isList(value) && !isSmall(value)) return `${lead} ${inLine(value, { column, flow: true })}`;
  return `${lead} ${inLine(value, { column, flow: false })}`;
}

/** The entry of a key in a block, from the key on, without the line's end. */
export function pairLines(key: string, value: Plain, column: number): string {
  return `${keyText(key)}:${afterSign(value, { column, flow: false }, column + 2)}`;
}

export function keyText(key: string): string {
  return typeof key === 'string' && /^[A-Za-z][\w-]*$/.test(key) ? inLine(key, { column: 0, flow: true }) : quoted(key);
}

function blockLines(block: { readonly [key: string]: Plain | undefined }, column: number): string {
  return entriesOf(block)
    .map(([key, value]) => `${' '.repeat(column)}${pairLines(key, value, column)}`)
    .join('\n');
}

function listLines(list: readonly Plain[], column: number): string {
  return list.map((value) => entryLines(value, column)).join('\n');
}

function isCollection(value: Plain): boolean {
  return typeof value === 'object' && value !== null;
}

/** Whether a list or block reads well on one line: nothing in it but ids and numbers. */
function isSmall(value: Plain): boolean {
  if (isList(value)) return value.length <= 6 && value.every((each) => !isCollection(each) && SHORT.test(String(each)));
  if (!isBlock(value)) return false;
  const entries = entriesOf(value);
  return (
    entries.length <= 4 &&
    !entries.some(([key]) => key === 'id') &&
    entries.every(([, each]) => (isCollection(each) ? isBlock(each) && isSmall(each) : SHORT.test(String(each))))
  );
}

function textOf(text: string, { column, flow, style }: Spot): string {
  if (isUnshown(text)) return quoted(text);
  if (!flow && style !== 'double' && style !== 'single') {
    const fits = !text.includes('\n') && column + text.length <= LONG;
    if (style !== 'literal' && (style === 'folded' || !fits) && isFoldable(text)) return folded(text, column + 2);
    if (text.includes('\n') && isLiteral(text)) return literal(text, column + 2);
  }
  if (style === 'single' && !/[\n\t]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  if (style === 'double' || /[\n\t]/.test(text)) return quoted(text);
  // What YAML itself would write; folding is done above, where it is wanted.
  const plain = stringify(text, { schema: 'core', lineWidth: 0, singleQuote: false }).replace(/\n$/, '');
  if (plain !== text) return quoted(text);
  return (flow && /[,[\]{}]/.test(text)) || /^(?:\?|---|\.\.\.|%)/.test(text) ? quoted(text) : text;
}

function quoted(text: string): string {
  return withEscapes(JSON.stringify(text));
}

/** Whether a text comes out of a literal block as it went in. */
function isLiteral(text: string): boolean {
  return /^\S/.test(text) && !/\n\n$/.test(text) && !/[ \t](?:\n|$)/.test(text);
}

function literal(text: string, column: number): string {
  const ends = text.endsWith('\n');
  const lines = (ends ? text.slice(0, -1) : text).split('\n');
  return `|${ends ? '' : '-'}\n${lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line)).join('\n')}`;
}

/** Whether a text comes out of a folded block as it went in, wherever it is broken between two words. */
function isFoldable(text: string): boolean {
  return /^\S/.test(text) && !/\n$/.test(text) && !/[ \t]\n|\n[ \t]|[ \t]$| {2}|\t/.test(text);
}

function folded(text: string, column: number): string {
  const lead = ' '.repeat(column);
  const width = Math.max(40, WIDTH - column);
  const parts = text.split(/(\n+)/).map((paragraph, index) => {
    // As many ends of lines within the text as there are empty lines in the file.
    if (index % 2 === 1) return `\n${paragraph}`;
    const out: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width) {
        out.push(lead + line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    if (line !== '') out.push(lead + line);
    return out.join('\n');
  });
  return `>-\n${parts.join('')}`;
}
