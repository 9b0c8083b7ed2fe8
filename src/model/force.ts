import { type CrisisContext, isSide, pressureOf, rivalOf } from './context.js';
import type { MoveEvent } from './events.js';
import { type GuardSpec, holds } from './guards.js';
import { homesOf } from './homes.js';
import { crisisConfig, crisisMachine } from './machine.js';
import { accepts, type Configuration, configurationKey, type Position, send } from './position.js';

/**
 * Where a move that the machine refuses would have led, had it been possible: what comes after a slip can only be
 * judged so. XState makes the move, in every state that knows it, with what was missing given.
 *
 * @param position where the move is refused
 * @returns a position for each way in which it could have been made; a move that is possible has the one it leads to
 */
export function forced(position: Position, event: MoveEvent): Position[] {
  if (accepts(position, event)) return [send(position, event)];
  const { context, value } = position.snapshot;
  const here = homesOf(event.type).filter(({ region, state }) => (value as Record<string, string>)[region] === state);
  const homes = here.length > 0 ? here : homesOf(event.type);
  const found = new Map<string, Position>();
  for (const { region, state } of homes) {
    const there = { ...(value as unknown as Configuration), [region]: state };
    for (const guard of guardsOf(region, state, event.type)) {
      const snapshot = crisisMachine.resolveState({
        value: there,
        context: guard ? granted(guard, context, event) : context,
      } as unknown as Parameters<typeof crisisMachine.resolveState>[0]);
      const timers = position.timers.filter(({ id }) => isOf(there, id));
      const from: Position = { ...position, snapshot: snapshot as Position['snapshot'], timers };
      if (!accepts(from, event)) continue;
      const after = send(from, event);
      found.set(configurationKey(after.snapshot), after);
    }
  }
  return [...found.values()];
}

/** Whether a running deadline is one of the states. */
function isOf(states: Configuration, timer: string): boolean {
  return Object.entries(states).some(([region, state]) => timer.endsWith(`.${region}.${state}`));
}

function guardsOf(region: keyof Configuration, state: string, move: string): (GuardSpec | undefined)[] {
  const states = crisisConfig.states[region].states as Record<string, { on?: Record<string, unknown> }>;
  const reacting = [states[state]?.on?.[move] ?? []].flat() as { guard?: GuardSpec }[];
  return reacting.map(({ guard }) => guard);
}

/** The context with as little changed as lets a guard hold. */
function granted(guard: GuardSpec, context: CrisisContext, event: MoveEvent): CrisisContext {
  if (holds(guard, context, event)) return context;
  const { by } = event;
  if (guard.type === 'allOf')
    return guard.params.guards.reduce((given, inner) => granted(inner, given, event), context);
  if (guard.type === 'atLeast' || guard.type === 'atMost') {
    const { of, value } = guard.params;
    if (of !== 'actorPressure') return { ...context, [of]: value };
    return isSide(by) ? { ...context, [pressureOf(by)]: value } : context;
  }
  if (!isSide(by)) return context;
  switch (guard.type) {
    case 'forceUnanswered':
      return { ...context, initiatedBy: by, respondedBy: 'none', exchanges: 1 };
    case 'usedForceFirst':
      return { ...context, initiatedBy: by };
    case 'didNotUseForceFirst':
      return { ...context, initiatedBy: rivalOf(by) };
    case 'hasAssured':
      return { ...context, assurances: context.assurances === 'none' ? by : 'both' };
    case 'hasNotAssured':
      return { ...context, assurances: context.assurances === 'both' ? rivalOf(by) : 'none' };
    case 'bothAssured':
      return { ...context, assurances: 'both' };
  }
}
