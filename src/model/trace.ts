import type { CrisisContext } from './context.js';
import type { CrisisEvent } from './events.js';
import { type Check, explainGuard, type GuardSpec, guardText } from './guards.js';
import { crisisConfig } from './machine.js';
import { type Configuration, type CrisisSnapshot, rawStepsTo } from './position.js';

/** A guard that was tried, with every condition in it and what that read. */
export interface GuardTrial {
  /** Id of the state whose transition it guards. */
  state: string;
  /** The event it was tried for; empty for a transition that waits for none. */
  event: string;
  /** The guard in words. */
  text: string;
  checks: Check[];
  passed: boolean;
}

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
  transitions: TakenTransition[];
  configuration: Configuration;
  context: CrisisContext;
  /** Guards that decided it, in the order they were tried. */
  guards: GuardTrial[];
}

/**
 * What the machine did to get from one snapshot to another, microstep by microstep, with the guards
 * that decided it.
 *
 * @param before where it stood when the event came
 * @param after the snapshot that the event led to, as a position holds it
 * @returns none where no event led from the one to the other
 */
export function traceOf(before: CrisisSnapshot, after: CrisisSnapshot): Microstep[] {
  let from = before;
  return rawStepsTo(after).map(({ event, snapshot, _transitions }) => {
    const eventless = _transitions.length > 0 && _transitions.every(({ eventType }) => eventType === '');
    const guards = trials(from, eventless ? '' : event.type, event);
    // Once it has moved, the machine asks whether it may rest. Where it may not, that is the next step.
    if (!eventless) guards.push(...trials(snapshot, '', event).filter(({ passed }) => !passed));
    from = snapshot;
    return {
      event: event.type,
      transitions: _transitions.map(({ source, target }) => ({
        from: source.id,
        to: target?.map(({ id }) => id) ?? [],
      })),
      configuration: snapshot.value as unknown as Configuration,
      context: snapshot.context,
      guards,
    };
  });
}

interface Guarded {
  guard?: GuardSpec;
}

interface Reacting {
  on?: Record<string, Guarded | Guarded[] | undefined>;
  after?: Record<string, Guarded | Guarded[]>;
  always?: Guarded | Guarded[];
}

/** The guards of the transitions that react to an event here, each state's up to the first that holds. */
function trials(snapshot: CrisisSnapshot, eventType: string, event: { type: string }): GuardTrial[] {
  const found: GuardTrial[] = [];
  for (const [region, active] of Object.entries(snapshot.value as unknown as Configuration)) {
    const states = crisisConfig.states[region as keyof Configuration].states as Record<string, Reacting>;
    const state = states[active];
    const reacting = eventType === '' ? state?.always : state?.on?.[eventType];
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
