import { createActor, type InspectionEvent, type Observer } from 'xstate';
import type { CrisisSnapshot } from '../model/index.js';
import { modelOf } from '../scenario/index.js';
import { eventAt, type Happening, Journal } from './journal.js';
import type { Session } from './session.js';

/** Whatever XState takes as `createActor(…, { inspect })`: @statelyai/inspect's inspectors, for instance. */
export type Inspect = Observer<InspectionEvent> | ((event: InspectionEvent) => void);

/**
 * Lets XState 5's own inspection watch a session. A real actor takes every event that the session's
 * machine takes and stands where the session stands; going back and jumping are the events
 * `offramp.back` and `offramp.jump`. Its clock never runs: time is the session's.
 *
 * @param inspect hears of the actor, then of each event, its microsteps and the snapshot it led to,
 *   what happened before it came included
 * @returns how to stop
 */
export function observe(session: Session, inspect: Inspect): () => void {
  const journal = new Journal(session);
  const { machine } = modelOf(session.scenario);
  let next: CrisisSnapshot | undefined;
  const logic = {
    config: machine.config,
    root: machine.root,
    getInitialSnapshot: machine.getInitialSnapshot.bind(machine),
    getPersistedSnapshot: machine.getPersistedSnapshot.bind(machine),
    transition: (...[snapshot, event, scope]: Parameters<typeof machine.transition>) => {
      const led = next ?? snapshot;
      // The machine takes the step itself, so that its microsteps and actions are told of.
      if (!event.type.startsWith('offramp.')) machine.transition(snapshot, event, scope);
      return led;
    },
  } as unknown as typeof machine;
  const actor = createActor(logic, {
    id: session.scenario.id,
    inspect,
    clock: { setTimeout: () => 0, clearTimeout: () => {} },
  });
  actor.start();
  const tell = ({ kind, from, to, entry }: Happening) => {
    if (kind === 'start') return;
    next = to.walk.position.snapshot;
    const event = kind === 'move' || kind === 'deadline' ? eventAt(to) : undefined;
    const away = { type: `offramp.${kind}`, from: from.id, to: to.id, ...(entry && { entry }) };
    actor.send((event ?? away) as never);
  };
  for (const happening of journal.happenings) tell(happening);
  journal.subscribe(tell);
  return () => {
    journal.close();
    actor.stop();
  };
}
