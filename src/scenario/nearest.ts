import {
  accepts,
  configurationOf,
  homesOf,
  type MoveEvent,
  type MoveId,
  optionsAt,
  type Position,
  send,
} from '../model/index.js';

/** As many moves are named, and two more where these are the last: to say that there are more takes as much room. */
const MOST = 8;
const LAST = 2;
/** So many of them, if there are as many, are of other families but lead to the refused one. */
const LEADING = 3;

/**
 * What whoever was to make a refused move could do instead: a few moves, the nearest first – those of its family, and
 * those that lead to where it is possible, or known at least, each by how near they come to it on the Goldstein scale.
 *
 * @param position where it is refused
 * @returns those that are named, and how many more there are
 */
export function nearestMoves(position: Position, refused: MoveEvent): { named: MoveId[]; more: number } {
  const { moves } = position.model;
  const events = new Map<MoveId, MoveEvent[]>();
  for (const { status, move, by, target } of optionsAt(position))
    if (status === 'enabled' && by === refused.by)
      events.set(move, [...(events.get(move) ?? []), { type: move, by, ...(target && { target }) }]);
  if (events.size <= MOST + LAST) return { named: [...events.keys()], more: 0 };
  const now = knows(position, refused);
  const meant = moves.get(refused.type);
  const ranked = [...events].map(([id, ways]) => {
    const { class: family, goldstein = 0 } = moves.get(id) ?? {};
    const leads = Math.max(...ways.map((event) => knows(send(position, event), refused)));
    return {
      id,
      leads: leads > now ? leads : 0,
      like: family === meant?.class,
      far: Math.abs(goldstein - (meant?.goldstein ?? 0)),
    };
  });
  ranked.sort((a, b) => Number(b.like) - Number(a.like) || b.leads - a.leads || a.far - b.far);
  const leading = ranked.filter(({ like, leads }) => leads > 0 && !like).slice(0, LEADING);
  const others = ranked.filter((move) => !leading.includes(move)).slice(0, MOST - leading.length);
  const named = ranked.filter((move) => leading.includes(move) || others.includes(move));
  return { named: named.map(({ id }) => id), more: events.size - named.length };
}

/** 2 where a move is possible, 1 where a state knows it and a condition fails. */
function knows(position: Position, event: MoveEvent): number {
  if (accepts(position, event)) return 2;
  const states = configurationOf(position);
  return homesOf(position.model, event.type).some(({ region, state }) => states[region] === state) ? 1 : 0;
}
