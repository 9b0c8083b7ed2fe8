import { applied } from '../../file/edit/changes.js';
import { changeOf, type Edit, EditError } from '../../file/edit/tree.js';
import { type Plain, pairLines } from '../../file/edit/values.js';
import { valueAt } from '../../file/value-at.js';
import type { Path } from '../../file/yaml.js';
import { headOrder, stepOrder } from './order.js';
import { type HeadPiece, type Sketch, type StepPiece, sketchOf, stepAt, stepsIn } from './sketch.js';

/** A text with the slips of a piece of it mended, so that it can be changed. @throws EditError where one has no known mend */
function mended(text: string, { slips }: Pick<StepPiece | HeadPiece, 'slips'>): string {
  const fixes = slips.flatMap(({ fix }) => fix ?? []);
  if (slips.some(({ fix }) => !fix)) throw new EditError('This part of the text cannot be read. Mend it first.');
  return applied(text, fixes);
}

/**
 * Changes something of a step.
 *
 * @param edit with paths within the step: `['ask', 0, 'answer']`
 * @throws EditError where there is no such place, or it cannot be read
 */
export function editStep(text: string, path: Path, edit: Edit): string {
  const sketch = sketchOf(text);
  const piece = stepAt(sketch, path);
  if (!piece) throw new EditError('There is no such step.');
  if (piece.slips.length > 0) return editStep(mended(text, piece), path, edit);
  if (piece.column >= 0) return spliced(text, piece.from, piece.own, { ...edit, path: [0, ...edit.path] });
  // What stands in braces is changed in what it stands in.
  for (let length = path.length - 2; length >= 2; length -= 2) {
    const around = stepAt(sketch, path.slice(0, length));
    if (around && around.column >= 0) {
      if (around.slips.length > 0) return editStep(mended(text, around), path, edit);
      return spliced(text, around.from, around.own, { ...edit, path: [0, ...path.slice(length), ...edit.path] });
    }
  }
  const { steps } = sketch;
  if (!steps) throw new EditError('There are no steps.');
  return spliced(text, steps.from, text.slice(steps.from, steps.to), { ...edit, path: [...path, ...edit.path] });
}

function spliced(text: string, at: number, piece: string, edit: Edit): string {
  const { from, to, insert } = changeOf(piece, edit, (path) =>
    stepOrder(path.slice(path.findLastIndex((part, index) => typeof part === 'number' && isStepList(path, index)) + 1)),
  );
  return applied(text, [{ from: at + from, to: at + to, insert }]);
}

/** Whether the number at an index of a path is that of a step. */
function isStepList(path: Path, index: number): boolean {
  const name = path[index - 1];
  return index === 0 || name === 'steps' || name === 'instead' || name === 'then';
}

/** Sets something of a step, or takes it out where there is no value. */
export function setInStep(text: string, path: Path, field: Path, value: Plain | undefined): string {
  if (value !== undefined) return editStep(text, path, { kind: 'set', path: field, value });
  return valueAt(stepAt(sketchOf(text), path)?.data, field) === undefined
    ? text
    : editStep(text, path, { kind: 'remove', path: field });
}

/** Sets several keys of a step; those without a value are taken out. */
export function setFields(text: string, path: Path, fields: Readonly<Record<string, Plain | undefined>>): string {
  let made = text;
  for (const [key, value] of Object.entries(fields)) made = setInStep(made, path, [key], value);
  return made;
}

/** Adds an entry to a list in a step, which need not be there yet. */
export function addInStep(text: string, path: Path, list: Path, value: Plain): string {
  const now = valueAt(stepAt(sketchOf(text), path)?.data, list);
  // One that may be written without its list becomes one of it.
  if (now !== undefined && now !== null && !Array.isArray(now))
    return editStep(text, path, { kind: 'set', path: list, value: [now as Plain, value] });
  return editStep(text, path, { kind: 'insert', path: list, index: Array.isArray(now) ? now.length : 0, value });
}

/** Takes an entry out of a list in a step, and the list with its last one. */
export function removeInStep(text: string, path: Path, list: Path, index: number): string {
  const now = valueAt(stepAt(sketchOf(text), path)?.data, list);
  const last = !Array.isArray(now) || now.length <= 1;
  return editStep(text, path, { kind: 'remove', path: last ? list : [...list, index] });
}

/**
 * Changes something of the head of a file.
 *
 * @param edit with paths from the top of the file
 * @throws EditError where there is no such place, or it cannot be read
 */
export function editHead(text: string, edit: Edit): string {
  const [key] = edit.path;
  const sketch = sketchOf(text);
  const piece = sketch.head.find((entry) => entry.key === key);
  if (!piece) return addKey(text, sketch, edit);
  if (piece.slips.length > 0) return editHead(mended(text, piece), edit);
  if (edit.kind === 'remove' && edit.path.length === 1 && piece.to - piece.from < text.length)
    return text.slice(0, piece.from) + text.slice(piece.to);
  const { from, to, insert } = changeOf(text.slice(piece.from, piece.to), edit, headOrder);
  return applied(text, [{ from: piece.from + from, to: piece.from + to, insert }]);
}

/** Sets something of the head of a file, or takes it out where there is no value. */
export function setInHead(text: string, path: Path, value: Plain | undefined): string {
  if (value !== undefined) return editHead(text, { kind: 'set', path, value });
  return valueAt(sketchOf(text).data, path) === undefined ? text : editHead(text, { kind: 'remove', path });
}

function addKey(text: string, sketch: Sketch, edit: Edit): string {
  const [key, ...rest] = edit.path;
  if (typeof key !== 'string' || edit.kind === 'remove') throw new EditError('There is nothing at this place.');
  let value: Plain = edit.kind === 'insert' ? [edit.value] : edit.value;
  for (const part of [...rest].reverse()) value = typeof part === 'number' ? [value] : { [part]: value };
  const whole = sketch.head.find(
    ({ from, to }) => from === 0 && to === text.length && text.trimStart().startsWith('{'),
  );
  if (whole) return applied(text, [changeOf(text, { kind: 'set', path: [key], value }, headOrder)]);
  const order = headOrder([]);
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const before = sketch.head.filter((entry) => rank(entry.key) < rank(key)).at(-1);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const written = `${pairLines(key, value, 0)}\n`.replaceAll('\n', newline);
  const steps = sketch.steps && rank('steps') < rank(key) ? sketch.steps.to : 0;
  const first = sketch.head[0]?.from ?? sketch.steps?.from ?? text.length;
  const at = Math.max(before?.to ?? first, steps);
  const lead = at > 0 && text[at - 1] !== '\n' ? newline : '';
  return text.slice(0, at) + lead + written + text.slice(at);
}

/** Every place at which a step is named by its id. */
export function renameStep(text: string, path: Path, id: string): string {
  const before = stepAt(sketchOf(text), path)?.data.id;
  let made = setInStep(text, path, ['id'], id);
  if (typeof before !== 'string' || before === id) return made;
  for (const { path: other } of stepsIn(sketchOf(made).steps))
    if (stepAt(sketchOf(made), other)?.data.rejoin === before) made = setInStep(made, other, ['rejoin'], id);
  const { data } = sketchOf(made);
  if (data.rejoin === before) made = setInHead(made, ['rejoin'], id);
  const lesson = Array.isArray(data.lesson) ? data.lesson : [];
  for (const [index, part] of lesson.entries())
    if (valueAt(part, ['stop']) === before) made = setInHead(made, ['lesson', index, 'stop'], id);
  return made;
}
