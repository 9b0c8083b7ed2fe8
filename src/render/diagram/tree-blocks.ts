import { lines } from './escape.js';
import { SIZE } from './svg.js';
import type { TreeNode } from './tree-graph.js';
import type { Card, Cell } from './tree-outline.js';

/** Distances in pixels: of the lines of text, from a frame to its text, between blocks, of the sign of what is left out. */
export const ROW = 16;
export const PAD = 8;
export const APART = 8;
export const CHIP = 22;
/** How much further in each card stands than what it leaves, and how deep that goes. */
const INDENT = 18;
const DEEPEST = 4;

/** What is drawn of a tree: the more it is, the less of each. */
export interface Detail {
  /** How many lines a title may have. */
  title: number;
  /** How many steps of a branch are named after its first. */
  steps: number;
  /** How many positions in a row are left out that nobody leaves, at most and at least. */
  run: readonly [most: number, least: number];
  /** How many branches are drawn below a position. */
  cards: number;
  /** How many positions are drawn. */
  cells: number;
  /** How many stand beside one another. */
  columns: number;
}

const ALL = Number.POSITIVE_INFINITY;

/** From all to the least; the first that fits on a slide is drawn. */
export const DETAILS: readonly Detail[] = [
  { title: 3, steps: 8, run: [0, 1], cards: ALL, cells: ALL, columns: 6 },
  { title: 3, steps: 3, run: [0, 1], cards: ALL, cells: ALL, columns: 6 },
  { title: 3, steps: 0, run: [0, 1], cards: ALL, cells: ALL, columns: 6 },
  { title: 2, steps: 0, run: [0, 1], cards: ALL, cells: ALL, columns: 6 },
  { title: 2, steps: 0, run: [2, 2], cards: ALL, cells: ALL, columns: 6 },
  { title: 2, steps: 0, run: [4, 2], cards: ALL, cells: ALL, columns: 6 },
  { title: 2, steps: 0, run: [8, 1], cards: ALL, cells: ALL, columns: 6 },
  { title: 2, steps: 0, run: [8, 1], cards: ALL, cells: ALL, columns: 7 },
  { title: 2, steps: 0, run: [8, 1], cards: 4, cells: ALL, columns: 7 },
  { title: 2, steps: 0, run: [8, 1], cards: 3, cells: ALL, columns: 7 },
  { title: 2, steps: 0, run: [8, 1], cards: 2, cells: 28, columns: 7 },
  { title: 2, steps: 0, run: [8, 1], cards: 1, cells: 28, columns: 7 },
  { title: 2, steps: 0, run: [8, 1], cards: 1, cells: 21, columns: 7 },
];

export interface Line {
  text: string;
  classes: string;
}

/** Something with a frame: a position, or a branch. */
export interface Block {
  lines: Line[];
  height: number;
  marked: boolean;
  /** What a pointer that rests on it shows. */
  says: string;
}

/** A position with what hangs below it. */
export interface Drawn {
  cell: Cell;
  box: Block;
  ended: boolean;
  cards: { card: Card; block: Block }[];
  /** Of the branches that are not drawn. */
  more: Line[];
  height: number;
}

/** How often each outcome is there, the most frequent first. */
export function outcomesOf(outcomes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(', ');
}

/** A text in lines that fit into a box. */
function fitted(text: string, width: number, most: number, classes: string): Line[] {
  const columns = Math.floor((width - 2 * PAD) / (SIZE.small * 0.53));
  return lines(text, columns, most).map((line) => ({ text: line, classes: `small ${classes}`.trim() }));
}

/** Two texts on a line, or where they do not fit each on one of its own. */
function beside(one: string, other: string, width: number, classes: string): Line[] {
  const [line] = fitted(`${one} ${other}`, width, 1, classes);
  return line?.text.endsWith(other) ? [line] : [one, other].flatMap((text) => fitted(text, width, 1, classes));
}

function block(texts: Line[], marked: boolean, says: string): Block {
  return { lines: texts, height: texts.length * ROW + 12, marked, says };
}

/** What a pointer shows of many positions: the first of them. */
export function saying(nodes: readonly TreeNode[]): string {
  const shown = nodes.slice(0, 30).map((node) => node.lines.join(': '));
  return [...shown, ...(nodes.length > shown.length ? [`… and ${nodes.length - shown.length} more`] : [])].join('; ');
}

/** A position with what leaves it, as blocks of text. */
export function blocksOf(cell: Cell, detail: Detail, width: number): Drawn {
  const box = boxOf(cell, detail, width);
  const isShown = ({ nodes }: Card, index: number) => index < detail.cards || nodes.some(({ marked }) => marked);
  const shown = cell.cards.filter(isShown);
  const cards = shown.map((card) => ({ card, block: cardOf(card, detail, width - indentOf(card)) }));
  const left = cell.cards.filter((card, index) => !isShown(card, index)).map(({ branch }) => branch.outcome);
  const more =
    left.length === 0
      ? []
      : beside(
          `… ${shown.length > 0 ? `${left.length} more` : left.length}:`,
          outcomesOf(left),
          width - INDENT,
          'quiet',
        );
  const height =
    (cell.skipped.length > 0 ? CHIP + APART : 0) +
    box.height +
    cards.reduce((sum, { block: { height } }) => sum + height + APART, 0) +
    (more.length > 0 ? more.length * ROW + APART : 0);
  return { cell, box, ended: cell.nodes.at(-1)?.outcome !== undefined, cards, more, height };
}

function boxOf({ nodes, first }: Cell, { title }: Detail, width: number): Block {
  const [node] = nodes;
  const last = nodes.at(-1);
  const [when = '', ...rest] = node?.lines ?? [];
  const marked = nodes.some((at) => at.marked);
  const outcome = last?.outcome === undefined ? [] : fitted(`→ ${last.outcome}`, width, 1, 'strong');
  if (nodes.length > 1 && last) {
    const span = `${first === 0 ? when : first}–${first + nodes.length - 1} · ${nodes.length} steps`;
    const here = nodes.findLast((at) => at.marked);
    const between = here && here !== last && here !== node ? `● ${here.lines[1]}` : '…';
    const ends = [rest[0] ?? when, between, last.lines[1] ?? ''].flatMap((line) => fitted(line, width, 1, ''));
    return block([...fitted(span, width, 1, 'quiet'), ...ends, ...outcome], marked, saying(nodes));
  }
  const number = first === 0 ? when : `${first} · ${when}`;
  const texts = rest.flatMap((line) => fitted(line, width, title, ''));
  return block([...fitted(number, width, 2, 'quiet'), ...texts, ...outcome], marked, saying(nodes));
}

/** How far in a branch stands. */
export function indentOf({ depth }: Pick<Card, 'depth'>): number {
  return INDENT * Math.min(DEEPEST, depth + 1);
}

function cardOf(card: Card, { title, steps }: Detail, width: number): Block {
  const { nodes, rejoins, branch } = card;
  const [first, ...further] = nodes;
  const here = nodes.findLastIndex(({ marked }) => marked);
  const named = further.length <= steps ? further : further.slice(0, steps);
  const [, ...texts] = first?.lines ?? [];
  const stands = nodes[here];
  const more = further.length - named.length;
  const on = [
    ...(more === 0 ? [] : [`+ ${more} ${more === 1 ? 'step' : 'steps'}`]),
    ...(rejoins ? [`rejoins ${rejoins.at}`] : []),
  ].join(', ');
  const end = `→ ${rejoins?.outcome ?? nodes.at(-1)?.outcome ?? branch.outcome}`;
  return block(
    [
      ...texts.flatMap((line) => fitted(line, width, title, '')),
      ...named.flatMap((node) => fitted(`+ ${node.lines[1] ?? ''}`, width, 1, 'quiet')),
      ...(stands && here > named.length ? fitted(`● ${stands.lines[1] ?? ''}`, width, 1, 'strong') : []),
      ...beside(on, end, width, 'strong'),
    ],
    here >= 0,
    saying(nodes),
  );
}
