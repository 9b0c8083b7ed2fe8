import type { Model, MoveEvent, RoleId } from '../../model/index.js';
import type { FreeMove, MoveList, ScriptedMove } from '../../play/index.js';
import type { Choice } from '../state/run.js';

/** A move that can be made now, with the digit that makes it where there is one. */
export interface Numbered<M> {
  move: M;
  choice: Choice;
  digit: number | undefined;
}

export interface Choices {
  scripted: Numbered<ScriptedMove>[];
  /** Free moves that are possible, by who makes them. */
  free: { by: RoleId; moves: Numbered<FreeMove>[] }[];
  blocked: { by: RoleId; moves: FreeMove[] }[];
}

export function eventOf({ move, by, target }: FreeMove): MoveEvent {
  return { type: move, by, ...(target && { target }) };
}

/**
 * The moves in the order in which they are shown; the first nine that are possible get a digit.
 *
 * @param hide whether what is to come is hidden: history's move then stands among its alternatives, in the order of
 *   the titles, and where there are none, which would tell it, nowhere
 */
export function choicesOf(list: MoveList, { roles }: Model, hide = false): Choices {
  const told = !hide ? list.scripted : list.scripted.length < 2 ? [] : [...list.scripted].sort(byTitle);
  let digit = 0;
  const next = (possible: boolean) => (possible && digit < 9 ? ++digit : undefined);
  const scripted = told.map((move) => ({
    move,
    choice: move.step,
    digit: next(move.status === 'enabled'),
  }));
  const group = (status: FreeMove['status']) =>
    [...roles.keys()].flatMap((by) => {
      const moves = list.free.filter((move) => move.by === by && move.status === status);
      return moves.length > 0 ? [{ by, moves }] : [];
    });
  const free = group('enabled').map(({ by, moves }) => ({
    by,
    moves: moves.map((move) => ({ move, choice: eventOf(move), digit: next(true) })),
  }));
  return { scripted, free, blocked: group('blocked') };
}

const byTitle = (a: ScriptedMove, b: ScriptedMove) => a.title.localeCompare(b.title);
