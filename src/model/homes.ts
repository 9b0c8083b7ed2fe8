import { crisisConfig } from './machine.js';
import { MOVE_IDS, type MoveId } from './moves.js';
import type { Configuration } from './position.js';

/** A state that knows a move: where something reacts to it, be it under a condition. */
export type Home = {
  [Region in keyof Configuration]: { region: Region; state: Configuration[Region] };
}[keyof Configuration];

const HOMES = new Map<MoveId, readonly Home[]>(
  MOVE_IDS.map((move) => [
    move,
    Object.entries(crisisConfig.states).flatMap(([region, { states }]) =>
      Object.entries(states)
        .filter(([, state]) => 'on' in state && Object.hasOwn(state.on, move))
        .map(([state]) => ({ region, state }) as Home),
    ),
  ]),
);

/** The states in which there is such a move, in the order in which the machine lists them. */
export function homesOf(move: MoveId): readonly Home[] {
  return HOMES.get(move) ?? [];
}
