import {
  type Configuration,
  configurationOf,
  type MoveEvent,
  type MoveOption,
  mainState,
  measureOf,
  optionsAt,
  type Position,
  send,
} from '../../model/index.js';
import { type Walk, walkAct } from '../walk.js';
import type { Ground } from './ground.js';

/** A move that could be made at a place, and where it leads. */
export interface Offer {
  event: MoveEvent;
  state: string;
  measure: number | undefined;
}

/** What could be done at a place. */
export interface Offers {
  /** What the moves meet. */
  position: Position;
  met: Configuration;
  enabled: readonly Offer[];
  /** Moves that the state knows, with what fails. */
  blocked: readonly MoveOption[];
  /** Moves that the state does not know. */
  elsewhere: readonly MoveEvent[];
}

/**
 * What could be done at a place.
 *
 * @param at when, as written; as soon as the last move is over where nothing is said
 */
export function offersAt({ start }: Pick<Ground, 'start'>, walk: Walk, at?: string): Offers {
  const position = walkAct(walk, { move: 'event', ...(at !== undefined && { at }) }, start).before;
  const options = optionsAt(position);
  const here = new Set(options.map(({ move }) => move));
  return {
    position,
    met: configurationOf(position),
    enabled: options.flatMap((option) => {
      if (option.status !== 'enabled') return [];
      const event = { type: option.move, by: option.by, ...(option.target && { target: option.target }) };
      const after = send(position, event);
      return [{ event, state: mainState(after), measure: measureOf(after) }];
    }),
    blocked: options.filter(({ status }) => status === 'blocked'),
    elsewhere: position.model.moveEvents.filter(({ type }) => !here.has(type)),
  };
}
