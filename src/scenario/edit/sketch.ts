import { LIMITS } from '../../file/limits.js';
import { kindOfText } from '../../file/other-kind.js';
import { type Bag, isBag } from '../../file/value-at.js';
import type { Path } from '../../file/yaml.js';
import { loose, type PieceSlip } from './loose.js';

export { type Bag, isBag };

/** A step in a text: where it stands, and what can be read of it. */
export interface StepPiece {
  /** Where it is in the file: `['steps', 2, 'instead', 0]`. */
  path: Path;
  /** From the beginning of its line, or of the comments right above it, … */
  lead: number;
  /** … and of the line itself … */
  from: number;
  /** … to the end of its last line, with the line's end. */
  to: number;
  /** Column of its dash. */
  column: number;
  /** Whether it stands in braces. */
  braces: boolean;
  /** What it says itself, without its lists of steps; empty where none of it can be read. */
  data: Bag;
  /** What in it cannot be read, and what mends it where that is known. */
  slips: readonly PieceSlip[];
  /** Its lists of steps, where it has them. */
  lists: { instead?: ListPiece; then?: ListPiece };
  /** Its text from `from` on, without its lists of steps, in whose place are comments of the same length. */
  own: string;
}

/** A list of steps in a text. */
export interface ListPiece {
  path: Path;
  /** From the line of its key to the end of its last line. */
  from: number;
  to: number;
  /** Column of its dashes; of the key that it belongs to where there are none. */
  column: number;
  steps: StepPiece[];
}

/** A key at the top of a file, with what belongs to it. */
export interface HeadPiece {
  key: string;
  from: number;
  to: number;
  /** Its value as it was read. */
  value: unknown;
  slips: readonly PieceSlip[];
}

/** A scenario's text taken to pieces, each read for itself: one that cannot be read leaves the others as they are. */
export interface Sketch {
  text: string;
  head: readonly HeadPiece[];
  /** The values of the head, by key. */
  data: Bag;
  steps?: ListPiece;
}

/** A line with something on it that is no comment. */
interface Line {
  from: number;
  /** Where the next line begins. */
  to: number;
  indent: number;
  /** Where the comments right above it begin; its own beginning where there are none. */
  lead: number;
  /** The lines after it that look like comments: in a text of several lines they are none. */
  comments: { to: number; indent: number }[];
}

/** Parts of a path past which nothing is taken to pieces: no file may nest as deep. */
const DEEPEST = 2 * LIMITS.depth;

const NESTED = /^(instead|then):[ \t]*(?:#.*)?$/;
const KEY = /^(["']?)([A-Za-z][\w-]*)\1:(?=\s|$)/;

let last: Sketch | undefined;

/** Takes a scenario's text to pieces. The one that was taken last is remembered. */
export function sketchOf(text: string): Sketch {
  if (last?.text === text) return last;
  last = makeSketch(text);
  return last;
}

function makeSketch(text: string): Sketch {
  const lines = linesOf(text);
  const head: HeadPiece[] = [];
  let steps: ListPiece | undefined;
  const tops: { key: string; at: number }[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.indent !== 0) continue;
    const key = KEY.exec(text.slice(line.from, line.from + 80))?.[2];
    if (key !== undefined) tops.push({ key, at });
  }
  for (const [n, { key, at }] of tops.entries()) {
    const line = lines[at] as Line;
    const until = tops[n + 1]?.at ?? lines.length;
    const from = line.from;
    const to = endAfter(lines[until - 1] ?? line, 0);
    if (key === 'steps' && !steps && /^(["']?)steps\1:[ \t]*(?:#.*)?\r?$/.test(lineText(text, line))) {
      steps = listOf(text, lines, at, until, ['steps']);
      continue;
    }
    const { data, slips } = loose(text.slice(from, to), from);
    const bag = isBag(data) ? data : {};
    if (key === 'steps' && !steps) steps = flowList(bag[key], ['steps'], from, to);
    else head.push({ key, from, to, value: bag[key], slips });
  }
  // A file that is one block in braces has no lines of its own for anything.
  if (tops.length === 0 && text.trimStart().startsWith('{') && kindOfText(text) === 'scenario') {
    const { data } = loose(text, 0);
    const bag = isBag(data) ? data : {};
    for (const [key, value] of Object.entries(bag))
      if (key !== 'steps') head.push({ key, from: 0, to: text.length, value, slips: [] });
    steps = flowList(bag.steps, ['steps'], 0, text.length);
  }
  return {
    text,
    head,
    data: Object.fromEntries(head.map(({ key, value }) => [key, value])),
    ...(steps && { steps }),
  };
}

const lineText = (text: string, { from, to }: Line): string => text.slice(from, to).replace(/\r?\n$/, '');

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let above: { from: number; indent: number }[] = [];
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end + 1;
    let at = from;
    while (at < to && text[at] === ' ') at += 1;
    const indent = at - from;
    const char = text[at];
    if (at >= to || char === '\n' || char === '\r') above = [];
    else if (char === '#') {
      above.push({ from, indent });
      lines.at(-1)?.comments.push({ to, indent });
    } else {
      const own = above.slice(above.findLastIndex((comment) => comment.indent > indent) + 1);
      lines.push({ from, to, indent, lead: own[0]?.from ?? from, comments: [] });
      above = [];
    }
    from = to;
  }
  return lines;
}

/** Where what stands further in than a column ends after a line: what looks like a comment there may be text. */
function endAfter({ to, comments }: Line, column: number): number {
  let end = to;
  for (const comment of comments) {
    if (comment.indent <= column) break;
    end = comment.to;
  }
  return end;
}

/** The list that the key on a line begins, with the lines up to another one. */
function listOf(text: string, lines: readonly Line[], at: number, until: number, path: Path): ListPiece {
  const key = lines[at] as Line;
  const first = lines[at + 1];
  if (!first || at + 1 >= until) return { path, from: key.from, to: key.to, column: key.indent + 2, steps: [] };
  const to = endAfter(lines[until - 1] as Line, key.indent);
  const column = first.indent;
  const starts: number[] = [];
  for (let n = at + 1; n < until; n += 1) {
    const line = lines[n] as Line;
    if (line.indent === column && isDash(text, line)) starts.push(n);
  }
  const steps = starts.map((start, index) => stepOf(text, lines, start, starts[index + 1] ?? until, [...path, index]));
  if (steps.length === 0) {
    const { data } = loose(text.slice(key.from, to), key.from);
    const name = path.at(-1);
    const value = isBag(data) && typeof name === 'string' ? data[name] : undefined;
    return flowList(value, path, key.from, to) ?? { path, from: key.from, to, column, steps };
  }
  return { path, from: key.from, to, column, steps };
}

function isDash(text: string, { from, indent }: Line): boolean {
  const at = from + indent;
  return text[at] === '-' && /[\s]/.test(text[at + 1] ?? '\n');
}

function stepOf(text: string, lines: readonly Line[], at: number, until: number, path: Path): StepPiece {
  const first = lines[at] as Line;
  const { from, lead, indent: column } = first;
  const to = endAfter(lines[until - 1] as Line, column);
  const [dashed = ''] = /^-[ \t]*/.exec(text.slice(from + column, from + column + 40)) ?? [];
  const inside = column + dashed.length;
  const lists: StepPiece['lists'] = {};
  let own = '';
  let copied = from;
  for (let n = at + 1; n < until; n += 1) {
    const line = lines[n] as Line;
    if (line.indent !== inside || path.length > DEEPEST) continue;
    const name = NESTED.exec(lineText(text, line).slice(inside))?.[1] as 'instead' | 'then' | undefined;
    if (name === undefined || lists[name]) continue;
    let past = n + 1;
    while (past < until) {
      const next = lines[past] as Line;
      if (next.indent < inside || (next.indent === inside && !isDash(text, next))) break;
      past += 1;
    }
    const list = listOf(text, lines, n, past, [...path, name]);
    lists[name] = list;
    own += text.slice(copied, list.from) + text.slice(list.from, list.to).replace(/[^\r\n]/g, '#');
    copied = list.to;
    n = past - 1;
  }
  own += text.slice(copied, to);
  const read = loose(own, from);
  const [item] = Array.isArray(read.data) ? read.data : [];
  const data: Bag = isBag(item) ? item : {};
  // Lists in braces are read with their step.
  for (const name of ['instead', 'then'] as const) {
    const list = lists[name] ?? flowList(data[name], [...path, name], from, to);
    if (list) lists[name] = list;
  }
  return { path, lead, from, to, column, braces: text[from + inside] === '{', data, slips: read.slips, lists, own };
}

/** A list of steps that has no lines of its own, as it was read with what it stands in. */
function flowList(value: unknown, path: Path, from: number, to: number): ListPiece | undefined {
  if (!Array.isArray(value)) return undefined;
  const steps = value.map((entry: unknown, index): StepPiece => {
    const here = [...path, index];
    const data: Bag = isBag(entry) ? entry : {};
    const lists: StepPiece['lists'] = {};
    for (const name of ['instead', 'then'] as const) {
      const list = flowList(data[name], [...here, name], from, to);
      if (list) lists[name] = list;
    }
    return { path: here, lead: from, from, to, column: -1, braces: true, data, slips: [], lists, own: '' };
  });
  return { path, from, to, column: -1, steps };
}

/** The step at a path, where the text has it. */
export function stepAt(sketch: Sketch, path: Path): StepPiece | undefined {
  const index = path.at(-1);
  return typeof index === 'number' ? listAt(sketch, path.slice(0, -1))?.steps[index] : undefined;
}

/** The list at a path, where the text has it. */
export function listAt(sketch: Sketch, path: Path): ListPiece | undefined {
  const name = path.at(-1);
  if (path.length === 1) return name === 'steps' ? sketch.steps : undefined;
  if (name !== 'instead' && name !== 'then') return undefined;
  return stepAt(sketch, path.slice(0, -1))?.lists[name];
}

/** Every step of a text, each before what could be done instead of it and what follows on it. */
export function* stepsIn(list: ListPiece | undefined): Generator<StepPiece> {
  for (const step of list?.steps ?? []) {
    yield step;
    yield* stepsIn(step.lists.instead);
    yield* stepsIn(step.lists.then);
  }
}

/** The id that a step has, where it has one that can be read. */
export function idOf(step: StepPiece): string | undefined {
  return typeof step.data.id === 'string' ? step.data.id : undefined;
}
