import { xmlText } from './escape.js';
import type { Point } from './layout.js';
import { SIZE, svgDocument, textWidth } from './svg.js';
import {
  APART,
  type Block,
  blocksOf,
  CHIP,
  DETAILS,
  type Drawn,
  indentOf,
  outcomesOf,
  PAD,
  ROW,
  saying,
} from './tree-blocks.js';
import type { TreeGraph, TreeNode } from './tree-graph.js';
import { type Cell, foldRuns, joinCells, outlineOfTree } from './tree-outline.js';
import { type Pen, penOf } from './tree-pen.js';

/** A slide, 16 to 9. At 1,280 pixels across, a small one, letters of 13 are still 12 high. */
const SLIDE = { width: 1384, height: 778 };
const MARGIN = 30;
const HEAD = 34;
const GAP = 24;
/** How far below its upper edge the line of history enters a box, and leaves it. */
const ENTRY = 20;
/** From the edge of a box to the line on which its branches hang. */
const STEM = 7;

/** More branches than this are not drawn all. */
const MANY = 200;

/**
 * A tree of branches as an SVG for a slide: history a thick line of boxes that is read like a text, row
 * by row, and below each position what leaves it. What does not fit is folded: the steps of branches first,
 * then positions that nobody leaves, then the branches of which there are many in one place. Takes time in
 * proportion to positions and branches; the picture does not grow with them.
 *
 * @param rightToLeft whether its texts run so: history does then too
 */
export function treeSvg(tree: TreeGraph, rightToLeft = false): string {
  const outline = outlineOfTree(tree);
  const last = DETAILS.at(-1);
  let rows: Drawn[][] = [];
  let width = 0;
  for (const detail of DETAILS) {
    const cells = joinCells(foldRuns(outline, ...detail.run), detail.cells);
    const cards = cells.reduce((sum, cell) => sum + Math.min(cell.cards.length, detail.cards), 0);
    if (cells.length + cards > MANY && detail !== last) continue;
    width = Math.floor((SLIDE.width - 2 * MARGIN + GAP) / detail.columns) - GAP;
    rows = rowsOf(
      cells.map((cell) => blocksOf(cell, detail, width)),
      detail.columns,
    );
    if (heightOf(rows) <= SLIDE.height) break;
  }
  const most = Math.max(...rows.map((row) => row.length));
  const size = {
    width: Math.max(2 * MARGIN + most * (width + GAP) - GAP, textWidth(tree.title, SIZE.title) + 2 * MARGIN),
    height: heightOf(rows),
  };
  const pen = penOf(Math.ceil(size.width), rightToLeft);
  const heading = pen.textAt({ x: MARGIN, y: 34 }, tree.title, 'title');
  const body = bodyOf(rows, width, tree, pen);
  return svgDocument(size, tree.title, describe(tree, rightToLeft), [heading, ...body], { rightToLeft });
}

/** More branches than this are counted, not named one by one. */
const NAMED = 60;

function describe({ nodes, branches }: TreeGraph, rightToLeft: boolean): string {
  const reading = rightToLeft ? 'right to left' : 'left to right';
  const here = nodes.filter((node) => node.marked).at(-1);
  const ends =
    branches.length > NAMED
      ? `How the branches end: ${outcomesOf(branches.map(({ outcome }) => outcome))}.`
      : `Where each branch ends: ${branches.map(({ title, outcome }) => `${title}: ${outcome}`).join('; ')}.`;
  return [
    `A tree of ${nodes.length} positions and ${branches.length} branches, read from ${reading}, row by row.`,
    ...(here ? [`The marked path leads to ${here.lines.join(', ')}.`] : []),
    ends,
  ].join(' ');
}

/** Rows of as many as fit beside one another. */
function rowsOf(cells: readonly Drawn[], columns: number): Drawn[][] {
  return Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) =>
    cells.slice(row * columns, (row + 1) * columns),
  );
}

const heightOfRow = (row: readonly Drawn[]): number => Math.max(...row.map(({ height }) => height));

function heightOf(rows: readonly Drawn[][]): number {
  return rows.reduce((sum, row) => sum + heightOfRow(row) + GAP, MARGIN + HEAD) + MARGIN - GAP;
}

/** The line of history first, so that boxes lie on it. */
function bodyOf(rows: readonly Drawn[][], width: number, tree: TreeGraph, pen: Pen): string[] {
  const marked = new Set(tree.edges.flatMap((edge) => (edge.marked && edge.kind === 'trunk' ? [edge.to] : [])));
  const under: string[] = [];
  const over: string[] = [];
  let from: Point | undefined;
  let top = MARGIN + HEAD;
  for (const row of rows) {
    let x = MARGIN;
    for (const drawn of row) {
      const { cell, box } = drawn;
      const entered = (node: TreeNode | undefined) => node !== undefined && marked.has(node.id);
      const to = { x, y: top + (cell.skipped.length > 0 ? CHIP / 2 : ENTRY) };
      if (from) under.push(pen.arrow(way(from, to, top), 'trunk', entered(cell.skipped[0] ?? cell.nodes[0])));
      let at = { x, y: top };
      if (cell.skipped.length > 0) {
        over.push(...chip(cell, at, width, pen));
        const below = { x: x + width / 2, y: top + CHIP };
        at = { x, y: top + CHIP + APART };
        under.push(pen.arrow([below, { x: below.x, y: at.y }], 'trunk', entered(cell.nodes[0])));
      }
      over.push(...framed(box, at, width, '', drawn.ended, pen));
      from = { x: x + width, y: at.y + ENTRY };
      hang(drawn, { x, y: at.y + box.height }, width, under, over, pen);
      x += width + GAP;
    }
    top += heightOfRow(row) + GAP;
  }
  return [...under, ...over];
}

/** From a box to the next one, which may begin the next row. */
function way(from: Point, to: Point, top: number): Point[] {
  const beside = to.x > from.x;
  const middle = from.x + GAP / 2;
  if (beside) return from.y === to.y ? [from, to] : [from, { x: middle, y: from.y }, { x: middle, y: to.y }, to];
  const between = top - GAP / 2;
  const before = to.x - GAP / 2;
  return [
    from,
    { x: middle, y: from.y },
    { x: middle, y: between },
    { x: before, y: between },
    { x: before, y: to.y },
    to,
  ];
}

/** Positions that are left out, as a small sign on the way. */
function chip({ skipped, first }: Cell, { x, y }: Point, width: number, pen: Pen): string[] {
  const count = skipped.length;
  const from = first - count;
  const text = `… ${count === 1 ? `step ${from}` : `${count} steps, ${from}–${first - 1}`}`;
  return [
    `<g><title>${xmlText(saying(skipped))}</title>`,
    pen.rect({ x, y }, width, CHIP, 'frame'),
    pen.textAt({ x: x + PAD, y: y + 15 }, text, 'small quiet'),
    '</g>',
  ];
}

/** What leaves a position, one below the other, each joined to what it leaves. */
function hang({ cards, more }: Drawn, foot: Point, width: number, under: string[], over: string[], pen: Pen): void {
  // Where a branch of each depth is left; history itself first.
  const trunks: Point[] = [{ x: foot.x + STEM, y: foot.y }];
  let y = foot.y + APART;
  for (const { card, block } of cards) {
    const x = foot.x + indentOf(card);
    const stem = trunks[Math.min(card.depth, trunks.length - 1)] ?? foot;
    const middle = y + Math.min(ENTRY, block.height / 2);
    under.push(pen.arrow([stem, { x: stem.x, y: middle }, { x, y: middle }], 'dashed', block.marked));
    over.push(...framed(block, { x, y }, width - indentOf(card), 'dashed', false, pen));
    trunks.length = card.depth + 1;
    trunks.push({ x: x + STEM, y: y + block.height });
    y += block.height + APART;
  }
  for (const [index, line] of more.entries())
    over.push(
      pen.textAt({ x: foot.x + indentOf({ depth: 0 }) + PAD, y: y + 12 + index * ROW }, line.text, line.classes),
    );
}

function framed(block: Block, at: Point, width: number, classes: string, ended: boolean, pen: Pen): string[] {
  return [
    `<g><title>${xmlText(block.says)}</title>`,
    ...(ended ? [pen.rect(at, width, block.height, 'outer', 3)] : []),
    pen.rect(at, width, block.height, ['box', block.marked ? 'active' : '', classes].filter(Boolean).join(' ')),
    ...block.lines.map((line, index) =>
      pen.textAt({ x: at.x + PAD, y: at.y + 17 + index * ROW }, line.text, line.classes),
    ),
    '</g>',
  ];
}
