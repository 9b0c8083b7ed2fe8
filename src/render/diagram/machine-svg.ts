import { lines, xmlText } from './escape.js';
import { type Box, type Link, layout, type Placed, type Point } from './layout.js';
import { type GraphEdge, type GraphRegion, type GraphState, looseOf, shownWays } from './machine-graph.js';
import { arrow, px, rect, SIZE, svgDocument, textAt, textWidth } from './svg.js';

const GAP = 24;
/** Height of a frame's title. */
const HEAD = 36;
const ROW = 20;
/** Room for a number in its circle. */
const DISC = 25;

/** A line of an edge's label: the numbers of the steps that went this way, and what led there. */
interface Row {
  taken: readonly number[];
  text: string;
  /** Belongs to what was taken. */
  strong: boolean;
}

/**
 * The machine as an SVG: active states filled, taken edges thick and numbered, states in which a path
 * may end doubly framed. The first region stands to the left, the others below each other beside it.
 */
export async function machineSvg(regions: readonly GraphRegion[]): Promise<string> {
  const frames = await Promise.all(regions.map(async (region) => ({ region, placed: await place(region) })));
  const [main, ...rest] = frames;
  if (!main) return svgDocument({ width: 2 * GAP, height: 2 * GAP }, 'The crisis as a statechart', '', []);
  const outer = ({ placed }: { placed: Placed }) => ({
    width: placed.width + GAP,
    height: placed.height + HEAD + GAP / 2,
  });
  const column = Math.max(0, ...rest.map((frame) => outer(frame).width));
  const stacked = rest.reduce((sum, frame) => sum + outer(frame).height + GAP, -GAP);
  const height = Math.max(outer(main).height, stacked);
  const body = drawRegion(main.region, main.placed, { x: GAP, y: GAP }, { ...outer(main), height });
  let y = GAP;
  for (const [index, frame] of rest.entries()) {
    const last = index === rest.length - 1;
    const size = { width: column, height: last ? GAP + height - y : outer(frame).height };
    body.push(...drawRegion(frame.region, frame.placed, { x: outer(main).width + 2 * GAP, y }, size));
    y += size.height + GAP;
  }
  const width = outer(main).width + (rest.length > 0 ? column + GAP : 0) + 2 * GAP;
  return svgDocument({ width, height: height + 2 * GAP }, 'The crisis as a statechart', describe(regions), body);
}

function describe(regions: readonly GraphRegion[]): string {
  const active = regions.flatMap(({ title, states }) =>
    states.filter((state) => state.active).map((state) => `${title}: ${state.id}`),
  );
  const taken = regions.flatMap(({ edges }) =>
    edges.flatMap((edge) => edge.taken.map((n) => ({ n, text: `step ${n} from ${edge.from} to ${edge.to}` }))),
  );
  const path = taken.sort((a, b) => a.n - b.n).map(({ text }) => text);
  const chart = regions.map(
    ({ title, states, edges }) =>
      `${title}: ${states.map((state) => state.id).join(', ')}; ${edges.map((edge) => `${edge.from} to ${edge.to}`).join(', ')}.`,
  );
  return [
    ...(active.length > 0 ? [`The crisis stands at ${active.join('; ')}.`] : []),
    ...(path.length > 0 ? [`It went ${path.join(', ')}.`] : []),
    ...chart,
  ].join(' ');
}

const edgeId = ({ from, to }: GraphEdge): string => `${from}>${to}`;

/**
 * Lines of an edge's label, none wider than a label may be, a comma after each way but the last.
 * Numbers stand before the line they belong to.
 */
function rowsOf(edge: GraphEdge): Row[] {
  const { shown, more } = shownWays(edge);
  const loose = looseOf(edge);
  const ways = shown.map(({ taken, text }) => ({ taken, text, strong: taken.length > 0 }));
  const all = more > 0 ? [...ways, { taken: [], text: `+ ${more} more`, strong: false }] : ways;
  const rows = all.flatMap(({ taken, text, strong }, way) =>
    lines(way < all.length - 1 ? `${text},` : text, 19).map((line, index) => ({
      taken: index === 0 ? taken : [],
      text: line,
      strong,
    })),
  );
  return loose.length > 0 ? [{ taken: loose, text: '', strong: true }, ...rows] : rows;
}

function rowWidth({ taken, text, strong }: Row): number {
  // What was taken is set in bold, which is wider.
  return DISC * taken.length + textWidth(text, SIZE.label) * (strong ? 1.08 : 1);
}

function place(region: GraphRegion): Promise<Placed> {
  const boxes: Box[] = region.states.map(({ id, initial }) => ({
    id,
    width: textWidth(id, SIZE.name) + (initial ? 46 : 32),
    height: 46,
  }));
  const links: Link[] = region.edges.map((edge) => {
    const rows = rowsOf(edge);
    return {
      id: edgeId(edge),
      from: edge.from,
      to: edge.to,
      label: { width: Math.max(...rows.map(rowWidth)) + 8, height: rows.length * ROW + 4 },
    };
  });
  return layout(boxes, links, { direction: 'DOWN', spacing: 34 });
}

function drawRegion(region: GraphRegion, placed: Placed, at: Point, size: { width: number; height: number }): string[] {
  const by = { x: at.x + (size.width - placed.width) / 2, y: at.y + HEAD + (size.height - HEAD - placed.height) / 2 };
  // Taken edges lie above the others where they cross, and states above both.
  const edges = [...region.edges].sort((a, b) => Number(a.taken.length > 0) - Number(b.taken.length > 0));
  return [
    '<g>',
    rect(at, size.width, size.height, 'frame'),
    textAt({ x: at.x + 16, y: at.y + 28 }, region.title, 'title'),
    ...edges.flatMap((edge) => drawEdge(edge, placed, by)),
    ...region.states.flatMap((state) => drawState(state, placed, by)),
    ...edges.flatMap((edge) => drawLabel(edge, placed, by)),
    '</g>',
  ];
}

function drawEdge(edge: GraphEdge, placed: Placed, by: Point): string[] {
  const points = placed.links.get(edgeId(edge))?.points ?? [];
  const ways = edge.ways.map(({ text, guard }) => (guard === '' ? text : `${text} if ${guard}`)).join('; ');
  return [
    arrow(
      points.map(({ x, y }) => ({ x: x + by.x, y: y + by.y })),
      '',
      edge.taken.length > 0,
      `${edge.from} to ${edge.to}: ${ways}`,
    ),
  ];
}

function drawLabel(edge: GraphEdge, placed: Placed, by: Point): string[] {
  const at = placed.links.get(edgeId(edge))?.label;
  if (!at) return [];
  const center = at.x + at.width / 2 + by.x;
  return rowsOf(edge).flatMap((row, index) => {
    const width = rowWidth(row);
    const y = at.y + by.y + index * ROW + ROW / 2 + 2;
    const left = center - width / 2;
    const discs = row.taken.flatMap((n, nth) => {
      const x = left + 11 + nth * DISC;
      return [
        `<circle class="number" cx="${px(x)}" cy="${px(y)}" r="11"/>`,
        textAt({ x, y: y + 4.3 }, String(n), 'digit', 'middle'),
      ];
    });
    return [
      `<rect class="paper" x="${px(left - 2)}" y="${px(y - ROW / 2)}" width="${px(width + 4)}" height="${ROW}"/>`,
      ...discs,
      row.taken.length > 0
        ? textAt({ x: left + row.taken.length * DISC + 2, y: y + 5 }, row.text, 'strong')
        : textAt({ x: center, y: y + 5 }, row.text, row.strong ? 'strong' : 'quiet', 'middle'),
    ];
  });
}

function drawState(state: GraphState, placed: Placed, by: Point): string[] {
  const box = placed.boxes.get(state.id);
  if (!box) return [];
  const at = { x: box.x + by.x, y: box.y + by.y };
  const middle = at.y + box.height / 2;
  return [
    `<g><title>${xmlText(`${state.id}: ${state.description}`)}</title>`,
    ...(state.outcome ? [rect(at, box.width, box.height, 'outer', 4)] : []),
    rect(at, box.width, box.height, state.active ? 'box active' : 'box'),
    ...(state.initial ? [`<circle cx="${px(at.x + 15)}" cy="${px(middle)}" r="5" fill="#37474f"/>`] : []),
    textAt({ x: at.x + box.width / 2 + (state.initial ? 8 : 0), y: middle + 6 }, state.id, 'name', 'middle'),
    '</g>',
  ];
}
