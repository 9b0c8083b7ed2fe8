import type { Path } from '../../file/yaml.js';
import { type Configuration, configurationOf, mainState, measureOf, type Ways } from '../../model/index.js';
import type { Resolve } from '../basis.js';
import type { PieceSlip } from '../edit/loose.js';
import { type ListPiece, type Sketch, type StepPiece, sketchOf } from '../edit/sketch.js';
import { pathKey } from '../salvage.js';
import { type Act, type Walk, walkAct } from '../walk.js';
import { type Ground, groundOf } from './ground.js';

/** A step on the board. */
export interface BoardCard {
  /** Where it is in the file, as one word. */
  key: string;
  path: Path;
  piece: StepPiece;
  id: string;
  title: string;
  /** Role and party as they are written, where they are texts. */
  by: string | undefined;
  role: string | undefined;
  target: string | undefined;
  move: string | undefined;
  at: string | undefined;
  /** Whether it begins a branch. */
  isAlternative: boolean;
  weight: number | undefined;
  /** Where it meets the crisis, and where it leads; absent where nothing says so. */
  before: Walk | undefined;
  after: Walk | undefined;
  state: string | undefined;
  measure: number | undefined;
  /** Why the machine refuses it: the ways in which it would be possible, none where its state knows no such move. */
  refused: { failing: Ways; met: Configuration } | undefined;
  questions: number;
  sources: number;
  disputes: number;
  nearly: boolean;
  slips: readonly PieceSlip[];
  /** Keys of the cards that could be done instead of it. */
  instead: readonly string[];
  /** The lane that it lies in, and its place in it. */
  lane: number;
  column: number;
}

/** A row of cards: a path that leaves another one, or the trunk. */
export interface BoardLane {
  /** The key of its first card; of the trunk `steps`. */
  key: string;
  /** The list that a step at its end belongs to. */
  list: Path;
  cards: readonly BoardCard[];
  /** The card instead of which it begins; absent of the trunk. */
  from: string | undefined;
  /** Where it lies: the column of its first card, and the row. */
  column: number;
  row: number;
  /** The step with which it goes on, and its card where that is in this text. */
  rejoin: string | undefined;
  rejoins: string | undefined;
  /** The state at its end, and whether that is an outcome. */
  ends: string | undefined;
  outcome: boolean;
}

/** A scenario's text as a picture. */
export interface Board {
  sketch: Sketch;
  ground: Ground | undefined;
  lanes: readonly BoardLane[];
  cards: ReadonlyMap<string, BoardCard>;
  /** Rows and columns that it takes up. */
  rows: number;
  columns: number;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const count = (value: unknown): number =>
  Array.isArray(value) ? value.length : value === undefined || value === null ? 0 : 1;

interface Making {
  ground: Ground | undefined;
  before: Board | undefined;
  lanes: (Omit<BoardLane, 'cards' | 'row'> & { cards: BoardCard[]; row: number })[];
  cards: Map<string, BoardCard>;
  ids: Map<string, BoardCard>;
}

/**
 * A text as a board: what can be read of it, each step with where it leads. What was so on the board before is taken
 * over from it.
 *
 * @param resolve finds what it extends or runs on; the same function each time
 */
export function boardOf(source: string, resolve: Resolve, before?: Board): Board {
  const sketch = sketchOf(source);
  if (before?.sketch === sketch) return before;
  const ground = groundOf(sketch, resolve);
  const making: Making = {
    ground,
    before: before && before.ground === ground ? before : undefined,
    lanes: [],
    cards: new Map(),
    ids: new Map(),
  };
  if (sketch.steps) addTrunk(making, sketch, sketch.steps);
  for (const lane of making.lanes) {
    lane.rejoins = lane.rejoin === undefined ? undefined : making.ids.get(lane.rejoin)?.key;
    const end = lane.cards.at(-1)?.after;
    if (end && ground) {
      lane.ends = mainState(end.position);
      lane.outcome = ground.model.outcomes.has(lane.ends);
    }
  }
  const rows = placeRows(making.lanes);
  const columns = making.lanes.reduce((most, lane) => Math.max(most, lane.column + lane.cards.length), 0);
  return { sketch, ground, lanes: making.lanes, cards: making.cards, rows, columns };
}

function addTrunk(making: Making, sketch: Sketch, steps: ListPiece): void {
  const rejoin = text(sketch.data.rejoin);
  // Lanes come in the order in which they are met, so that each stands after the one that it leaves.
  const work: { pieces: StepPiece[]; list: Path; from: string | undefined; column: number; walk: Walk | undefined }[] =
    [{ pieces: steps.steps, list: ['steps'], from: undefined, column: 0, walk: making.ground?.walk }];
  for (const { pieces, list, from, column, walk: first } of work) {
    let walk = first;
    const lane = making.lanes.length;
    const cards: BoardCard[] = [];
    for (const [n, piece] of pieces.entries()) {
      const met = walk;
      const card = cardOf(making, piece, walk, lane, column + n);
      cards.push(card);
      making.cards.set(card.key, card);
      if (!making.ids.has(card.id)) making.ids.set(card.id, card);
      walk = card.after;
      for (const other of piece.lists.instead?.steps ?? [])
        work.push({
          pieces: [other, ...(other.lists.then?.steps ?? [])],
          list: [...other.path, 'then'],
          from: card.key,
          column: column + n,
          walk: met,
        });
    }
    making.lanes.push({
      key: from === undefined ? 'steps' : (cards[0]?.key ?? ''),
      list,
      cards,
      from,
      column,
      row: 0,
      rejoin: from === undefined ? rejoin : text(pieces[0]?.data.rejoin),
      rejoins: undefined,
      ends: undefined,
      outcome: false,
    });
  }
}

/** What a step does, where that can be read. */
export function actOf({ data }: Pick<StepPiece, 'data'>, parties: ReadonlyMap<string, string>): Act | undefined {
  const move = text(data.move);
  if (move === undefined) return undefined;
  const by = text(data.by);
  const target = text(data.target);
  const at = typeof data.at === 'number' ? String(data.at) : text(data.at);
  return {
    move,
    ...(by !== undefined && { by: parties.get(by) ?? by }),
    ...(target !== undefined && { target }),
    ...(at !== undefined && { at }),
    ...(typeof data.hours === 'number' && data.hours >= 0 && { hours: data.hours }),
    ...(typeof data.set === 'object' && data.set !== null && { set: data.set as Record<string, string | number> }),
  };
}

function cardOf(
  { ground, before }: Making,
  piece: StepPiece,
  walk: Walk | undefined,
  lane: number,
  column: number,
): BoardCard {
  const key = pathKey(piece.path);
  const { data } = piece;
  const known = before?.cards.get(key);
  const same = known !== undefined && known.before === walk && sameAct(known.piece, piece);
  const led = same ? known : leadOf(ground, piece, walk);
  const by = text(data.by);
  const weight = typeof data.weight === 'number' ? data.weight : undefined;
  return {
    key,
    path: piece.path,
    piece,
    id: text(data.id) ?? '',
    title: text(data.title) ?? '',
    by,
    role: by === undefined ? undefined : (ground?.parties.get(by) ?? by),
    target: text(data.target),
    move: text(data.move),
    at: typeof data.at === 'number' ? String(data.at) : text(data.at),
    isAlternative: piece.path.at(-2) === 'instead',
    weight,
    before: walk,
    after: led.after,
    state: led.state,
    measure: led.measure,
    refused: led.refused,
    questions: count(data.ask),
    sources: count(data.sources),
    disputes: count(data.disputed),
    nearly: text(data.nearly) !== undefined,
    slips: piece.slips,
    instead: piece.lists.instead?.steps.map((other) => pathKey(other.path)) ?? [],
    lane,
    column,
  };
}

const ACTS = ['move', 'by', 'target', 'at', 'hours', 'set'];

function sameAct(one: StepPiece, other: StepPiece): boolean {
  if (one.data === other.data) return true;
  return ACTS.every(
    (key) => one.data[key] === other.data[key] || JSON.stringify(one.data[key]) === JSON.stringify(other.data[key]),
  );
}

type Lead = Pick<BoardCard, 'after' | 'state' | 'measure' | 'refused'>;

function leadOf(ground: Ground | undefined, piece: StepPiece, walk: Walk | undefined): Lead {
  const act = ground && actOf(piece, ground.parties);
  const stays = (after: Walk | undefined): Lead => ({
    after,
    state: after && mainState(after.position),
    measure: after && measureOf(after.position),
    refused: undefined,
  });
  if (!ground || !walk || !act) return stays(walk);
  try {
    const walked = walkAct(walk, act, ground.start);
    const led = stays(walked.walk);
    if (!walked.refused) return led;
    return { ...led, refused: { failing: walked.refused.failing, met: configurationOf(walked.before) } };
  } catch {
    // A move that does not exist, or by somebody who cannot make it: that is told of as a problem.
    return stays(walk);
  }
}

/** Gives each lane a row: the first below the one that it leaves in which its cards have room. */
function placeRows(lanes: Making['lanes']): number {
  const taken: { from: number; to: number }[][] = [];
  const isFree = (row: number, from: number, to: number) =>
    (taken[row] ?? []).every((span) => to < span.from || from > span.to);
  const owner = new Map<string, number>();
  for (const [index, lane] of lanes.entries()) for (const card of lane.cards) owner.set(card.key, index);
  const children = new Map<number, number[]>();
  for (const [index, lane] of lanes.entries()) {
    if (lane.from === undefined) continue;
    const parent = owner.get(lane.from) ?? 0;
    children.set(parent, [...(children.get(parent) ?? []), index]);
  }
  const work: { index: number; least: number }[] = lanes.length > 0 ? [{ index: 0, least: 0 }] : [];
  for (let next = work.pop(); next; next = work.pop()) {
    const lane = lanes[next.index] as Making['lanes'][number];
    // What is said at its end takes the room of a card.
    const end = lane.column + lane.cards.length;
    let row = next.least;
    while (!isFree(row, lane.column, end)) row += 1;
    lane.row = row;
    taken[row] = [...(taken[row] ?? []), { from: lane.column, to: end }];
    for (const child of [...(children.get(next.index) ?? [])].reverse()) work.push({ index: child, least: row + 1 });
  }
  return taken.length;
}
