import { lines, xmlText } from './escape.js';
import { type Box, type Link, layout, type Point } from './layout.js';
import { arrow, rect, SIZE, svgDocument, textAt, textWidth } from './svg.js';
import type { TreeGraph, TreeNode } from './tree-graph.js';

const WIDTH = 208;
const ROW = 19;
const PAD = 10;
const MARGIN = 24;
const HEAD = 34;

interface Line {
  text: string;
  classes: string;
}

/**
 * A tree of branches as an SVG, from left to right: history a straight thick line, what leaves it
 * dashed, the marked path filled, the ends of paths doubly framed with their outcome.
 */
export async function treeSvg(tree: TreeGraph): Promise<string> {
  const texts = new Map(tree.nodes.map((node) => [node.id, linesOf(node)]));
  const boxes: Box[] = tree.nodes.map(({ id }) => ({
    id,
    width: WIDTH,
    height: (texts.get(id)?.length ?? 0) * ROW + 16,
  }));
  const links: Link[] = tree.edges.map(({ from, to, kind, outcome }, index) => {
    const label = outcome !== undefined && { width: textWidth(rejoins(outcome), SIZE.label), height: ROW };
    return { id: String(index), from, to, straight: kind === 'trunk', ...(label && { label }) };
  });
  const placed = await layout(boxes, links, { direction: 'RIGHT', spacing: 38 });
  const shift = ({ x, y }: Point): Point => ({ x: x + MARGIN, y: y + MARGIN + HEAD });
  const paths = tree.edges.flatMap(({ kind, marked, outcome }, index) => {
    const link = placed.links.get(String(index));
    if (!link) return [];
    const line = arrow(link.points.map(shift), kind === 'trunk' ? 'trunk' : 'dashed', marked);
    if (outcome === undefined || !link.label) return [line];
    const at = shift(link.label);
    return [line, textAt({ x: at.x, y: at.y + 14 }, rejoins(outcome), 'strong')];
  });
  const drawn = tree.nodes.flatMap((node) => {
    const box = placed.boxes.get(node.id);
    return box ? drawNode(node, shift(box), box.height, texts.get(node.id) ?? []) : [];
  });
  const heading = textAt({ x: MARGIN + 8, y: MARGIN + 14 }, tree.title, 'title');
  const width = Math.max(placed.width, textWidth(tree.title, SIZE.title)) + 2 * MARGIN;
  return svgDocument({ width, height: placed.height + 2 * MARGIN + HEAD }, tree.title, describe(tree), [
    heading,
    ...paths,
    ...drawn,
  ]);
}

function rejoins(outcome: string): string {
  return `rejoins → ${outcome}`;
}

function describe({ nodes, branches }: TreeGraph): string {
  const here = nodes.filter((node) => node.marked).at(-1);
  const ends = branches.map(({ title, outcome }) => `${title}: ${outcome}`).join('; ');
  return [
    `A tree of ${nodes.length} positions and ${branches.length} branches, from left to right.`,
    ...(here ? [`The marked path leads to ${here.lines.join(', ')}.`] : []),
    `Where each branch ends: ${ends}.`,
  ].join(' ');
}

function linesOf({ lines: [when = '', ...rest], outcome }: TreeNode): Line[] {
  return [
    ...lines(when, 25, 2).map((text) => ({ text, classes: 'quiet' })),
    ...rest.flatMap((line) => lines(line, 25)).map((text) => ({ text, classes: '' })),
    ...(outcome === undefined ? [] : [{ text: `→ ${outcome}`, classes: 'strong' }]),
  ];
}

function drawNode(node: TreeNode, at: Point, height: number, texts: readonly Line[]): string[] {
  const classes = ['box', node.marked ? 'active' : '', node.trunk ? '' : 'dashed'].filter(Boolean).join(' ');
  return [
    `<g><title>${xmlText(node.lines.join(': '))}</title>`,
    ...(node.outcome === undefined ? [] : [rect(at, WIDTH, height, 'outer', 4)]),
    rect(at, WIDTH, height, classes),
    ...texts.map((line, index) => textAt({ x: at.x + PAD, y: at.y + ROW + 2 + index * ROW }, line.text, line.classes)),
    '</g>',
  ];
}
