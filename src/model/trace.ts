import { type AnyTransitionDefinition, createActor } from 'xstate';
import { ROOT } from './compile/config.js';
import { statesUp } from './homes.js';
import type { Check } from './language/explain.js';
import { printCondition } from './language/print.js';
import type { Condition, Configuration, Context, CrisisEvent, Model, Transition } from './model.js';
import { type CrisisSnapshot, configurationOf, leavesOf, type Position } from './position.js';
import { inertScope } from './scope.js';
import { explainGuard } from './ways.js';

/** A guard that was tried, with every condition in it and what that read. */
export interface GuardTrial {
  /** Id of the state whose transition it guards. */
  state: string;
  /** The event it was tried for; empty for a transition that waits for none. */
  event: string;
  /** The guard in words. */
  text: string;
  /** Every condition in it, with what it read. */
  checks: Check[];
  /** Whether it held. */
  passed: boolean;
}

/** A transition that the machine took. */
export interface TakenTransition {
  /** Id of the state it leaves, or stays in. */
  from: string;
  /** Ids of its targets; empty where it stays. */
  to: string[];
}

/** One of the steps that a machine makes on one event before it comes to rest. */
export interface Microstep {
  /** The event of this step: the one that was sent, or one that the machine raised. */
  event: string;
  /** The transitions that were taken. */
  transitions: TakenTransition[];
  /** The active states after it. */
  configuration: Configuration;
  /** The context after it. */
  context: Context;
  /** Guards that decided it, in the order they were tried. */
  guards: GuardTrial[];
}

/** A microstep as XState tells its inspectors of it. */
interface Raw {
  event: { type: string };
  snapshot: CrisisSnapshot;
  _transitions: readonly AnyTransitionDefinition[];
}

/** Where the microsteps of the transition under way go, and what they are made in. */
interface Tracer {
  taken: Raw[];
  scope: ReturnType<typeof inertScope>;
}

const tracers = new WeakMap<Model, Tracer>();

/** XState tells of microsteps only while it takes them, and only to who inspects the actor that takes them. */
function tracerOf(model: Model): Tracer {
  let tracer = tracers.get(model);
  if (!tracer) {
    const taken: Raw[] = [];
    const actor = createActor(model.machine, {
      inspect: (seen) => {
        if (seen.type === '@xstate.microstep') taken.push(seen as unknown as Raw);
      },
    });
    tracer = { taken, scope: inertScope(actor, () => {}) };
    tracers.set(model, tracer);
  }
  return tracer;
}

/**
 * What the machine does on an event, microstep by microstep, with the guards that decide it.
 *
 * @param before where it stands
 * @param event a move, or the event of a deadline
 */
export function traceOf(
  { model, snapshot: before }: Pick<Position, 'model' | 'snapshot'>,
  event: { type: string },
): Microstep[] {
  const { taken, scope } = tracerOf(model);
  taken.length = 0;
  model.machine.transition(before, event as CrisisEvent, scope);
  let from = before;
  return taken.splice(0).map(({ event: met, snapshot, _transitions }) => {
    const eventless = _transitions.length > 0 && _transitions.every(({ eventType }) => eventType === '');
    const guards = trials(model, from, eventless ? '' : met.type, met);
    // Once it has moved, the machine asks whether it may rest. Where it may not, that is the next step.
    if (!eventless) guards.push(...trials(model, snapshot, '', met).filter(({ passed }) => !passed));
    from = snapshot;
    return {
      event: met.type,
      transitions: _transitions.map(({ source, target }) => ({
        from: source.id,
        to: target?.map(({ id }) => id) ?? [],
      })),
      configuration: leavesOf(snapshot.value as Record<string, unknown>),
      context: snapshot.context as Context,
      guards,
    };
  });
}

/** The guards of the transitions that react to an event here, each state's up to the first that holds. */
function trials(model: Model, snapshot: CrisisSnapshot, eventType: string, event: { type: string }): GuardTrial[] {
  const found: GuardTrial[] = [];
  const configuration = configurationOf({ snapshot });
  const values = { ...configuration, ...(snapshot.context as Context) };
  for (const region of model.regions) {
    const states = statesUp(region, configuration[region.id] ?? '');
    let answered = false;
    for (const state of states) {
      const reacting: readonly Transition[] = (eventType === '' ? state.always : state.on.get(eventType)) ?? [];
      for (const { guard } of reacting) {
        const checks = guard ? explainGuard(model, guard, values, event as { by?: string }) : [];
        const passed = !guard || model.test(guard)(values, event as CrisisEvent);
        const id = `${ROOT}.${region.id}.${state.id}`;
        if (guard) found.push({ state: id, event: eventType, text: guardText(model, guard), checks, passed });
        if (!passed) continue;
        answered = true;
        break;
      }
      if (answered) break;
    }
  }
  return found;
}

/** A condition in words, with conditions that have a name by what they are called. */
export function guardText(model: Model, guard: Condition): string {
  return printCondition(guard, (name) => model.conditions.get(name)?.title, model.names.readable);
}
