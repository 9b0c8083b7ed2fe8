import type { Effect, Region, State, Transition } from '../../model/index.js';

/** An effect that puts a role into a set or takes it out. */
export const changesSet = (effect: Effect): effect is Extract<Effect, { params: { role: string } }> =>
  effect.type === 'include' || effect.type === 'exclude';

/** A transition of a state for some event, in the order in which they are asked. */
export interface Candidate {
  region: Region;
  source: State;
  transition: Transition;
}

/** What an event may find to answer it in a region: that of inner states first, then in the order of the file. */
export function candidatesFor(region: Region, pick: (state: State) => readonly Transition[] | undefined): Candidate[] {
  return [...region.states.values()]
    .sort((a, b) => depthOf(b.id) - depthOf(a.id))
    .flatMap((source) => (pick(source) ?? []).map((transition) => ({ region, source, transition })));
}

const depthOf = (path: string): number => path.split('.').length;

/** Whether a state lies in another one, itself apart. */
export const within = (path: string, outer: string): boolean => path.startsWith(`${outer}.`);

/** States without others in them that are a state or lie in it. */
export function leavesIn({ leaves }: Region, state: string): string[] {
  return leaves.filter((leaf) => leaf === state || within(leaf, state));
}

/** What is left and entered on the way from one state to another. */
export interface Route {
  /** Innermost first. */
  left: State[];
  /** Outermost first. */
  entered: State[];
  /** Where it ends. */
  leaf: string;
}

/** The way that XState goes from an active state along a transition of it or of one that holds it. */
export function routeOf(region: Region, leaf: string, source: string, { target, reenter }: Transition): Route {
  if (target === undefined) return { left: [], entered: [], leaf };
  const inner = target === source || within(target, source);
  const domain = !reenter && inner ? source : commonOf(source, target);
  const end = startIn(region, target);
  return { left: linesTo(region, leaf, domain).reverse(), entered: linesTo(region, end, domain), leaf: end };
}

/** The innermost state that holds both; none where only the region does. */
function commonOf(one: string, other: string): string | undefined {
  const parts = one.split('.').slice(0, -1);
  while (parts.length > 0 && !within(other, parts.join('.'))) parts.pop();
  return parts.length > 0 ? parts.join('.') : undefined;
}

/** The leaf that is entered with a state. */
export function startIn(region: Region, path: string): string {
  let state = region.states.get(path);
  while (state && !state.leaf) state = region.states.get(`${state.id}.${firstIn(region, state)}`);
  return state?.id ?? path;
}

/** The child that is entered with a state; where the region begins in there, the one on the way to that. */
export function firstIn(region: Region, { id, start = '' }: State): string {
  return within(region.start, id) ? (region.start.slice(id.length + 1).split('.')[0] ?? '') : start;
}

/** A state and those that hold it, below one that is stayed in; outermost first. */
function linesTo(region: Region, path: string, below: string | undefined): State[] {
  const parts = path.split('.');
  return parts
    .map((_, index) => parts.slice(0, index + 1).join('.'))
    .filter((id) => below === undefined || within(id, below))
    .flatMap((id) => region.states.get(id) ?? []);
}
