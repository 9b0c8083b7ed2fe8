import { type MoveEvent, type MoveId, optionsAt, type Position } from '../model/index.js';

/** As many moves are named, and two more where these are the last: to say that there are more takes as much room. */
const MOST = 8;
const LAST = 2;

/**
 * What whoever was to make a refused move could do instead: a few moves, the nearest first – those of its family, then
 * others, by how near they come to it on the Goldstein scale.
 *
 * @param position where it is refused
 * @returns those that are named, and how many more there are
 */
export function nearestMoves(position: Position, refused: MoveEvent): { named: MoveId[]; more: number } {
  const { moves } = position.model;
  const enabled = optionsAt(position).filter(({ status, by }) => status === 'enabled' && by === refused.by);
  const meant = moves.get(refused.type);
  const rank = (id: MoveId) => {
    const { class: family, goldstein = 0 } = moves.get(id) ?? {};
    return (family === meant?.class ? 0 : 100) + Math.abs(goldstein - (meant?.goldstein ?? 0));
  };
  const ids = [...new Set(enabled.map(({ move }) => move))].sort((a, b) => rank(a) - rank(b));
  const named = ids.length <= MOST + LAST ? ids : ids.slice(0, MOST);
  return { named, more: ids.length - named.length };
}
