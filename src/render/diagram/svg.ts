import { lines, xmlText } from './escape.js';
import { type Box, type Link, layout, type Placed } from './layout.js';
import { type GraphEdge, type GraphRegion, type GraphState, shortLabels } from './machine-graph.js';
import type { TreeGraph, TreeNode } from './tree-graph.js';

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Helvetica, Arial, sans-serif';
const STYLE = `
  text { font-family: ${FONT}; fill: #1a1a1a; }
  .name { font-size: 17px; font-weight: 600; }
  .small { font-size: 13px; }
  .title { font-size: 20px; font-weight: 700; }
  .box { fill: #ffffff; stroke: #37474f; stroke-width: 1.5; }
  .outer { fill: none; stroke: #37474f; stroke-width: 1.5; }
  .active { fill: #ffd54f; stroke-width: 3; }
  .dashed { stroke-dasharray: 6 4; }
  .edge { fill: none; stroke: #78909c; stroke-width: 1.3; }
  .taken { stroke: #b24700; stroke-width: 3.5; }
  .label { font-size: 12px; fill: #37474f; }
  .number { fill: #b24700; }
  .digit { font-size: 12px; font-weight: 700; fill: #ffffff; }
`.trim();

/** About how wide a text is, in pixels: generous, so that nothing is cut in any font. */
const width = (text: string, size: number): number => Math.ceil([...text].length * size * 0.58);

function document(w: number, h: number, title: string, description: string, body: string[]): string {
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.ceil(w)} ${Math.ceil(h)}" width="${Math.ceil(w)}" height="${Math.ceil(h)}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${xmlText(title)}</title>`,
    `<desc id="desc">${xmlText(description)}</desc>`,
    `<style>${STYLE}</style>`,
    '<defs>',
    '<marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L10 5 L0 10 z" fill="#78909c"/></marker>',
    '<marker id="arrow-taken" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="14" markerHeight="14" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L10 5 L0 10 z" fill="#b24700"/></marker>',
    '</defs>',
    `<rect width="100%" height="100%" fill="#fafafa"/>`,
    ...body,
    '</svg>',
  ].join('\n')}\n`;
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

function polyline(points: readonly { x: number; y: number }[], dx: number, dy: number): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${n(x + dx)} ${n(y + dy)}`).join(' ');
}

/** The machine as an SVG that stands by itself: active states filled, taken edges thick and numbered. */
export async function machineSvg(regions: readonly GraphRegion[]): Promise<string> {
  const placed = await Promise.all(regions.map(placeRegion));
  const gap = 40;
  const [first, ...rest] = placed;
  if (!first) return document(10, 10, 'Machine', '', []);
  const under = rest.reduce((sum, region) => sum + region.width + gap, -gap);
  const w = Math.max(first.width, under) + 2 * gap;
  const restHeight = Math.max(0, ...rest.map((region) => region.height));
  const h = first.height + restHeight + 4.5 * gap;
  let x = gap;
  const below = rest.map((region, index) => {
    const drawn = drawRegion(regions[index + 1] as GraphRegion, region, x, first.height + 3 * gap);
    x += region.width + gap;
    return drawn;
  });
  const [phase] = regions;
  const body = [...drawRegion(phase as GraphRegion, first, gap, gap * 1.3), ...below.flat()];
  return document(w, h, 'The crisis as a statechart', describe(regions), body);
}

function describe(regions: readonly GraphRegion[]): string {
  const active = regions.flatMap(({ title, states }) => states.filter((state) => state.active).map((state) => `${title}: ${state.id}`));
  const edges = regions.flatMap((region) => region.edges.map((edge) => `${edge.from} to ${edge.to}${edge.taken.length > 0 ? ` (taken as step ${edge.taken.join(', ')})` : ''}`));
  return `${active.length > 0 ? `Active: ${active.join('; ')}. ` : ''}Transitions: ${edges.join('; ')}.`;
}

const edgeId = ({ from, to }: GraphEdge): string => `${from}>${to}`;

function labelLines(edge: GraphEdge): string[] {
  return shortLabels(edge).map((label) => label);
}

async function placeRegion(region: GraphRegion): Promise<Placed> {
  const boxes: Box[] = region.states.map(({ id }) => ({ id, width: width(id, 17) + 44, height: 46 }));
  const links: Link[] = region.edges.map((edge) => {
    const texts = labelLines(edge);
    const numbers = edge.taken.length > 0 ? 24 : 0;
    return { id: edgeId(edge), from: edge.from, to: edge.to, label: { width: Math.max(26 * edge.taken.length, ...texts.map((text) => width(text, 12))) + 8, height: texts.length * 15 + 4 + numbers } };
  });
  return layout(boxes, links, 'RIGHT', 46);
}

function drawRegion(region: GraphRegion, placed: Placed, dx: number, dy: number): string[] {
  const edges = region.edges.flatMap((edge) => drawEdge(edge, placed, dx, dy));
  const labels = region.edges.flatMap((edge) => drawLabel(edge, placed, dx, dy));
  const states = region.states.flatMap((state) => drawState(state, placed, dx, dy));
  return [`<g><text class="title" x="${n(dx)}" y="${n(dy - 12)}">${xmlText(region.title)}</text>`, ...edges, ...states, ...labels, '</g>'];
}

function drawEdge(edge: GraphEdge, placed: Placed, dx: number, dy: number): string[] {
  const link = placed.links.get(edgeId(edge));
  if (!link) return [];
  const taken = edge.taken.length > 0;
  return [`<path class="edge${taken ? ' taken' : ''}" d="${polyline(link.points, dx, dy)}" marker-end="url(#arrow${taken ? '-taken' : ''})"><title>${xmlText(`${edge.from} to ${edge.to}: ${edge.labels.join(', ')}`)}</title></path>`];
}

function drawLabel(edge: GraphEdge, placed: Placed, dx: number, dy: number): string[] {
  const at = placed.links.get(edgeId(edge))?.label;
  if (!at) return [];
  const numbers = edge.taken.flatMap((number, index) => {
    const [x, y] = [at.x + dx + 15 + index * 26, at.y + dy + 13];
    return [`<circle class="number" cx="${n(x)}" cy="${n(y)}" r="11"/>`, `<text class="digit" text-anchor="middle" x="${n(x)}" y="${n(y + 4.5)}">${number}</text>`];
  });
  const top = at.y + dy + (edge.taken.length > 0 ? 24 : 0);
  return [...numbers, ...labelLines(edge).map((text, index) => `<text class="label" x="${n(at.x + dx + 4)}" y="${n(top + 13 + index * 15)}">${xmlText(text)}</text>`)];
}

function drawState(state: GraphState, placed: Placed, dx: number, dy: number): string[] {
  const box = placed.boxes.get(state.id);
  if (!box) return [];
  const [x, y] = [box.x + dx, box.y + dy];
  const rect = (grow: number, kind: string) => `<rect class="${kind}" x="${n(x - grow)}" y="${n(y - grow)}" width="${n(box.width + 2 * grow)}" height="${n(box.height + 2 * grow)}" rx="${10 + grow}"/>`;
  return [
    `<g><title>${xmlText(`${state.id}: ${state.description}`)}</title>`,
    ...(state.outcome ? [rect(4, 'outer')] : []),
    rect(0, state.active ? 'box active' : 'box'),
    ...(state.initial ? [`<circle cx="${n(x + 13)}" cy="${n(y + box.height / 2)}" r="5" fill="#37474f"/>`] : []),
    `<text class="name" text-anchor="middle" x="${n(x + box.width / 2 + (state.initial ? 6 : 0))}" y="${n(y + box.height / 2 + 6)}">${xmlText(state.id)}</text></g>`,
  ];
}

/** A tree of branches as an SVG, from left to right: history drawn thick, what leaves it dashed. */
export async function treeSvg({ title, nodes, edges }: TreeGraph): Promise<string> {
  const texts = new Map(nodes.map((node) => [node.id, nodeLines(node)]));
  const boxes = nodes.map(({ id }) => ({ id, width: 214, height: 16 + (texts.get(id)?.length ?? 1) * 17 }));
  // A rejoin runs along the tree, not through its layers, so that it does not pull the tree out of shape.
  const links = edges.map(({ from, to }, index) => ({ id: String(index), from, to }));
  const placed = await layout(boxes, links, 'RIGHT', 44);
  const [dx, dy] = [24, 56];
  const paths = edges.flatMap(({ kind, marked }, index) => {
    const points = placed.links.get(String(index))?.points ?? [];
    const classes = ['edge', kind === 'trunk' ? '' : 'dashed', marked ? 'taken' : ''].filter(Boolean).join(' ');
    return [`<path class="${classes}"${kind === 'trunk' && !marked ? ' stroke-width="2.5" style="stroke-width:2.5"' : ''} d="${polyline(points, dx, dy)}" marker-end="url(#arrow${marked ? '-taken' : ''})"/>`];
  });
  const drawn = nodes.flatMap((node) => {
    const box = placed.boxes.get(node.id);
    if (!box) return [];
    const [x, y] = [box.x + dx, box.y + dy];
    const classes = ['box', node.marked ? 'active' : '', node.trunk ? '' : 'dashed'].filter(Boolean).join(' ');
    return [
      `<g><title>${xmlText(node.lines.join(': '))}</title>`,
      ...(node.outcome ? [`<rect class="outer" x="${n(x - 4)}" y="${n(y - 4)}" width="${n(box.width + 8)}" height="${n(box.height + 8)}" rx="12"/>`] : []),
      `<rect class="${classes}" x="${n(x)}" y="${n(y)}" width="${n(box.width)}" height="${n(box.height)}" rx="8"/>`,
      ...(texts.get(node.id) ?? []).map(({ text, kind }, index) => `<text class="${kind}" x="${n(x + 10)}" y="${n(y + 20 + index * 17)}">${xmlText(text)}</text>`),
      '</g>',
    ];
  });
  const outcomes = nodes.filter((node) => node.outcome).length;
  return document(placed.width + 2 * dx, placed.height + dy + 24, title, `A tree of ${nodes.length} positions with ${outcomes} endings, from left to right.`, [
    `<text class="title" x="${dx}" y="34">${xmlText(title)}</text>`,
    ...paths,
    ...drawn,
  ]);
}

function nodeLines(node: TreeNode): { text: string; kind: string }[] {
  const [first = '', ...rest] = node.lines;
  return [
    ...lines(first, 30, 1).map((text) => ({ text, kind: 'label' })),
    ...rest.flatMap((line) => lines(line, 27)).map((text) => ({ text, kind: 'small' })),
    ...(node.outcome ? [{ text: `→ ${node.outcome}`, kind: 'name' }] : []),
  ];
}
