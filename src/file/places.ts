import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Change } from './problem.js';

/** A path into the YAML: keys and list indices. */
export type Path = readonly (string | number)[];

/** Where something stands: a path into a text of its own, or into a piece of a longer one. */
export interface Spot {
  root: Node | null;
  path: Path;
  /** The text that the root was read from … */
  text: string;
  /** … and where that begins in the whole. */
  from: number;
}

/** What stands at a spot. */
function nodeAt({ root, path }: Spot, end = path.length): unknown {
  let node: unknown = root;
  for (const part of path.slice(0, end)) {
    if (isMap(node)) node = node.items.find((item) => isKey(item.key, part))?.value;
    else if (isSeq(node)) node = node.items[Number(part)];
    else return undefined;
  }
  return node;
}

function isKey(node: unknown, part: string | number): boolean {
  return isScalar(node) && String(node.value) === String(part);
}

function keyAt(spot: Spot): unknown {
  const block = nodeAt(spot, -1);
  return isMap(block) && spot.path.length > 0
    ? block.items.find((item) => isKey(item.key, spot.path.at(-1) ?? ''))?.key
    : undefined;
}

/** Whether the block at a spot is written inside { }. */
export function isInBraces(spot: Spot): boolean {
  const node = nodeAt(spot);
  return isMap(node) && node.flow === true;
}

/** What puts another word in the place of a value, or of a key. */
export function fixAt(spot: Spot, key: boolean, word: string | number): Change[] | undefined {
  const node = key ? keyAt(spot) : nodeAt(spot);
  if (!isScalar(node) || !node.range || node.range[1] <= node.range[0]) return undefined;
  if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') return undefined;
  return [{ from: node.range[0] + spot.from, to: node.range[1] + spot.from, insert: String(word) }];
}

/** Offset of what stands at a spot, or of the nearest thing above it that is there. */
export function offsetOf({ root, path, from }: Spot, key: boolean): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const [index, part] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isKey(item.key, part));
      if (!pair) break;
      const keyOffset = (pair.key as Node).range?.[0];
      const valueOffset = (pair.value as Node | null)?.range?.[0];
      const last = index === path.length - 1;
      offset = (last && key ? keyOffset : (valueOffset ?? keyOffset)) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(part)] as Node | undefined;
      if (!item) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return from + offset;
}

/** How far into the source of a text one of its characters stands: quotes and folded lines are passed over. */
export function offsetIn(spot: Spot, at: number): number {
  const node = nodeAt(spot);
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return 0;
  const raw = spot.text.slice(node.range[0], node.range[1]);
  const whole = raw.indexOf(node.value.slice(0, at + 1));
  if (whole >= 0) return whole + at;
  // Of a text in several lines, the word is looked for, as often as it comes up before.
  const word = /^\S+/.exec(node.value.slice(at))?.[0] ?? '';
  let found = -1;
  for (let from = node.value.indexOf(word); from >= 0 && from <= at; from = node.value.indexOf(word, from + 1))
    found = raw.indexOf(word, found + 1);
  return Math.max(0, found);
}
