import type { YAMLParseError } from 'yaml';
import { LIMITS } from './limits.js';
import type { Change } from './problem.js';

/** A slip in the writing of YAML: where it is, what is wrong and what to do. */
export interface Slip {
  offset: number;
  message: string;
  hint: string;
  /** What may mend it, one or another; whether it does, only reading the text again can tell. */
  mend?: readonly Change[];
}

/** A line with something on it. */
interface Line {
  offset: number;
  text: string;
  /** Columns from 0 of what it begins with, of its dashes, and of what comes after them. */
  indent: number;
  dashes: number[];
  key: number;
  /** Whether a key with its colon, or another dash, stands after the dashes. */
  keyed: boolean;
}

/**
 * What a person has to change where YAML cannot be read. Its parser goes on after a slip and stumbles
 * over what follows, so the first error tells, and of the others those whose cause is in their own line.
 *
 * @param what the file should hold, for the words
 */
export function slipsOf(errors: readonly YAMLParseError[], text: string, what: string): Slip[] {
  const inOrder = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const [first] = inOrder;
  if (!first) return [];
  const lines = linesOf(text);
  const slips = [slipOf(first, inOrder, lines, what)];
  let seen = lineAt(lines, first.pos[0]);
  for (const error of inOrder) {
    const index = lineAt(lines, error.pos[0]);
    if (index === seen) continue;
    seen = index;
    const slip = slips.length < LIMITS.problems && slipInLine(error, lines[index]);
    if (slip) slips.push(slip);
  }
  return slips;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let offset = 0;
  for (const full of text.split('\n')) {
    const [, before = '', dashed = '', rest = ''] = /^(\s*)((?:- +)*)(.*)/.exec(full) ?? [];
    if (rest !== '' && !rest.startsWith('#')) {
      const key = before.length + dashed.length;
      const dashes = [...full.slice(0, key).matchAll(/-/g)].map((match) => match.index);
      const keyed = dashes.length > 0 || /^[\w"'-]+:(?:\s|$)/.test(rest);
      lines.push({ offset, text: full, indent: before.length, dashes, key, keyed });
    }
    offset += full.length + 1;
  }
  return lines;
}

/** The index of the line that an offset is in, or of the next one where nothing stands there. */
function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const line = lines[low];
  const past = line !== undefined && offset > line.offset + line.text.length;
  return past && low < lines.length - 1 ? low + 1 : low;
}

function slipOf(error: YAMLParseError, errors: readonly YAMLParseError[], lines: readonly Line[], what: string): Slip {
  const [offset] = error.pos;
  if (error.code === 'MULTIPLE_DOCS')
    return {
      offset,
      message: 'The file holds more than one document.',
      hint: `A file holds one ${what}; delete everything from the second --- on.`,
    };
  const index = lineAt(lines, offset);
  const line = lines[index];
  const unknown = {
    offset,
    message: 'This cannot be read as YAML.',
    hint: 'Look at this line and the one above it: quotes, colons and indentation.',
  };
  if (!line) return unknown;
  const spaced = missingSpace(error, line) ?? tabIn(lines[index + 1]);
  if (spaced) return spaced;
  const own = slipInLine(error, line);
  if (own) return own;
  const after = textAfter(offset, line);
  if (after) return after;
  if (/flow|Flow/.test(error.message))
    return (
      textInBraces(line) ?? {
        offset,
        message: 'What stands between the brackets cannot be read.',
        hint: 'Put a comma between two entries, `{ a: 1, b: 2 }` or `[a, b]`, and quotes around a text.',
      }
    );
  // A key that begins in one line and gets its colon in another: the second one is where something is wrong.
  const long = errors.find((other) => other.code === 'MULTILINE_IMPLICIT_KEY' && other.pos[0] === offset);
  const begins = offset === line.offset + line.key;
  if (long && !begins) {
    const end = lineAt(lines, long.pos[1]);
    const last = lines[end];
    if (!last || last === line) return unknown;
    return missingSpace(error, last) ?? (last.keyed ? indentation(lines, end) : colonInText(offset, undefined));
  }
  if (!line.keyed) {
    return {
      offset: line.offset + line.indent,
      message: 'This line has no key with a colon after it.',
      hint: 'Write `key: value`. A line that goes on with the text above it must be indented more than the key of that text.',
    };
  }
  return indentation(lines, index);
}

/** A tab where spaces belong, or no space after a dash or a colon. */
function missingSpace(error: YAMLParseError, line: Line): Slip | undefined {
  const tab = tabIn(line) ?? (error.code === 'TAB_AS_INDENT' ? tabAt(error.pos[0]) : undefined);
  if (tab) return tab;
  const rest = line.text.slice(line.key);
  const [, word] = /^-([A-Za-z]+)/.exec(rest) ?? [];
  if (word !== undefined)
    return {
      offset: line.offset + line.key,
      message: 'There is no space after the -.',
      hint: `Put a space between - and ${word.slice(0, 60)}.`,
      mend: [{ from: line.offset + line.key + 1, to: line.offset + line.key + 1, insert: ' ' }],
    };
  const [, key] = /^([A-Za-z]+):(?=[^\s/])/.exec(rest) ?? [];
  if (key === undefined) return undefined;
  const after = line.offset + line.key + key.length + 1;
  return {
    offset: line.offset + line.key,
    message: `There is no space after \`${key.slice(0, 60)}:\`.`,
    hint: 'Put a space after the colon.',
    mend: [{ from: after, to: after, insert: ' ' }],
  };
}

function tabIn(line: Line | undefined): Slip | undefined {
  const tab = line?.text.slice(0, line.indent).indexOf('\t') ?? -1;
  if (!line || tab < 0) return undefined;
  const indent = line.text.slice(0, line.indent);
  return {
    ...tabAt(line.offset + tab),
    mend: ['  ', ''].map((spaces) => ({
      from: line.offset,
      to: line.offset + line.indent,
      insert: indent.replaceAll('\t', spaces),
    })),
  };
}

function tabAt(offset: number): Slip {
  return {
    offset,
    message: 'There is a tab here where spaces belong.',
    hint: 'Indent with spaces, two a level, here and in every other line that has a tab.',
  };
}

/** What is wrong in a line whatever stands above it. */
function slipInLine(error: YAMLParseError, line: Line | undefined): Slip | undefined {
  const [offset] = error.pos;
  if (!line) return undefined;
  const there = line.text.slice(offset - line.offset);
  switch (error.code) {
    case 'BAD_SCALAR_START':
      return {
        offset,
        message: `A text cannot begin with ${there.slice(0, 1)}`,
        hint: 'Put quotes around the text.',
        ...inQuotes(line),
      };
    case 'BAD_DQ_ESCAPE':
      return {
        offset,
        message: `YAML knows no ${there.slice(0, 2)} in a text in quotes.`,
        hint: 'Write the backslash twice, or put the text in single quotes.',
        mend: [{ from: offset, to: offset, insert: '\\' }],
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return offset > line.offset + line.key && /:(?:\s|$)/.test(there.replace(/\s#.*/, ''))
        ? colonInText(offset, line)
        : undefined;
    default:
      return undefined;
  }
}

/**
 * The first text inside { } that holds a bracket, or a colon after its first word, and has no quotes:
 * `{ title: fear of {role} }`. A colon further on may be that of the next key, with no comma before it.
 */
function textInBraces(line: Line): Slip | undefined {
  const [all, lead = '', text = ''] =
    /^(.*?[{,]\s*[\w-]+:\s+)([^\s"'{[,}](?:[^"',{}]*\{\w+\}|[^\s"',{}]*: )[^,}]*)/.exec(line.text) ?? [];
  if (all === undefined) return undefined;
  const from = line.offset + lead.length;
  const value = text.trimEnd();
  const what = value.includes('{') ? 'brackets' : 'a colon';
  return {
    offset: from,
    message: `This text has ${what} in it and no quotes around it.`,
    hint: `Put quotes around it: ${JSON.stringify(value.slice(0, 80))}.`,
    mend: [{ from, to: from + value.length, insert: JSON.stringify(value) }],
  };
}

function colonInText(offset: number, line: Line | undefined): Slip {
  return {
    offset,
    message: 'This text has a colon in it and no quotes around it.',
    hint: 'A text that contains a colon needs quotes around it.',
    ...(line && inQuotes(line)),
  };
}

/** The value on a line, or the entry of a list, put in quotes as a whole. */
function inQuotes(line: Line): Pick<Slip, 'mend'> {
  const rest = line.text.slice(line.key);
  const [lead = ''] = /^(?:[\w"'-]+:\s+)?/.exec(rest) ?? [];
  const value = rest
    .slice(lead.length)
    .replace(/\s+#\s.*$/, '')
    .trimEnd();
  if (value === '') return {};
  const from = line.offset + line.key + lead.length;
  // Whoever put quotes around a part of it meant them to be read.
  return { mend: [{ from, to: from + value.length, insert: JSON.stringify(value) }] };
}

/** Something after what was complete: after a closing quote or bracket, or after the sign that a text follows. */
function textAfter(offset: number, line: Line): Slip | undefined {
  const before = line.text.slice(0, Math.max(0, offset - line.offset)).trimEnd();
  if (/["']$/.test(before))
    return {
      offset,
      message: 'The text goes on after the quote that closes it.',
      hint: 'Put quotes around the whole text: double ones where it has an apostrophe in it, single ones where it has double ones.',
      ...inQuotes(line),
    };
  if (/[\]}]$/.test(before))
    return {
      offset,
      message: `The text goes on after the ${before.slice(-1)}`,
      hint: 'A text that contains brackets needs quotes around it.',
      ...inQuotes(line),
    };
  if (/[:-] +[|>][-+\d]*$/.test(before))
    return {
      offset,
      message: 'After | or > a text begins on the next line.',
      hint: 'Begin the text on the next line, indented, or put quotes around it.',
    };
  return undefined;
}

/** A line that does not stand where those above it let it, or below one that is out of place itself. */
function indentation(lines: readonly Line[], index: number): Slip {
  const [first] = lines;
  const line = lines[index];
  const above = lines[index - 1];
  if (!first || !line) throw new Error('an error stands in a line');
  if (line.indent < first.indent) return misplaced(first, 0);
  const isEntry = line.dashes.length > 0;
  if (above && isOut(lines, index))
    return misplaced(above, isEntry ? line.indent : above.indent + line.indent - above.key);
  return misplaced(line, nearest(line.indent, isEntry ? dashesAbove(lines, index) : keysAbove(lines, index)));
}

/** Whether the line above one begins a block and does not stand as the rest of the block does. */
function isOut(lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  const above = lines[index - 1];
  const before = lines[index - 2];
  if (!line || !above || !before || line.indent <= before.indent) return false;
  const isEntry = line.dashes.length > 0;
  const begins = above.dashes.length > 0 || (!isEntry && before.key < above.key);
  const next = lines.slice(index + 1).find(({ indent }) => indent <= line.indent);
  const alike = next?.indent === line.indent && next.dashes.length > 0 === isEntry;
  // Two spaces a level is what the reference shows.
  const odd = above.indent % 2 === 1 && line.indent % 2 === 0;
  return begins && (alike || odd);
}

function misplaced(line: Line, wanted: number | undefined): Slip {
  const spaces = (count: number) => (count === 1 ? '1 space' : `${count || 'no'} spaces`);
  const known = wanted !== undefined && wanted !== line.indent && wanted >= 0;
  return {
    offset: line.offset + line.indent,
    message: `The indentation does not fit: this line begins with ${spaces(line.indent)}.`,
    hint:
      wanted === undefined || wanted === line.indent
        ? 'Keys and dashes that belong together stand under each other, two spaces a level.'
        : `Begin it with ${spaces(wanted)}.`,
    ...(known && {
      mend: [{ from: line.offset, to: line.offset + line.indent, insert: ' '.repeat(wanted) }],
    }),
  };
}

/** The column closest to another, and of two as close the one that comes first. */
function nearest(column: number, candidates: readonly number[]): number | undefined {
  const [first, ...rest] = candidates;
  return rest.reduce(
    (best, next) => (Math.abs(next - column) < Math.abs((best ?? next) - column) ? next : best),
    first,
  );
}

function dashesAbove(lines: readonly Line[], index: number): number[] {
  return lines
    .slice(0, index)
    .reverse()
    .flatMap(({ dashes }) => dashes);
}

/** Columns at which a key can stand: of the blocks that are open before a line, the innermost first. */
function keysAbove(lines: readonly Line[], index: number): number[] {
  const columns: number[] = [];
  let most = Number.POSITIVE_INFINITY;
  for (const line of lines.slice(0, index).reverse()) {
    if (!line.keyed) continue;
    if (line.key < most) columns.push(line.key);
    most = Math.min(most, line.indent);
  }
  return columns;
}
