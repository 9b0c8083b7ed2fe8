import { ACTORS, isSide, MOVE_IDS, MOVES, type MoveId, SIDES } from '../../model/index.js';
import { type MoveClassName, TURNS, type Turn } from './kinds.js';

/** The conditions of a rule that hang on who can make which move. */
export interface Parties {
  by?: Turn[];
  class?: MoveClassName[];
  move?: MoveId[];
  pressure?: { atLeast?: number };
  rivalLast?: string;
}

/** Why nobody could ever make a move that fits, if that is so. */
export function neverFits({
  by = [...TURNS],
  class: classes,
  move,
  pressure,
  rivalLast,
}: Parties): { key: keyof Parties; message: string; hint: string } | undefined {
  // That a list is empty is said by itself.
  if ([by, classes, move].some((list) => list?.length === 0)) return undefined;
  const moves = (move ?? MOVE_IDS).filter((id) => classes?.includes(MOVES[id].class) ?? true);
  if (moves.length === 0)
    return {
      key: 'class',
      message: 'None of these moves is of that class, so the rule never fits.',
      hint: `${(move ?? []).map((id) => `${id} is ${MOVES[id].class}`).join(', ')}.`,
    };
  const makers =
    move || classes ? ACTORS.filter((actor) => moves.some((id) => MOVES[id].by.includes(actor))) : [...TURNS];
  const acting = makers.filter((turn) => by.includes(turn));
  if (acting.length === 0)
    return {
      key: 'by',
      message: 'None of these makes such a move, so the rule never fits.',
      hint: `Such moves are made by ${makers.join(' or ')}.`,
    };
  if (acting.some(isSide)) return undefined;
  const hint = (key: string) => `Let one of them act, or delete \`${key}\`.`;
  if ((pressure?.atLeast ?? 0) > 0)
    return {
      key: 'pressure',
      message: `Only ${SIDES.join(' and ')} have a public, so the rule never fits.`,
      hint: hint('pressure'),
    };
  if (rivalLast !== undefined)
    return {
      key: 'rivalLast',
      message: `Only ${SIDES.join(' and ')} have a rival, so the rule never fits.`,
      hint: hint('rivalLast'),
    };
  return undefined;
}
