import { EditError } from '../../file/edit/tree.js';
import { entryLines, type Plain } from '../../file/edit/values.js';
import { MAX_ID, slug, unusedId } from '../../file/ids.js';
import { valueAt } from '../../file/value-at.js';
import type { Path } from '../../file/yaml.js';
import { addInStep, editStep, removeInStep, setInStep } from './fields.js';
import { idOf, type ListPiece, listAt, type StepPiece, sketchOf, stepAt, stepsIn } from './sketch.js';

/** A text that was changed, and where in it stands what that was about. */
export interface Placed {
  text: string;
  path: Path;
}

/** A step to be written, with its keys in any order. */
export type StepData = Readonly<Record<string, Plain | undefined>>;

const lineBreak = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** A piece of a text, further in or out by some columns. */
function indented(block: string, by: number): string {
  if (by === 0) return block;
  return block.replace(/^( *)(?=[^\s])/gm, (spaces) => ' '.repeat(Math.max(0, spaces.length + by)));
}

/** A step with everything that stands in it, as plain data. */
export function wholeData(piece: StepPiece): StepData {
  const { instead, then } = piece.lists;
  const data = piece.data as StepData;
  return {
    ...data,
    ...(instead && { instead: instead.steps.map(wholeData) }),
    ...(then && { then: then.steps.map(wholeData) }),
  } as StepData;
}

/** The lines of a step as they stand in the text, with the comments right above it. */
function blockOf(text: string, { lead, to }: StepPiece): string {
  const block = text.slice(lead, to);
  return block.endsWith('\n') ? block : block + lineBreak(text);
}

/** Whether the steps of a list have an empty line between them. */
function isSpaced(text: string, { steps }: ListPiece): boolean {
  const [first, second] = steps;
  return (
    first !== undefined &&
    second !== undefined &&
    /\n\s*\n?$/.test(text.slice(first.to, second.lead)) &&
    second.lead > first.to
  );
}

/** Puts lines into a list, before the step at an index or at its end. */
function put(text: string, list: ListPiece, index: number, block: string): string {
  const newline = lineBreak(text);
  const gap = isSpaced(text, list) ? newline : '';
  const next = list.steps[index];
  if (next) return text.slice(0, next.lead) + block + gap + text.slice(next.lead);
  const end = list.steps.at(-1)?.to ?? list.to;
  const lead = text[end - 1] === '\n' || end === 0 ? '' : newline;
  return text.slice(0, end) + lead + (list.steps.length > 0 ? gap : '') + block + text.slice(end);
}

/**
 * Writes a step into a list, which is begun where it is not there yet.
 *
 * @param list the path of the list: `['steps']`, or that of a step and `then` or `instead`
 * @throws EditError where there is no such place, or it cannot be read
 */
export function addStep(text: string, list: Path, index: number, step: StepData): Placed {
  const piece = listAt(sketchOf(text), list);
  const at = Math.min(index, piece?.steps.length ?? 0);
  const path = [...list, at];
  if (piece && piece.column >= 0 && piece.steps.length > 0) {
    const newline = lineBreak(text);
    const block = `${entryLines(step as Plain, piece.column)}\n`.replaceAll('\n', newline);
    return { text: put(text, piece, at, block), path };
  }
  const parent = list.slice(0, -1);
  if (parent.length === 0) return { text: firstStep(text, piece, step), path };
  const name = list.at(-1) as string;
  if ((piece && piece.column < 0) || stepAt(sketchOf(text), parent)?.braces)
    return { text: editStep(text, parent, { kind: 'insert', path: [name], index: at, value: step as Plain }), path };
  return { text: begun(text, parent, name, `${entryLines(step as Plain, insideOf(text, parent) + 2)}\n`), path };
}

/** The steps of a file that has none. */
function firstStep(text: string, list: ListPiece | undefined, step: StepData): string {
  const newline = lineBreak(text);
  if (list && list.column < 0 && list.steps.length > 0)
    throw new EditError('The steps stand in brackets; add this one in the text.');
  const block = `steps:\n${entryLines(step as Plain, 2)}\n`.replaceAll('\n', newline);
  if (list) return text.slice(0, list.from) + block + text.slice(list.to);
  return text + (text === '' || text.endsWith('\n') ? '' : newline) + block;
}

/** Column at which the keys of a step stand. */
function insideOf(text: string, path: Path): number {
  const piece = stepAt(sketchOf(text), path);
  if (!piece) throw new EditError('There is no such step.');
  const [dashed = '- '] = /^-[ \t]*/.exec(text.slice(piece.from + piece.column)) ?? [];
  return piece.column + dashed.length;
}

/** A step with a list begun at its end. */
function begun(text: string, path: Path, name: string, block: string): string {
  const piece = stepAt(sketchOf(text), path);
  if (!piece || piece.column < 0) throw new EditError('There is no such step.');
  const newline = lineBreak(text);
  const now = piece.data[name];
  // A key without a value is there already.
  const base = now === undefined ? text : setInStep(text, path, [name], undefined);
  const { to } = stepAt(sketchOf(base), path) as StepPiece;
  const lead = base[to - 1] === '\n' ? '' : newline;
  const lines = `${' '.repeat(insideOf(base, path))}${name}:\n${block}`.replace(/\r?\n/g, newline);
  return base.slice(0, to) + lead + lines + base.slice(to);
}

/**
 * Takes a step out with all that hangs on it; a list goes with its last one.
 *
 * @throws EditError where there is no such step
 */
export function removeStep(text: string, path: Path): string {
  const sketch = sketchOf(text);
  const piece = stepAt(sketch, path);
  const list = listAt(sketch, path.slice(0, -1));
  if (!piece || !list) throw new EditError('There is no such step.');
  const parent = path.slice(0, -2);
  if (piece.column < 0) {
    const name = path.at(-2) as string;
    if (parent.length > 0) return removeInStep(text, parent, [name], Number(path.at(-1)));
    return editStep(text, path, { kind: 'remove', path: [] });
  }
  if (list.steps.length === 1) {
    if (parent.length > 0) return text.slice(0, list.from) + text.slice(list.to);
    return `${text.slice(0, list.from)}steps: []${lineBreak(text)}${text.slice(list.to)}`;
  }
  const last = list.steps.at(-1) === piece;
  const before = list.steps[Number(path.at(-1)) - 1];
  // The empty line before the last step goes with it, and the one after any other.
  const from = last && before ? before.to : piece.lead;
  const after = /^(?:[ \t]*\r?\n)*/.exec(text.slice(piece.to, list.to)) ?? [''];
  return text.slice(0, from) + text.slice(last ? piece.to : piece.to + after[0].length);
}

/** Whether a path leads to something or into it. */
export function isWithin(path: Path, other: Path): boolean {
  return other.every((part, index) => path[index] === part);
}

/** Where a path leads once the step at another one is taken out. */
export function pathWithout(path: Path, gone: Path): Path {
  const list = gone.slice(0, -1);
  const index = path[list.length];
  if (!isWithin(path, list) || typeof index !== 'number' || index <= Number(gone.at(-1))) return path;
  return [...list, index - 1, ...path.slice(list.length + 1)];
}

/** How likely an alternative is where nothing is said. */
const WEIGHT = 0.2;

/**
 * Puts a step with all that hangs on it elsewhere, as its lines stand.
 *
 * @param list the path of the list that it comes into, as the text is now
 * @param index the place in it, as the text is now
 * @param why of a step that becomes an alternative
 * @throws EditError where it would come to lie in itself
 */
export function moveStep(text: string, path: Path, list: Path, index: number, why = '…'): Placed {
  if (isWithin(list, path)) throw new EditError('A step cannot be put into itself.');
  const piece = stepAt(sketchOf(text), path);
  if (!piece) throw new EditError('There is no such step.');
  const own = path.slice(0, -1);
  const same = own.length === list.length && isWithin(list, own);
  if (same && (index === path.at(-1) || index === Number(path.at(-1)) + 1)) return { text, path };
  const block = blockOf(text, piece);
  const data = wholeData(piece);
  const isOnly = listAt(sketchOf(text), own)?.steps.length === 1;
  if (isOnly && own.length === 1) throw new EditError('The only step cannot be moved.');
  const without = removeStep(text, path);
  const target = pathWithout([...list, index], path);
  const to = target.slice(0, -1);
  const made = putBlock(without, to, Number(target.at(-1)), block, piece.column, data);
  const becomes = list.at(-1) === 'instead';
  if (!becomes || path.at(-2) === 'instead') return made;
  let named = made.text;
  if (data.why === undefined) named = setInStep(named, made.path, ['why'], why);
  if (data.weight === undefined) named = setInStep(named, made.path, ['weight'], WEIGHT);
  return { text: named, path: made.path };
}

function putBlock(text: string, list: Path, index: number, block: string, column: number, data: StepData): Placed {
  const piece = listAt(sketchOf(text), list);
  if (column < 0 || (piece && piece.column < 0 && piece.steps.length > 0)) return addStep(text, list, index, data);
  if (piece && piece.steps.length > 0) {
    const at = Math.min(index, piece.steps.length);
    return { text: put(text, piece, at, indented(block, piece.column - column)), path: [...list, at] };
  }
  const parent = list.slice(0, -1);
  if (parent.length === 0 || (stepAt(sketchOf(text), parent)?.column ?? -1) < 0)
    return addStep(text, list, index, data);
  const inside = insideOf(text, parent) + 2;
  return { text: begun(text, parent, list.at(-1) as string, indented(block, inside - column)), path: [...list, 0] };
}

/** Every id that something in a text has. */
export function idsIn(text: string): Set<string> {
  const sketch = sketchOf(text);
  const ids = new Set<string>();
  for (const step of stepsIn(sketch.steps)) {
    const id = idOf(step);
    if (id !== undefined) ids.add(id);
  }
  if (typeof sketch.data.id === 'string') ids.add(sketch.data.id);
  return ids;
}

/** An id that is free, made of a title; of something else where nothing of the title can be kept. */
export function freshId(title: string, taken: ReadonlySet<string>, otherwise = 'step'): string {
  const stem = (slug(title) || slug(otherwise) || 'step').slice(0, MAX_ID - 6).replace(/-$/, '');
  return unusedId(stem, taken);
}

/**
 * Writes a step a second time right after itself, with all that hangs on it and ids that are free.
 *
 * @param taken ids that are not to be given, besides those in the text
 * @throws EditError where there is no such step
 */
export function duplicateStep(text: string, path: Path, taken: ReadonlySet<string> = new Set()): Placed {
  const piece = stepAt(sketchOf(text), path);
  if (!piece) throw new EditError('There is no such step.');
  const ids = new Set([...idsIn(text), ...taken]);
  const list = path.slice(0, -1);
  const made = putBlock(text, list, Number(path.at(-1)) + 1, blockOf(text, piece), piece.column, wholeData(piece));
  let named = made.text;
  const renamed = new Map<string, string>();
  const copies = [
    ...stepsIn({ path: list, from: 0, to: 0, column: 0, steps: [stepAt(sketchOf(named), made.path) as StepPiece] }),
  ];
  for (const copy of copies) {
    const id = idOf(copy);
    if (id === undefined) continue;
    const free = unusedId(id.replace(/-\d+$/, '').slice(0, MAX_ID - 6), ids);
    ids.add(free);
    renamed.set(id, free);
    named = setInStep(named, copy.path, ['id'], free);
  }
  // What rejoins a step that was copied along rejoins the copy.
  for (const copy of copies) {
    const rejoin = renamed.get(String(copy.data.rejoin));
    if (rejoin !== undefined) named = setInStep(named, copy.path, ['rejoin'], rejoin);
  }
  return { text: named, path: made.path };
}

/**
 * Lets an alternative be what the path goes on with: what it replaced becomes an alternative to it, with all that
 * followed, up to where the two meet again.
 *
 * @param why what was done before was plausible
 * @throws EditError where it goes on in another branch, or cannot be read
 */
export function promote(text: string, path: Path, why: string): Placed {
  const sketch = sketchOf(text);
  const from = path.slice(0, -2);
  const list = listAt(sketch, from.slice(0, -1));
  const old = stepAt(sketch, from);
  const taken = stepAt(sketch, path);
  if (!list || !old || !taken || path.at(-2) !== 'instead') throw new EditError('There is no such alternative.');
  if (list.column < 0 || taken.column < 0) throw new EditError('These steps stand in braces; change them in the text.');
  if ([old, taken].some(({ slips }) => slips.length > 0))
    throw new EditError('This part of the text cannot be read. Mend it first.');
  const index = Number(from.at(-1));
  const { rejoin } = taken.data;
  const meets = rejoin === undefined ? -1 : list.steps.findIndex((step, at) => at > index && idOf(step) === rejoin);
  if (rejoin !== undefined && meets < 0)
    throw new EditError('This alternative goes on with a step of another branch, so it cannot become the path itself.');
  const rest = list.steps.slice(index + 1, meets < 0 ? undefined : meets);
  const others = old.lists.instead?.steps.filter((step) => step !== taken) ?? [];
  const shares = [taken, ...others].reduce((sum, { data }) => sum + (Number(data.weight) || 0), 0);
  const column = list.column;
  const inside = column + (taken.from === 0 ? 2 : insideOf(text, path) - taken.column);

  let first = wrapped(indented(ownLines(text, taken), column - taken.column));
  for (const key of ['why', 'weight', 'rejoin']) first = setInStep(first, ['steps', 0], [key], undefined);
  let second = wrapped(ownLines(text, old));
  second = setInStep(second, ['steps', 0], ['why'], why);
  second = setInStep(
    second,
    ['steps', 0],
    ['weight'],
    Math.min(0.95, Math.max(0.05, Math.round((1 - shares) * 100) / 100)),
  );
  if (meets >= 0) second = setInStep(second, ['steps', 0], ['rejoin'], idOf(list.steps[meets] as StepPiece) ?? '');
  const newline = lineBreak(text);
  const lead = (columns: number) => ' '.repeat(columns);
  const oldInside = column + (insideOf(text, from) - old.column);
  const blocks = (steps: readonly StepPiece[], to: number) =>
    steps.map((step) => indented(blockOf(text, step), to - step.column)).join('');
  const then = rest.length > 0 ? `${lead(oldInside)}then:${newline}${blocks(rest, oldInside + 2)}` : '';
  const instead =
    `${lead(inside)}instead:${newline}` +
    indented(bare(second) + then, inside + 2 - column) +
    blocks(others, inside + 2);
  const made = bare(first) + instead + blocks(taken.lists.then?.steps ?? [], column);
  const end = (list.steps[meets < 0 ? list.steps.length - 1 : meets - 1] as StepPiece).to;
  return { text: text.slice(0, old.lead) + made + text.slice(end), path: from };
}

/** The lines of a step itself, without those of its lists of steps. */
function ownLines(text: string, piece: StepPiece): string {
  let lines = '';
  let at = piece.lead;
  const lists = [piece.lists.instead, piece.lists.then].filter((list) => list !== undefined);
  for (const { from, to } of lists.sort((a, b) => a.from - b.from)) {
    lines += text.slice(at, from);
    at = to;
  }
  lines += text.slice(at, piece.to);
  return lines.endsWith('\n') ? lines : lines + lineBreak(text);
}

const HEAD = 'steps:\n';
const wrapped = (lines: string): string => HEAD + lines;
const bare = (text: string): string => text.slice(HEAD.length);

/**
 * Says how likely the alternatives of a step are.
 *
 * @param weights of each in order, between 0 and 1; what they leave over is history's own
 */
export function setWeights(text: string, path: Path, weights: readonly number[]): string {
  let made = text;
  for (const [index, weight] of weights.entries()) {
    const at = [...path, 'instead', index];
    if (stepAt(sketchOf(made), at)?.data.weight !== weight) made = setInStep(made, at, ['weight'], weight);
  }
  return made;
}

/** Cites a source at a step, once. */
export function cite(text: string, path: Path, source: string): string {
  const now = valueAt(stepAt(sketchOf(text), path)?.data, ['sources']);
  return Array.isArray(now) && now.includes(source) ? text : addInStep(text, path, ['sources'], source);
}
