import { short } from '../../render/diagram/escape.js';
import type { Rect } from '../../render/diagram/layout.js';
import type { MachineLayout } from '../../render/diagram/machine-layout.js';
import { labelSize } from '../../render/diagram/machine-view.js';
import { grown, type Lines, placeLabels } from '../../render/diagram/spots.js';
import type { Words } from '../words/index.js';
import type { ModelNames } from '../words/model.js';
import { type MachineGraph, type Pointed, type Possible, type Taken, waysAlong } from './marks.js';
import { moveName } from './names.js';
import { type Line, labelRoom, leafBoxes, numbersText, pillAt } from './shapes.js';

/** Words or numbers that stand in the drawing, and where. */
export interface Written {
  key: string;
  text: string;
  rect: Rect;
}

/** The numbers of the steps on the edges that were taken. */
export function numbersOn(lines: Map<string, Line>, taken: Taken, write: (n: number) => string, type = 1): Written[] {
  return [...taken.edges].flatMap(([key, steps]) => {
    const line = lines.get(key);
    if (!line) return [];
    const text = numbersText(steps, write);
    return [{ key, text, rect: pillAt(line.edge.label, text, type) }];
  });
}

/** Where the words stand that tell of the move that is pointed at: at the foot of each state it leads to. */
export function tagsOn(
  { regions }: MachineLayout,
  pointed: Pointed | undefined,
  { machine }: Words,
  type = 1,
): Written[] {
  if (!pointed) return [];
  const text = pointed.stays ? machine.staysHere : machine.leadsHere;
  return regions.flatMap(({ id, boxes }) =>
    Object.entries(boxes)
      .filter(([state]) => pointed.targets.has(`${id}.${state}`))
      .map(([state, box]) => {
        const pill = pillAt({ x: box.x + box.width / 2, y: box.y + box.height + 6 }, text, type);
        return { key: `${id}.${state}`, text, rect: { ...pill, y: pill.y + 2, height: pill.height - 4 } };
      }),
  );
}

/** What is going on in the drawing, and what stands in it already. */
export interface Going {
  graph: MachineGraph;
  layout: MachineLayout;
  lines: Map<string, Line>;
  taken: Taken;
  possible: Possible;
  pointed: Pointed | undefined;
  /** The key of the edge or state under the pointer. */
  hovered: string | undefined;
  /** Numbers and tags. */
  full: readonly Rect[];
  /** How much larger its small type is than it was drawn for. */
  type?: number;
}

/** What leads along the edges that something is going on at, as far as there is room; what is pointed at first. */
export function labelsOn(words: Words, names: ModelNames, going: Going): Written[] {
  const { layout, lines, pointed, full, type = 1 } = going;
  const wanted = wantedAt(words, names, going);
  const labels = [...wanted].flatMap(([key, [first, ...more]]) => {
    const line = lines.get(key);
    if (!line || first === undefined) return [];
    const way = short(first, 24);
    const text = more.length > 0 ? words.machine.andMore(way, more.length) : way;
    return [
      { key, text, ...labelSize(text, pointed?.edges.has(key), type), points: line.edge.points, near: line.edge.label },
    ];
  });
  const heads = layout.regions.map(({ frame }) => ({
    x: words.direction === 'rtl' ? frame.x + frame.width - 120 * type : frame.x,
    y: frame.y,
    width: 120 * type,
    height: 20 * type,
  }));
  const boxes = leafBoxes(layout, going.graph).map((box) => grown(box, 3));
  const places = placeLabels(labels, [...full, ...boxes, ...heads], labelRoom(layout), linesBy(going));
  return labels.flatMap(({ key, text, width, height }, index) => {
    const at = places[index];
    return at ? [{ key, text, rect: { x: at.x - width / 2, y: at.y - height / 2, width, height } }] : [];
  });
}

/** The lines that are drawn so that they are looked at, and the others. */
function linesBy({ lines, taken, possible, pointed, hovered }: Going): Lines {
  const marked = new Set([...taken.edges.keys(), ...possible.edges.keys(), ...(pointed?.edges.keys() ?? []), hovered]);
  const of = (which: boolean) =>
    [...lines.values()].filter(({ key }) => marked.has(key) === which).map(({ edge }) => edge.points);
  return { marked: of(true), quiet: of(false) };
}

/** What leads along each edge that is to be told of. */
function wantedAt(
  words: Words,
  names: ModelNames,
  { graph, lines, possible, pointed, hovered }: Going,
): Map<string, readonly string[]> {
  const wanted = new Map<string, readonly string[]>();
  if (hovered !== undefined && lines.has(hovered))
    wanted.set(
      hovered,
      waysAlong(graph, hovered).map((way) => words.machine.way(way, names)),
    );
  for (const [key, moves] of [...(pointed?.edges ?? []), ...possible.edges])
    if (!wanted.has(key))
      wanted.set(
        key,
        moves.map((move) => moveName(words, names, move)),
      );
  return wanted;
}
