import { lines, xmlText } from './escape.js';
import {
  edgeKey,
  type GraphEdge,
  type GraphRegion,
  type GraphState,
  looseOf,
  ownName,
  shownWays,
  type Way,
} from './graph.js';
import type { Point, Rect } from './layout.js';
import type { MachineLayout, MachineMeasures, RegionLayout } from './machine-layout.js';
import { arrow, px, rect, SIZE, svgDocument, textAt, textWidth } from './svg.js';

const ROW = 20;
/** Room for a number in its circle. */
const DISC = 25;
/** So many numbers of steps stand in circles of their own; of more, the first and the last. */
const DISCS = 3;

/** A line of an edge's label: the numbers of the steps that went this way, and what led there. */
interface Row {
  taken: readonly number[];
  text: string;
  /** Belongs to what was taken. */
  strong: boolean;
}

/** What things are called in a drawing. */
export interface MachineNames {
  title: string;
  region: (region: GraphRegion) => string;
  state: (region: GraphRegion, state: string) => string;
  /** What a state means, in a sentence. */
  meaning: (region: GraphRegion, state: GraphState) => string;
  way: (way: Way) => string;
  /** What has to hold for it, to follow its name; empty where nothing has to. */
  condition: (way: Way) => string;
  /** How many ways of an edge are left out. */
  more: (count: number) => string;
  /** Ends a line that another way follows. */
  comma: string;
  number: (n: number) => string;
  /** The names are read from right to left, and the layout is a mirrored one. */
  rightToLeft: boolean;
}

/** The names of the model itself. */
export const MODEL_NAMES: MachineNames = {
  title: 'The crisis as a statechart',
  region: ({ title }) => title,
  state: (_, state) => ownName(state),
  meaning: (_, { description }) => description,
  way: ({ text }) => text,
  condition: ({ kind, guard }) => (kind === 'always' || guard === '' ? '' : ` if ${guard}`),
  more: (count) => `+ ${count} more`,
  comma: ',',
  number: String,
  rightToLeft: false,
};

/** Sizes of the drawing that goes into a file: every edge is labelled with what leads along it. */
export function fileMeasures(names: MachineNames = MODEL_NAMES): MachineMeasures {
  return {
    box: (region, { id, initial, composite }) => ({
      width: textWidth(names.state(region, id), SIZE.name) + (initial ? 46 : 32),
      height: composite ? 30 : 46,
    }),
    label: (edge) => {
      const rows = rowsOf({ ...edge, taken: [], ways: edge.ways.map((way) => ({ ...way, taken: [] })) }, names);
      // A number may come to stand before each line, and what is taken is set in bold.
      return { width: Math.max(...rows.map(rowWidth)) * 1.08 + DISC + 8, height: rows.length * ROW + 4 };
    },
    arrangement: 'beside',
    gap: 24,
    head: 36,
    // It stands 16 pixels from the frame, and is set in bold.
    title: (region) => textWidth(names.region(region), SIZE.title) * 1.12 + 32,
    options: () => ({ spacing: 34, ordered: true }),
  };
}

/** How a drawing differs from that of the model's own names on grey. */
export interface DrawingOptions {
  names?: MachineNames;
  /** What the drawing shows, for those who do not see it. Default: its states and edges in English. */
  description?: string;
  /** Colour of the ground. */
  ground?: string;
}

/**
 * The machine as an SVG: active states filled, taken edges thick and numbered, states in which a path
 * may end doubly framed.
 *
 * @param layout made with `fileMeasures` of the same names
 */
export function drawMachine(
  regions: readonly GraphRegion[],
  layout: MachineLayout,
  { names = MODEL_NAMES, description = describe(regions), ground }: DrawingOptions = {},
): string {
  const body = layout.regions.flatMap((placed) => {
    const region = regions.find(({ id }) => id === placed.id);
    return region ? drawRegion(region, placed, names) : [];
  });
  return svgDocument(layout, names.title, description, body, { ground, rightToLeft: names.rightToLeft });
}

function describe(regions: readonly GraphRegion[]): string {
  const active = regions.flatMap(({ title, states }) =>
    states.filter((state) => state.active && !state.composite).map((state) => `${title}: ${state.id}`),
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

/**
 * Lines of an edge's label, none wider than a label may be, a comma after each way but the last.
 * Numbers stand before the line they belong to.
 */
function rowsOf(edge: GraphEdge, names: MachineNames): Row[] {
  const { shown, more } = shownWays(edge);
  const loose = looseOf(edge);
  const ways = shown.map((way) => ({ taken: way.taken, text: names.way(way), strong: way.taken.length > 0 }));
  const all = more > 0 ? [...ways, { taken: [], text: names.more(more), strong: false }] : ways;
  const rows = all.flatMap(({ taken, text, strong }, way) =>
    lines(way < all.length - 1 ? `${text}${names.comma}` : text, 19).map((line, index) => ({
      taken: index === 0 ? taken : [],
      text: line,
      strong,
    })),
  );
  return loose.length > 0 ? [{ taken: loose, text: '', strong: true }, ...rows] : rows;
}

function rowWidth({ taken, text, strong }: Row): number {
  // What was taken is set in bold, which is wider.
  return numbersWidth(taken) + textWidth(text, SIZE.label) * (strong ? 1.08 : 1);
}

/** The circles of a row: of many numbers, the first two and the last with an ellipsis between. */
function discsOf(taken: readonly number[]): (number | '…')[] {
  return taken.length <= DISCS ? [...taken] : [...taken.slice(0, DISCS - 1), '…', ...taken.slice(-1)];
}

function numbersWidth(taken: readonly number[]): number {
  return DISC * discsOf(taken).length;
}

function drawRegion(region: GraphRegion, { frame, boxes, edges: lines }: RegionLayout, names: MachineNames): string[] {
  // Taken edges lie above the others where they cross, and states above both.
  const edges = [...region.edges].sort((a, b) => Number(a.taken.length > 0) - Number(b.taken.length > 0));
  const placed = edges.flatMap((edge) => {
    const line = lines[edgeKey(edge)];
    return line ? [{ edge, ...line }] : [];
  });
  const drawn = (filter: (state: GraphState) => boolean): string[] =>
    region.states.filter(filter).flatMap((state) => {
      const box = boxes[state.id];
      const draw = state.composite ? drawHolder : drawState;
      return box
        ? draw(state, box, names.state(region, state.id), names.meaning(region, state), names.rightToLeft)
        : [];
    });
  return [
    '<g>',
    rect(frame, frame.width, frame.height, 'frame'),
    textAt(
      { x: names.rightToLeft ? frame.x + frame.width - 16 : frame.x + 16, y: frame.y + 28 },
      names.region(region),
      'title',
    ),
    // What holds states lies below all that lies in it, the outermost first.
    ...drawn(({ composite }) => composite),
    ...placed.map(({ edge, points }) => drawEdge(region, edge, points, names)),
    ...drawn(({ composite }) => !composite),
    ...placed.flatMap(({ edge, label }) => drawLabel(rowsOf(edge, names), label, names)),
    '</g>',
  ];
}

function drawEdge(region: GraphRegion, edge: GraphEdge, points: readonly Point[], names: MachineNames): string {
  const ways = edge.ways.map((way) => `${names.way(way)}${names.condition(way)}`).join('; ');
  const title = `${names.state(region, edge.from)} → ${names.state(region, edge.to)}: ${ways}`;
  return arrow(points, '', edge.taken.length > 0, title);
}

function drawLabel(rows: readonly Row[], at: Rect, { number, rightToLeft }: MachineNames): string[] {
  const center = at.x + at.width / 2;
  const top = at.y + (at.height - rows.length * ROW - 4) / 2;
  return rows.flatMap((row, index) => {
    const width = rowWidth(row);
    const y = top + index * ROW + ROW / 2 + 2;
    const left = center - width / 2;
    /** So far into the row, from where it begins. */
    const along = (by: number) => (rightToLeft ? left + width - by : left + by);
    const discs = discsOf(row.taken).flatMap((n, nth) => {
      const x = along(11 + nth * DISC);
      if (n === '…') return [textAt({ x, y: y + 4.3 }, n, 'strong', 'middle')];
      return [
        `<circle class="number" cx="${px(x)}" cy="${px(y)}" r="11"/>`,
        textAt({ x, y: y + 4.3 }, number(n), 'digit', 'middle'),
      ];
    });
    return [
      `<rect class="paper" x="${px(left - 2)}" y="${px(y - ROW / 2)}" width="${px(width + 4)}" height="${ROW}"/>`,
      ...discs,
      row.taken.length > 0
        ? textAt({ x: along(numbersWidth(row.taken) + 2), y: y + 5 }, row.text, 'strong')
        : textAt({ x: center, y: y + 5 }, row.text, row.strong ? 'strong' : 'quiet', 'middle'),
    ];
  });
}

/** A state that holds others: a frame around them, with its name in the corner. */
function drawHolder(state: GraphState, box: Rect, name: string, meaning: string, rightToLeft: boolean): string[] {
  const along = (by: number) => (rightToLeft ? box.x + box.width - by : box.x + by);
  return [
    `<g><title>${xmlText(`${name}: ${meaning}`)}</title>`,
    rect(box, box.width, box.height, state.active ? 'holder standing' : 'holder'),
    ...(state.initial ? [`<circle cx="${px(along(15))}" cy="${px(box.y + 19)}" r="5" fill="#37474f"/>`] : []),
    textAt({ x: along(state.initial ? 28 : 14), y: box.y + 25 }, name, 'name'),
    '</g>',
  ];
}

function drawState(state: GraphState, box: Rect, name: string, meaning: string, rightToLeft: boolean): string[] {
  const middle = box.y + box.height / 2;
  const aside = state.initial ? (rightToLeft ? -8 : 8) : 0;
  const begin = rightToLeft ? box.x + box.width - 15 : box.x + 15;
  return [
    `<g><title>${xmlText(`${name}: ${meaning}`)}</title>`,
    ...(state.outcome ? [rect(box, box.width, box.height, 'outer', 4)] : []),
    rect(box, box.width, box.height, state.active ? 'box active' : 'box'),
    ...(state.initial ? [`<circle cx="${px(begin)}" cy="${px(middle)}" r="5" fill="#37474f"/>`] : []),
    textAt({ x: box.x + box.width / 2 + aside, y: middle + 6 }, name, 'name', 'middle'),
    '</g>',
  ];
}
