import type { Problem } from '../../file/problem.js';
import type { StepPiece } from '../edit/sketch.js';
import type { Board } from './board.js';

/** A problem where it belongs on a board. */
export interface PlacedProblem {
  problem: Problem;
  /** The key of the step, or of the head, that it is about; absent where it is about the whole. */
  field: string | undefined;
}

/** The problems of a text by the card that they are about; those of its head under ``. */
export function placedProblems(board: Board, problems: readonly Problem[]): ReadonlyMap<string, PlacedProblem[]> {
  const { text, head } = board.sketch;
  const found = new Map<string, PlacedProblem[]>();
  if (problems.length === 0) return found;
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  const cards = [...board.cards.values()].sort((a, b) => a.piece.from - b.piece.from || a.path.length - b.path.length);
  for (const problem of problems) {
    const offset = (starts[problem.line - 1] ?? text.length) + problem.column - 1;
    let card: (typeof cards)[number] | undefined;
    for (const each of cards) {
      if (each.piece.from > offset) break;
      if (offset < each.piece.to && (each.piece.column >= 0 || !card || each.path.length <= card.path.length))
        card = each;
    }
    const key = card?.key ?? '';
    const field = card
      ? fieldAt(text, card.piece, offset)
      : head.find(({ from, to }) => offset >= from && offset < to)?.key;
    found.set(key, [...(found.get(key) ?? []), { problem, field }]);
  }
  return found;
}

/** The key of a step that a place in it belongs to. */
function fieldAt(text: string, { from, column, braces }: StepPiece, offset: number): string | undefined {
  const end = text.indexOf('\n', offset);
  const until = text.slice(from, end < 0 ? text.length : end);
  if (braces) {
    const names = [...until.slice(0, offset - from + 1).matchAll(/[{,]\s*([A-Za-z]+):/g)];
    const after = /^([A-Za-z]+):/.exec(text.slice(offset, offset + 40));
    return after?.[1] ?? names.at(-1)?.[1];
  }
  const lines = until.split('\n').reverse();
  for (const line of lines) {
    const [, dashed = '', name] = /^(\s*(?:- +)?)(?:["']?)([A-Za-z][\w-]*)["']?:(?:\s|$)/.exec(line) ?? [];
    if (name !== undefined && (dashed.length === column + 2 || dashed.trim() === '-') && dashed.length > column) {
      // Whatever stands on the line of the dash is told of the step as a whole where it begins there.
      return name;
    }
  }
  return undefined;
}
