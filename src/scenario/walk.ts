import { parseWhen, type When } from '../file/when.js';
import {
  accepts,
  advance,
  type Fired,
  forced,
  type Model,
  type MoveEvent,
  type MoveId,
  moveEvent,
  type Position,
  type RoleId,
  send,
  startPosition,
  type Ways,
  whyBlocked,
  withSet,
} from '../model/index.js';

const MINUTE = 60_000;

/** Where a path stands: the crisis, and until when the last move keeps everybody busy. */
export interface Walk {
  /** Where the crisis stands. */
  readonly position: Position;
  /** Hours since the start. */
  readonly busyUntil: number;
  /** The same as far as steps give `hours` of their own: only these can make a later step miss its date. */
  readonly saidUntil: number;
}

/** A move to be made, as a scenario or a class gives it. */
export interface Act {
  /** The move, or `wait`. */
  move: MoveId | 'wait' | 'event';
  /** Who makes it. */
  by?: RoleId | undefined;
  /** Which of several that act in this role. */
  party?: string | undefined;
  /** Whom it is aimed at, where it names somebody. */
  target?: RoleId | undefined;
  /** Of an event: what its author sets. */
  set?: Readonly<Record<string, string | number>> | undefined;
  /** When it happens, as written. */
  at?: string | undefined;
  /** Overrides the move's typical hours; for `wait`, how long. */
  hours?: number | undefined;
  /** Without a date of its own: the dated step that it comes before. */
  before?: Before | undefined;
}

/** The dated step before which an undated one has to happen. */
export interface Before {
  /** Its date, as written. */
  at: string;
  /** Undated steps that have to be fitted in until then, waits aside. */
  steps: number;
  /** Hours that they, and waits between them, are said to take. */
  hours: number;
}

/** What came of an act. */
export interface Walked {
  /** Where the path stands after it; where it was refused, as before but for the time that passed. */
  walk: Walk;
  /** Deadlines that fired before it, in order. */
  fired: Fired[];
  /** The position it met, deadlines included. */
  before: Position;
  /** The move, where the machine refused it; `failing` is empty for a move that is undefined there. */
  refused?: { move: MoveId; by: RoleId; failing: Ways };
}

/** The beginning of a path on a model, at hour 0. */
export function startWalk(model: Model): Walk {
  return { position: startPosition(model), busyUntil: 0, saidUntil: 0 };
}

/** Whether a date lies wholly before the scenario's start: background, at hour 0 and in no time. */
export function isBackground(at: When, start: When): boolean {
  return at.end <= start.start;
}

/**
 * When an act happens, in hours since the start. A date-time is taken as given; a date stands for
 * its beginning, but not before the last move is over – though that be on the date itself, where it is
 * only the typical hours of moves that say otherwise; without either it follows the last move, as long as a dated step
 * that it comes before can keep its date.
 */
function hourOf(act: Act, walk: Walk, start: When): number {
  const at = act.at === undefined ? undefined : parseWhen(act.at);
  if (!at) return fitted(Math.max(walk.busyUntil, walk.position.hours), act, walk, start);
  if (isBackground(at, start)) return walk.position.hours;
  const given = (at.start - start.start) / 3_600_000;
  if (at.precision === 'minute') return Math.max(given, walk.position.hours);
  const last = (at.end - MINUTE - start.start) / 3_600_000;
  const free = Math.min(walk.busyUntil, Math.max(last, walk.saidUntil));
  return Math.max(given, free, walk.position.hours);
}

/**
 * The hour of an undated act: as soon as the last move is over, or else where it and those after it are spread over the
 * time until the next date, to the minute.
 */
function fitted(free: number, { before }: Act, { position, saidUntil }: Walk, start: When): number {
  const date = before && parseWhen(before.at);
  if (!before || !date || isBackground(date, start)) return free;
  const hoursTo = (time: number) => (time - start.start) / 3_600_000 - before.hours;
  if (free < hoursTo(date.end)) return free;
  const now = Math.max(position.hours, saidUntil);
  const last = hoursTo(date.precision === 'minute' ? date.start : date.end - MINUTE);
  return Math.max(now, Math.floor((now + (last - now) / (before.steps + 1)) * 60) / 60);
}

/**
 * Makes an act: lets time pass until it is due, firing deadlines on the way, then sends the move.
 *
 * @throws MoveError when the actor cannot make the move or a target is missing
 */
export function walkAct(walk: Walk, act: Act, start: When): Walked {
  if (act.move === 'wait') {
    const until = walk.position.hours + (act.hours ?? 0);
    const { position, fired } = advance(walk.position, until);
    return {
      walk: { ...walk, position, busyUntil: Math.max(walk.busyUntil, until) },
      fired,
      before: fired.at(-1)?.position ?? walk.position,
    };
  }
  const { position: before, fired } = advance(walk.position, hourOf(act, walk, start));
  if (act.move === 'event') {
    const after = act.set ? withSet(before, act.set) : before;
    return { walk: madeWalk(walk, act, after, start), fired, before };
  }
  const event = moveEvent(walk.position.model, act.move, act.by ?? '', act.target);
  if (!accepts(before, event)) {
    return { walk: { ...walk, position: before }, fired, before, refused: refusalOf(before, event) };
  }
  return { walk: madeWalk(walk, act, send(before, event), start), fired, before };
}

/** A refusal that finds out why when it is asked: a file may hold thousands of them, of which a few are told. */
function refusalOf(before: Position, event: MoveEvent): NonNullable<Walked['refused']> {
  let failing: Ways | undefined;
  return {
    move: event.type,
    by: event.by,
    get failing() {
      failing ??= whyBlocked(before, event);
      return failing;
    },
  };
}

/**
 * Where an act that was refused would have led, had it been possible; see `forced`.
 *
 * @param before the position it met
 */
export function forcedWalks(walk: Walk, act: Act, before: Position, start: When): Walk[] {
  if (act.move === 'wait' || act.move === 'event') return [];
  const event = moveEvent(before.model, act.move, act.by ?? '', act.target);
  return forced(before, event).map((position) => madeWalk(walk, act, position, start));
}

function madeWalk(walk: Walk, act: Act, position: Position, start: When): Walk {
  const at = act.at === undefined ? undefined : parseWhen(act.at);
  const typical = position.model.moves.get(act.move)?.hours ?? 0;
  const busy = at && isBackground(at, start) ? 0 : (act.hours ?? typical);
  const until = position.hours + busy;
  const saidUntil = act.hours === undefined ? walk.saidUntil : Math.max(walk.saidUntil, until);
  return { position, busyUntil: Math.max(walk.busyUntil, until), saidUntil };
}
