import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Change } from '../problem.js';
import { valueAt } from '../value-at.js';
import type { Path } from '../yaml.js';
import { applied } from './changes.js';
import { afterSign, entryLines, inLine, keyText, type Plain, pairLines, type Style } from './values.js';

/** Keys of the block at a path in the order in which they are written; what is not among them comes last. */
export type Order = (path: Path) => readonly string[];

/** Something that cannot be done in a text as it stands. */
export class EditError extends Error {
  override name = 'EditError';
}

/** What is to be done with a YAML text. */
export type Edit =
  | { kind: 'set'; path: Path; value: Plain }
  | { kind: 'remove'; path: Path }
  | { kind: 'insert'; path: Path; index: number; value: Plain };

/**
 * What sets, removes or adds something in a text: no more is written anew than that takes, and what comes out is read
 * again before it is given back.
 *
 * @throws EditError where the text cannot be read, or has no such place
 */
export function changeOf(text: string, edit: Edit, order: Order = () => []): Change {
  const document = read(text);
  const expected = changedData(document.toJS(), edit);
  for (let attempt: Edit | undefined = edit; attempt; attempt = wider(document, attempt)) {
    const [change] = changeFor(text, document, attempt, order);
    if (!change) continue;
    const newline = text.includes('\r\n') ? '\r\n' : '\n';
    const whole = { ...change, insert: change.insert.replace(/\r?\n/g, newline) };
    const again = parseDocument(applied(text, [whole]), OPTIONS);
    if (again.errors.length === 0 && sameData(again.toJS(), expected)) return whole;
  }
  throw new EditError('This place cannot be changed here; change it in the text.');
}

const OPTIONS = { schema: 'core', merge: false, uniqueKeys: false, prettyErrors: false, strict: true } as const;

function read(text: string): Document.Parsed {
  const document = parseDocument(text, OPTIONS);
  if (document.errors.length > 0 || !document.contents)
    throw new EditError('This part of the text cannot be read. Mend it first.');
  return document;
}

/** Whether two values are equal, whatever the order of keys. */
export function sameData(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(other, key) &&
      sameData((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
  );
}

type Bag = Record<string | number, unknown>;

/** The data of a text as they are once an edit is made. */
function changedData(data: unknown, edit: Edit): unknown {
  const copy: unknown = structuredClone(data);
  const bare = (value: Plain): unknown => JSON.parse(JSON.stringify(value));
  const { path } = edit;
  if (edit.kind === 'insert') {
    let list = valueAt(copy, path);
    if (list === undefined || list === null) {
      list = [];
      put(copy, path, list);
    }
    if (!Array.isArray(list)) throw new EditError('There is no list at this place.');
    list.splice(edit.index, 0, bare(edit.value));
    return copy;
  }
  if (path.length === 0) return edit.kind === 'set' ? bare(edit.value) : copy;
  if (edit.kind === 'set') {
    put(copy, path, bare(edit.value));
    return copy;
  }
  const parent = valueAt(copy, path.slice(0, -1));
  const last = path.at(-1) as string | number;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (typeof parent === 'object' && parent !== null) delete (parent as Bag)[last];
  return copy;
}

function put(data: unknown, path: Path, value: unknown): void {
  let at = data as Bag;
  for (const [index, part] of path.slice(0, -1).entries()) {
    if (typeof at[part] !== 'object' || at[part] === null) at[part] = typeof path[index + 1] === 'number' ? [] : {};
    at = at[part] as Bag;
  }
  at[path.at(-1) as string | number] = value;
}

/** The same edit made by writing more of the text anew, where less would not do. */
function wider(document: Document.Parsed, edit: Edit): Edit | undefined {
  // The whole is what somebody wrote by hand.
  if (edit.path.length < 2) return undefined;
  const path = edit.kind === 'insert' ? edit.path : edit.path.slice(0, -1);
  const whole = changedData(document.toJS(), edit);
  return { kind: 'set', path, value: valueAt(whole, path) as Plain };
}

function changeFor(text: string, document: Document.Parsed, edit: Edit, order: Order): Change[] {
  switch (edit.kind) {
    case 'set':
      return setChange(text, document, edit.path, edit.value, order);
    case 'remove':
      return removeChange(text, document, edit.path);
    case 'insert':
      return insertChange(text, document, edit, order);
  }
}

const STYLES: Record<string, Style> = {
  QUOTE_DOUBLE: 'double',
  QUOTE_SINGLE: 'single',
  BLOCK_FOLDED: 'folded',
  BLOCK_LITERAL: 'literal',
};

function pairOf(map: YAMLMap, key: string | number): Pair<Scalar, Node | null> | undefined {
  return map.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key)) as
    | Pair<Scalar, Node | null>
    | undefined;
}

/** The node at a path. */
function nodeAt(document: Document.Parsed, path: Path): unknown {
  let node: unknown = document.contents;
  for (const part of path) {
    if (isMap(node)) node = pairOf(node, part)?.value;
    else if (isSeq(node)) node = node.items[Number(part)];
    else return undefined;
  }
  return node;
}

const from = (node: Node): number => node.range?.[0] ?? 0;

/** Where what is written of a node ends, without the spaces and lines after it. */
function endOf(text: string, node: Node): number {
  const [start = 0, end = 0] = node.range ?? [];
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};
const columnOf = (text: string, at: number): number => at - lineStart(text, at);

/** Whether a node lies within brackets or braces. */
function inFlow(document: Document.Parsed, path: Path): boolean {
  for (let length = 0; length <= path.length; length += 1) {
    const node = nodeAt(document, path.slice(0, length));
    if ((isMap(node) || isSeq(node)) && node.flow) return true;
  }
  return false;
}

/** Where after a key its colon is. */
function colonOf(text: string, key: Scalar): number {
  return text.indexOf(':', key.range?.[1] ?? 0);
}

function setChange(text: string, document: Document.Parsed, path: Path, value: Plain, order: Order): Change[] {
  if (path.length === 0) {
    const whole = entryLines(value, 0);
    return [
      { from: from(document.contents as Node), to: endOf(text, document.contents as Node), insert: whole.slice(2) },
    ];
  }
  const parentPath = path.slice(0, -1);
  const key = path.at(-1) as string | number;
  const parent = nodeAt(document, parentPath);
  if (isSeq(parent)) {
    const node = parent.items[Number(key)] as Node | undefined;
    if (!node)
      return insertChange(text, document, { kind: 'insert', path: parentPath, index: Number(key), value }, order);
    return replaced(text, node, value, inFlow(document, parentPath), dashOf(text, node));
  }
  if (isMap(parent)) {
    const pair = pairOf(parent, key);
    if (!pair) return addPair(text, document, parentPath, parent, String(key), value, order);
    const node = pair.value as Node | null;
    const flow = inFlow(document, parentPath);
    const column = columnOf(text, from(pair.key));
    const colon = colonOf(text, pair.key);
    // A key without a value, or one that becomes a block or was one.
    if (
      !node?.range ||
      node.range[0] === node.range[1] ||
      (isScalar(node) && node.value === null && node.source === '')
    )
      return [{ from: colon + 1, to: colon + 1, insert: afterSign(value, { column, flow }, column + 2) }];
    if (isScalar(node) && (typeof value !== 'object' || value === null))
      return replaced(text, node, value, flow, column);
    return [{ from: colon + 1, to: endOf(text, node), insert: afterSign(value, { column, flow }, column + 2) }];
  }
  return setChange(text, document, parentPath, { [String(key)]: value }, order);
}

/** The column of the dash before an entry of a list. */
function dashOf(text: string, node: Node): number {
  const start = lineStart(text, from(node));
  const dash = text.slice(start, from(node)).lastIndexOf('-');
  return dash < 0 ? Math.max(0, columnOf(text, from(node)) - 2) : dash;
}

function replaced(text: string, node: Node, value: Plain, flow: boolean, column: number): Change[] {
  const style = isScalar(node) ? STYLES[node.type ?? ''] : undefined;
  const end = endOf(text, node);
  if (typeof value === 'object' && value !== null && !flow && !Array.isArray(value)) {
    const lines = entryLines(value, column);
    return [{ from: from(node), to: end, insert: lines.slice(column + 2) }];
  }
  return [{ from: from(node), to: end, insert: inLine(value, { column, flow, ...(style && { style }) }) }];
}

function addPair(
  text: string,
  document: Document.Parsed,
  path: Path,
  map: YAMLMap,
  key: string,
  value: Plain,
  order: Order,
): Change[] {
  const pairs = map.items as Pair<Scalar, Node | null>[];
  const wanted = order(path);
  const rank = (name: string) => {
    const at = wanted.indexOf(name);
    return at < 0 ? wanted.length : at;
  };
  const next = pairs.findIndex((pair) => rank(String(pair.key.value)) > rank(key));
  const after = pairs[next < 0 ? pairs.length - 1 : next - 1];
  const flow = inFlow(document, path);
  if (flow) {
    const written = `${keyText(key)}: ${inLine(value, { column: 0, flow: true })}`;
    if (!after && pairs[0]) return at(from(pairs[0].key), `${written}, `);
    if (!after) return [{ from: from(map), to: map.range?.[1] ?? from(map), insert: `{ ${written} }` }];
    return at(pairEnd(text, after), `, ${written}`);
  }
  const first = pairs[0];
  if (!first) return [{ from: from(map), to: endOf(text, map), insert: pairLines(key, value, 0) }];
  const column = columnOf(text, from(first.key));
  const written = pairLines(key, value, column);
  if (!after) return at(from(first.key), `${written}\n${' '.repeat(column)}`);
  return at(lineEnd(text, pairEnd(text, after)), `\n${' '.repeat(column)}${written}`);
}

const at = (offset: number, insert: string): Change[] => [{ from: offset, to: offset, insert }];

function pairEnd(text: string, { key, value }: Pair<Scalar, Node | null>): number {
  if (value?.range && value.range[1] > value.range[0]) return endOf(text, value);
  return colonOf(text, key) + 1;
}

function removeChange(text: string, document: Document.Parsed, path: Path): Change[] {
  const parentPath = path.slice(0, -1);
  const key = path.at(-1) as string | number;
  const parent = nodeAt(document, parentPath);
  if (isSeq(parent)) return removeEntry(text, document, parentPath, parent, Number(key));
  if (!isMap(parent)) throw new EditError('There is nothing at this place.');
  const pairs = parent.items as Pair<Scalar, Node | null>[];
  const index = pairs.findIndex((pair) => String(pair.key.value) === String(key));
  const pair = pairs[index];
  if (!pair) throw new EditError('There is nothing at this place.');
  const next = pairs[index + 1];
  const before = pairs[index - 1];
  const flow = inFlow(document, parentPath);
  if (!next && !before) return [{ from: from(parent), to: endOf(text, parent), insert: '{}' }];
  if (flow) {
    if (next) return [{ from: from(pair.key), to: from(next.key), insert: '' }];
    return [{ from: pairEnd(text, before as Pair<Scalar, Node | null>), to: pairEnd(text, pair), insert: '' }];
  }
  // On the line of a dash the next key comes up to it.
  const start = lineStart(text, from(pair.key));
  if (text.slice(start, from(pair.key)).trim() !== '' && next)
    return [{ from: from(pair.key), to: from(next.key), insert: '' }];
  return wholeLines(text, start, pairEnd(text, pair));
}

/** Takes lines out, from the beginning of one to the end of another. */
function wholeLines(text: string, start: number, end: number): Change[] {
  const last = lineEnd(text, end);
  if (last < text.length) return [{ from: start, to: last + 1, insert: '' }];
  return [{ from: Math.max(0, start - (text[start - 2] === '\r' ? 2 : 1)), to: last, insert: '' }];
}

function removeEntry(text: string, document: Document.Parsed, path: Path, seq: YAMLSeq, index: number): Change[] {
  const items = seq.items as Node[];
  const node = items[index];
  if (!node) throw new EditError('There is nothing at this place.');
  const next = items[index + 1];
  const before = items[index - 1];
  if (!next && !before) return [{ from: from(seq), to: endOf(text, seq), insert: '[]' }];
  if (inFlow(document, path)) {
    if (next) return [{ from: from(node), to: from(next), insert: '' }];
    return [{ from: endOf(text, before as Node), to: endOf(text, node), insert: '' }];
  }
  return wholeLines(text, lineStart(text, from(node)), endOf(text, node));
}

function insertChange(
  text: string,
  document: Document.Parsed,
  { path, index, value }: Extract<Edit, { kind: 'insert' }>,
  order: Order,
): Change[] {
  const seq = nodeAt(document, path);
  if (!isSeq(seq)) {
    const isEmpty = seq === undefined || seq === null || (isScalar(seq) && seq.value === null);
    if (!isEmpty) throw new EditError('There is no list at this place.');
    return setChange(text, document, path, [value], order);
  }
  const items = seq.items as Node[];
  const next = items[index];
  const last = items.at(-1);
  if (inFlow(document, path)) {
    const written = inLine(value, { column: 0, flow: true });
    if (!last) return setChange(text, document, path, [value], order);
    if (next) return at(from(next), `${written}, `);
    return at(endOf(text, last), `, ${written}`);
  }
  if (!last) return setChange(text, document, path, [value], order);
  const column = dashOf(text, items[0] as Node);
  if (next) {
    const start = lineStart(text, from(next));
    const dash = start + dashOf(text, next);
    return at(dash, `${entryLines(value, column).slice(column)}\n${' '.repeat(column)}`);
  }
  return at(lineEnd(text, endOf(text, last)), `\n${entryLines(value, column)}`);
}
