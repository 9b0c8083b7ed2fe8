import {
  accepts,
  type Check,
  configurationKey,
  configurationOf,
  explainGuard,
  liesIn,
  type Model,
  type MoveEvent,
  mainState,
  type Position,
  send,
  statesUp,
  TONES,
  valuesAt,
} from '../model/index.js';

/** Positions that are looked at before a way is given up. */
const MOST_LOOKED_AT = 1_500;
const MOST_MOVES = 40;
/** What a state further away counts against a condition that fails on the way. */
const STATE_COST = 20;

/**
 * Moves that lead from a position to a good end, the model's best one that can be come to: a draft for an author to
 * change. What is nearest to the end is tried first, by the states in between and the conditions that still fail.
 *
 * @param goal the outcome; default: the best one of the model
 * @returns no moves where it stands there already or no way was found
 */
export function draftWayTo(position: Position, goal: string | undefined = bestOutcome(position.model)): MoveEvent[] {
  const { model } = position;
  if (goal === undefined || model.outcomes.has(mainState(position))) return [];
  const far = distances(model, goal);
  interface Tried {
    at: Position;
    moves: MoveEvent[];
    cost: number;
  }
  const open: Tried[] = [{ at: position, moves: [], cost: costOf(position, far) }];
  const seen = new Set([configurationKey(position.snapshot)]);
  for (let looked = 0; looked < MOST_LOOKED_AT && open.length > 0; looked += 1) {
    let best = 0;
    for (let index = 1; index < open.length; index += 1)
      if ((open[index] as Tried).cost < (open[best] as Tried).cost) best = index;
    const [from] = open.splice(best, 1) as [Tried];
    if (from.moves.length >= MOST_MOVES) continue;
    for (const event of model.moveEvents) {
      if (!accepts(from.at, event)) continue;
      const at = send(from.at, event);
      const key = configurationKey(at.snapshot);
      if (seen.has(key)) continue;
      seen.add(key);
      const moves = [...from.moves, event];
      const state = mainState(at);
      if (state === goal) return moves;
      // Another end is no way on.
      if (model.outcomes.has(state) && !Number.isFinite(far.get(state) ?? Number.POSITIVE_INFINITY)) continue;
      open.push({ at, moves, cost: costOf(at, far) + moves.length });
    }
  }
  return [];
}

/** The outcome that is best, the first of those that are alike. */
export function bestOutcome({ outcomes }: Model): string | undefined {
  const rank = (id: string) => TONES.indexOf(outcomes.get(id) ?? 'mixed');
  return [...outcomes.keys()].sort((a, b) => rank(a) - rank(b))[0];
}

/** From each state of the first region, how many changes of state it takes to a goal, whatever the conditions. */
function distances({ main }: Model, goal: string): Map<string, number> {
  const far = new Map<string, number>([[goal, 0]]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const leaf of main.leaves) {
      for (const target of targetsFrom(main, leaf)) {
        const through = (far.get(target) ?? Number.POSITIVE_INFINITY) + 1;
        if (through >= (far.get(leaf) ?? Number.POSITIVE_INFINITY)) continue;
        far.set(leaf, through);
        changed = true;
      }
    }
  }
  return far;
}

function targetsFrom(main: Model['main'], leaf: string): string[] {
  return statesUp(main, leaf)
    .flatMap(({ on, always }) => [...[...on.values()].flat(), ...always])
    .flatMap(({ target }) => (target === undefined ? [] : main.leaves.filter((one) => liesIn(one, target))));
}

/** How far a position is from the goal: the states in between, and what still fails on the way to the next one. */
function costOf(position: Position, far: ReadonlyMap<string, number>): number {
  const { model } = position;
  const here = mainState(position);
  const away = far.get(here) ?? Number.POSITIVE_INFINITY;
  if (!Number.isFinite(away)) return Number.MAX_SAFE_INTEGER;
  const values = valuesAt(position);
  let least = STATE_COST;
  for (const state of statesUp(model.main, configurationOf(position)[model.main.id] ?? ''))
    for (const [type, list] of state.on)
      for (const { target, guard } of list) {
        if (target === undefined || (far.get(target) ?? Number.POSITIVE_INFINITY) >= away) continue;
        const makers = model.moves.get(type)?.by ?? [''];
        for (const by of makers) {
          const checks = guard ? explainGuard(model, guard, values, { by }) : [];
          least = Math.min(
            least,
            checks.reduce((sum, check) => sum + missing(check), 0),
          );
        }
      }
  return away * STATE_COST + least;
}

function missing({ passed, guard, value }: Check): number {
  if (passed) return 0;
  if (guard.type !== 'compare' || typeof value !== 'number' || typeof guard.params.value !== 'number') return 1;
  return Math.abs(value - guard.params.value);
}
