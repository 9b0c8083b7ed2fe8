import { type AnyTransitionDefinition, createActor } from 'xstate';
import type { CrisisContext } from './context.js';
import type { CrisisEvent } from './events.js';
import { type Check, explainGuard, guardText } from './guards.js';
import { crisisConfig, crisisMachine } from './machine.js';
import type { Configuration, CrisisSnapshot } from './position.js';
import { inertScope } from './scope.js';
import type { StateSpec, TransitionMap } from './transitions.js';

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
  context: CrisisContext;
  /** Guards that decided it, in the order they were tried. */
  guards: GuardTrial[];
}

/** A microstep as XState tells its inspectors of it. */
interface Raw {
  event: { type: string };
  snapshot: CrisisSnapshot;
  _transitions: readonly AnyTransitionDefinition[];
}

/** Where the microsteps of the transition under way go. */
let taken: Raw[] = [];

/** XState tells of microsteps only while it takes them, and only to who inspects the actor that takes them. */
const scope = inertScope(
  createActor(crisisMachine, {
    inspect: (seen) => {
      if (seen.type === '@xstate.microstep') taken.push(seen as unknown as Raw);
    },
  }),
  () => {},
);

/**
 * What the machine does on an event, microstep by microstep, with the guards that decide it.
 *
 * @param before where it stands
 * @param event a move, or the event of a deadline
 */
export function traceOf(before: CrisisSnapshot, event: { type: string }): Microstep[] {
  taken = [];
  crisisMachine.transition(before, event as CrisisEvent, scope);
  const steps = taken;
  taken = [];
  let from = before;
  return steps.map(({ event: met, snapshot, _transitions }) => {
    const eventless = _transitions.length > 0 && _transitions.every(({ eventType }) => eventType === '');
    const guards = trials(from, eventless ? '' : met.type, met);
    // Once it has moved, the machine asks whether it may rest. Where it may not, that is the next step.
    if (!eventless) guards.push(...trials(snapshot, '', met).filter(({ passed }) => !passed));
    from = snapshot;
    return {
      event: met.type,
      transitions: _transitions.map(({ source, target }) => ({
        from: source.id,
        to: target?.map(({ id }) => id) ?? [],
      })),
      configuration: snapshot.value,
      context: snapshot.context,
      guards,
    };
  });
}

/** The guards of the transitions that react to an event here, each state's up to the first that holds. */
function trials(snapshot: CrisisSnapshot, eventType: string, event: { type: string }): GuardTrial[] {
  const found: GuardTrial[] = [];
  for (const [region, active] of Object.entries(snapshot.value)) {
    const states: Record<string, StateSpec> = crisisConfig.states[region as keyof Configuration].states;
    const state = states[active];
    const reacting = eventType === '' ? state?.always : state?.on?.[eventType as keyof TransitionMap];
    for (const { guard } of reacting === undefined ? [] : [reacting].flat()) {
      const checks = guard ? explainGuard(guard, snapshot.context, event as CrisisEvent) : [];
      const passed = checks.every((check) => check.passed);
      const id = `${crisisConfig.id}.${region}.${active}`;
      if (guard) found.push({ state: id, event: eventType, text: guardText(guard), checks, passed });
      if (passed) break;
    }
  }
  return found;
}
