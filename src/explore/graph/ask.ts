import { type AnyMachineSnapshot, type AnyStateMachine, createActor, initialTransition } from 'xstate';
import { inertScope } from '../../model/index.js';
import { digitsOfKey, keyOf, type Space, snapshotOf } from './space.js';

/** What happens to a key on an event: the key that follows, or REFUSED. */
export type Step = (key: number, event: number) => number;

/** The machine does not accept the event there. */
export const REFUSED = -1;

/** A machine to be explored, with the numbering of its configurations and the events that are tried. */
export interface Subject {
  machine: AnyStateMachine;
  space: Space;
  events: readonly { event: { type: string } }[];
}

/** XState itself, asked about one configuration and event at a time. It is the only judge of what follows. */
export interface Oracle {
  /** The snapshot behind a key. */
  snapshot(key: number): AnyMachineSnapshot;
  accepts(snapshot: AnyMachineSnapshot, event: number): boolean;
  /** The key after an event that is accepted. */
  next(snapshot: AnyMachineSnapshot, event: number): number;
}

export function oracleOf({ machine, space, events }: Subject): Oracle {
  const digits = new Uint8Array(space.fields.length);
  const scope = inertScope(createActor(machine), () => {}) as never;
  const bases = new Map<string, AnyMachineSnapshot>();
  const eventOf = (index: number) => events[index]?.event ?? { type: '' };
  return {
    snapshot: (key) => {
      digitsOfKey(space, key, digits);
      const { value, context } = snapshotOf(space, digits);
      const name = JSON.stringify(value);
      let base = bases.get(name);
      if (!base) {
        base = machine.resolveState({ value, context } as never) as AnyMachineSnapshot;
        bases.set(name, base);
      }
      return { ...base, context };
    },
    accepts: (snapshot, event) => snapshot.can(eventOf(event)),
    next: (snapshot, event) => keyOf(space, machine.transition(snapshot as never, eventOf(event), scope)),
  };
}

/** The key of the machine's initial configuration. */
export function initialKey({ machine, space }: Subject): number {
  return keyOf(space, initialTransition(machine)[0] as AnyMachineSnapshot);
}

/** Steps that ask XState every time. Slow; for machines that are not put together of our own guards and actions. */
export function plainSteps(subject: Subject): Step {
  const oracle = oracleOf(subject);
  let last = -1;
  let snapshot: AnyMachineSnapshot | undefined;
  return (key, event) => {
    if (key !== last || !snapshot) {
      snapshot = oracle.snapshot(key);
      last = key;
    }
    return oracle.accepts(snapshot, event) ? oracle.next(snapshot, event) : REFUSED;
  };
}
