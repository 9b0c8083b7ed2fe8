import { homesOf, statesUp } from './homes.js';
import { type Condition, isRelative, type Value } from './language/condition.js';
import { fieldFor, roleFor, withRole } from './language/evaluate.js';
import type { Configuration, Context, Model, MoveEvent } from './model.js';
import { accepts, configurationKey, configurationOf, isTimerOf, nestedValue, type Position, send } from './position.js';
import { valuesAt } from './ways.js';

/**
 * Where a move that the machine refuses would have led, had it been possible: what comes after a slip can only be
 * judged so. XState makes the move, in every state that knows it, with what was missing given.
 *
 * @param position where the move is refused
 * @returns a position for each way in which it could have been made; a move that is possible has the one it leads to
 */
export function forced(position: Position, event: MoveEvent): Position[] {
  if (accepts(position, event)) return [send(position, event)];
  const { model } = position;
  const value = configurationOf(position);
  const context = position.snapshot.context as Context;
  const known = homesOf(model, event.type);
  const here = known.filter(({ region, state }) => value[region] === state);
  const found = new Map<string, Position>();
  for (const { region, state } of here.length > 0 ? here : known) {
    const there: Configuration = { ...value, [region]: state };
    for (const guard of guardsOf(model, region, state, event.type)) {
      const given = guard ? granted(model, guard, context, event, valuesAt(position)) : context;
      const snapshot = model.machine.resolveState({ value: nestedValue(there), context: given } as never);
      const timers = position.timers.filter(({ id }) => isTimerOf(there, id));
      const from = { ...position, snapshot, timers } as unknown as Position;
      if (!accepts(from, event)) continue;
      const after = send(from, event);
      found.set(configurationKey(after.snapshot), after);
    }
  }
  return [...found.values()];
}

function guardsOf(model: Model, region: string, leaf: string, move: string): (Condition | undefined)[] {
  const found = model.region.get(region);
  if (!found) return [];
  return statesUp(found, leaf).flatMap(({ on }) => (on.get(move) ?? []).map(({ guard }) => guard));
}

/** The context with as little changed as lets a guard hold, as far as the context decides it. */
function granted(
  model: Model,
  guard: Condition,
  context: Context,
  event: MoveEvent,
  values: Readonly<Record<string, Value>>,
): Context {
  if (model.test(guard)({ ...values, ...context }, event)) return context;
  const grant = (inner: Condition, given: Context) => granted(model, inner, given, event, values);
  switch (guard.type) {
    case 'all':
      return guard.params.guards.reduce((given, inner) => grant(inner, given), context);
    case 'any': {
      const [first] = guard.params.guards;
      return first ? grant(first, context) : context;
    }
    case 'claim':
      return context;
    case 'named':
      return grant(guard.params.guard, context);
    case 'not':
      return denied(model, guard.params.guard, context, event);
    case 'has': {
      const { of, role } = guard.params;
      return {
        ...context,
        [of]: withRole(model.world, of, context[of] ?? 'none', roleFor(model.world, role, event), true),
      };
    }
    case 'among':
    case 'compare': {
      const { of, who } = guard.params;
      const field = model.field.get(fieldFor(model.world, of, who, event) ?? '');
      if (!field) return context;
      const fits = field.values.filter((value) =>
        model.test(guard)({ ...values, ...context, [field.name]: value }, event),
      );
      const nearest = nearestTo(fits, context[field.name], preferred(guard, model, event));
      return nearest === undefined ? context : { ...context, [field.name]: nearest };
    }
  }
}

/** The role that a condition speaks of by a word such as `actor`: more telling than that it is nobody. */
function preferred(guard: Condition, model: Model, event: MoveEvent): string | undefined {
  if (guard.type !== 'among') return undefined;
  const word = guard.params.values.find(isRelative);
  return word && roleFor(model.world, word, event);
}

function nearestTo(fits: readonly Value[], now: Value | undefined, wanted: string | undefined): Value | undefined {
  if (wanted !== undefined && fits.includes(wanted)) return wanted;
  if (typeof now !== 'number') return fits[0];
  return [...fits].sort((a, b) => Math.abs(Number(a) - now) - Math.abs(Number(b) - now))[0];
}

/** The context with a set without a role, or a variable with another value, so that a condition no longer holds. */
function denied(model: Model, guard: Condition, context: Context, event: MoveEvent): Context {
  if (guard.type === 'named') return denied(model, guard.params.guard, context, event);
  if (guard.type === 'has') {
    const { of, role } = guard.params;
    return {
      ...context,
      [of]: withRole(model.world, of, context[of] ?? 'none', roleFor(model.world, role, event), false),
    };
  }
  if (guard.type !== 'compare' && guard.type !== 'among') return context;
  const { of, who } = guard.params;
  const field = model.field.get(fieldFor(model.world, of, who, event) ?? '');
  const other = field?.values.find((value) => !model.test(guard)({ ...context, [field.name]: value }, event));
  return field && other !== undefined ? { ...context, [field.name]: other } : context;
}
