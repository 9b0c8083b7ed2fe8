import { useMachine } from '@xstate/react';
import { expectTypeOf, test } from 'vitest';
import {
  type ContextFrom,
  createActor,
  type EventFrom,
  getNextTransitions,
  initialTransition,
  type SnapshotFrom,
  type StateValueFrom,
  setup,
  type TagsFrom,
} from 'xstate';
import {
  type CrisisContext,
  type CrisisEvent,
  type CrisisSnapshot,
  type CrisisStates,
  crisisMachine,
} from '../../src/library/model.js';

type Machine = typeof crisisMachine;

/** What `npm run typecheck` asks of the machine; running it only shows that the same lines work. */
test('XState infers the states, events, context and tags of the machine', () => {
  const actor = createActor(crisisMachine, { clock: { setTimeout: () => 0, clearTimeout: () => {} } }).start();
  const snapshot = actor.getSnapshot();

  expectTypeOf(snapshot.value).toEqualTypeOf<CrisisStates>();
  expectTypeOf<SnapshotFrom<Machine>>().toEqualTypeOf<CrisisSnapshot>();
  expectTypeOf<SnapshotFrom<Machine>['value']['mediation']>().toEqualTypeOf<
    'none' | 'offered' | 'accepted' | 'refused'
  >();
  expectTypeOf<ContextFrom<Machine>>().toEqualTypeOf<CrisisContext>();
  expectTypeOf<EventFrom<Machine>>().toEqualTypeOf<CrisisEvent>();
  expectTypeOf<TagsFrom<Machine>>().toEqualTypeOf<'outcome'>();

  expectTypeOf<{ phase: 'strike' }>().toExtend<StateValueFrom<Machine>>();
  expectTypeOf<{ phase: 'strike'; mediation: 'offered' }>().toExtend<StateValueFrom<Machine>>();
  expectTypeOf<{ phase: 'peace' }>().not.toExtend<StateValueFrom<Machine>>();
  expectTypeOf(snapshot.matches({ phase: 'normalTies' })).toEqualTypeOf<boolean>();
  // @ts-expect-error There is no such phase.
  snapshot.matches({ phase: 'peace' });
  // @ts-expect-error There is no such move.
  snapshot.can({ type: 'telephone', by: 'responder' });
  // @ts-expect-error A call is made by somebody.
  actor.send({ type: 'phoneCall' });

  expectTypeOf(initialTransition(crisisMachine)[0].value).toEqualTypeOf<CrisisStates>();
  getNextTransitions(snapshot);
});

test('guards and actions are typed by their params, so others can be put in their place', () => {
  const milder = crisisMachine.provide({
    guards: { compare: ({ context }, { of, value }) => of !== 'tension' || context.tension >= Number(value) - 1 },
  });
  expectTypeOf(milder).toEqualTypeOf<Machine>();
  // @ts-expect-error There is no such guard.
  crisisMachine.provide({ guards: { atMidnight: () => true } });
});

test('the machine is an actor of a machine of the reader’s own, and of a React component', () => {
  setup({ actors: { crisis: crisisMachine } }).createMachine({
    invoke: {
      src: 'crisis',
      onSnapshot: {
        guard: ({ event }) => event.snapshot.matches({ phase: 'openConflict' }),
        actions: () => {},
      },
    },
  });
  const component = () => {
    const [snapshot, send] = useMachine(crisisMachine);
    expectTypeOf(snapshot.value.phase).toEqualTypeOf<CrisisStates['phase']>();
    send({ type: 'phoneCall', by: 'responder' });
    return snapshot.matches({ phase: 'strike' });
  };
  expectTypeOf(component).returns.toEqualTypeOf<boolean>();
});
