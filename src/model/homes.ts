import type { Model, MoveId, State } from './model.js';

/** A state that knows a move: where something reacts to it, be it under a condition. */
export interface Home {
  region: string;
  state: string;
}

const known = new WeakMap<Model, Map<MoveId, readonly Home[]>>();

/** The states in which there is such a move, in the order in which the machine lists them. */
export function homesOf(model: Model, move: MoveId): readonly Home[] {
  let homes = known.get(model);
  if (!homes) {
    homes = new Map([...model.moves.keys()].map((id) => [id, homesIn(model, id)]));
    known.set(model, homes);
  }
  return homes.get(move) ?? [];
}

function homesIn({ regions }: Model, move: MoveId): Home[] {
  return regions.flatMap((region) =>
    region.leaves
      .filter((leaf) => statesUp(region, leaf).some(({ on }) => on.has(move)))
      .map((state) => ({ region: region.id, state })),
  );
}

/** Whether a state is another one or lies within it. */
export function liesIn(state: string, other: string): boolean {
  return state === other || state.startsWith(`${other}.`);
}

/** A state and those that hold it, the innermost first: the order in which XState asks them. */
export function statesUp({ states }: { states: ReadonlyMap<string, State> }, leaf: string): State[] {
  const found: State[] = [];
  for (let state = states.get(leaf); state; state = state.parent === undefined ? undefined : states.get(state.parent))
    found.push(state);
  return found;
}
