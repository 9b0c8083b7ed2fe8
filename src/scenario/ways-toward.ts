import {
  accepts,
  configurationKey,
  configurationOf,
  homesOf,
  type MoveEvent,
  mainState,
  type Position,
  send,
} from '../model/index.js';

/** Positions that are looked at past the first move, for one refused move and for all of a file. */
const MOST_FOR_ONE = 300;
const MOST_FOR_ALL = 900;
/** More ways of two moves than these are not looked for. */
const MOST_WAYS = 6;

/** How much was looked for so far in a file. */
export interface Looked {
  positions: number;
}

/**
 * The shortest ways to where a refused move is possible, of one move or of two; of the same length first those that ask
 * least: moves of whoever was to make it rather than of others, and gentle ones. Of those that lead to the same states
 * one comes before others follow, and a move that ends the crisis comes last: what it makes possible is no longer what
 * was meant.
 *
 * @param position where it is refused
 * @param looked counted on; once that is enough, ways of one move alone are looked for
 * @returns none where it takes more moves than two
 */
export function waysToward(position: Position, refused: MoveEvent, looked: Looked): MoveEvent[][] {
  const { moveEvents, moves } = position.model;
  const asks = ({ type, by }: MoveEvent) =>
    (by === refused.by ? 0 : position.model.roles.get(refused.by)?.rival === by ? 1 : 2) * 3 +
    Math.abs(moves.get(type)?.goldstein ?? 0);
  const firsts = moveEvents
    .filter((event) => accepts(position, event))
    .map((event) => ({ event, after: send(position, event), asks: asks(event) }))
    .sort((a, b) => a.asks - b.asks);
  const ends = ({ after }: { after: Position }) =>
    Number(position.model.outcomes.has(mainState(after)) && mainState(after) !== mainState(position));
  const one = varied(firsts.filter(({ after }) => accepts(after, refused))).sort((a, b) => ends(a) - ends(b));
  if (one.length > 0) return one.map(({ event }) => [event]);
  const two: MoveEvent[][] = [];
  const seen = new Set([configurationKey(position.snapshot)]);
  const nearer = firsts.sort((a, b) => Number(isKnown(b.after, refused)) - Number(isKnown(a.after, refused)));
  const most = Math.min(looked.positions + MOST_FOR_ONE, MOST_FOR_ALL);
  if (looked.positions >= most) return two;
  const seconds = [...moveEvents].sort((a, b) => asks(a) - asks(b));
  for (const { event, after } of nearer) {
    const key = configurationKey(after.snapshot);
    if (seen.has(key)) continue;
    seen.add(key);
    for (const second of seconds) {
      if (looked.positions >= most || two.length >= MOST_WAYS) return two;
      if (!accepts(after, second)) continue;
      looked.positions += 1;
      if (accepts(send(after, second), refused)) two.push([event, second]);
    }
  }
  return two;
}

/** First one way to each combination of states, then the rest. */
function varied<T extends { after: Position }>(ways: readonly T[]): T[] {
  const seen = new Set<string>();
  const first = ways.filter(({ after }) => {
    const states = JSON.stringify(configurationOf(after));
    return !seen.has(states) && seen.add(states);
  });
  return [...first, ...ways.filter((way) => !first.includes(way))];
}

/** Whether a state knows the move, be it that a condition fails. */
function isKnown(position: Position, { type }: MoveEvent): boolean {
  const states = configurationOf(position);
  return homesOf(position.model, type).some(({ region, state }) => states[region] === state);
}
