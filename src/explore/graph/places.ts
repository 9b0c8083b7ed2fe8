import type { Effect, Region, State } from '../../model/index.js';

/** A state as the steps go through it. */
export interface Place {
  region: number;
  /** Distance from the region. */
  depth: number;
  parent: Place | undefined;
  /** What is done when it is left and entered, for whom an event concerns. */
  exit: readonly Effect[];
  entry: readonly Effect[];
  /** Of one that holds others: the one that is entered with it. */
  first: Place | undefined;
  /** Of one that holds none: its digit. */
  digit: number;
  final: boolean;
  state: State;
}

/** The states of a region by name, and those that hold none in the order of their digits. */
export function placesOf({ states, leaves }: Region, region: number): { places: Map<string, Place>; leaves: Place[] } {
  const places = new Map<string, Place>();
  for (const state of states.values()) {
    const parent = state.parent === undefined ? undefined : places.get(state.parent);
    places.set(state.id, {
      region,
      depth: (parent?.depth ?? 0) + 1,
      parent,
      exit: state.exit,
      entry: state.entry,
      first: undefined,
      digit: leaves.indexOf(state.id),
      final: state.final,
      state,
    });
  }
  for (const place of places.values())
    if (!place.state.leaf) place.first = places.get(`${place.state.id}.${place.state.start}`);
  return { places, leaves: leaves.map((leaf) => places.get(leaf) as Place) };
}

/** A state and those that hold it, the innermost first. */
export function upFrom(leaf: Place): Place[] {
  const found: Place[] = [];
  for (let place: Place | undefined = leaf; place; place = place.parent) found.push(place);
  return found;
}

/** The depth of the state in which a transition takes place: what lies deeper is left. */
export function domainOf(source: Place, target: Place, reenter: boolean): number {
  if (!reenter && lies(target, source)) return source.depth;
  // The closest state around both, other than the two themselves.
  let around: Place | undefined = source.parent;
  while (around && !(lies(target, around) && target !== around)) around = around.parent;
  return around?.depth ?? 0;
}

/** The states that are entered on the way to one, the outermost first, with what is entered along with it. */
export function enteredWith(target: Place, domain: number): Place[] {
  const entered: Place[] = [];
  for (let place: Place | undefined = target; place && place.depth > domain; place = place.parent) entered.push(place);
  entered.reverse();
  for (let first = target.first; first; first = first.first) entered.push(first);
  return entered;
}

/** Whether a state is another one or lies in it. */
function lies(inner: Place, outer: Place): boolean {
  for (let place: Place | undefined = inner; place; place = place.parent) if (place === outer) return true;
  return false;
}
