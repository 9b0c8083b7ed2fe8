import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnyStateMachine, createMachine } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { plainSteps } from '../../src/explore/graph/ask.js';
import { compiledSteps } from '../../src/explore/graph/compile.js';
import { delayedEvents, type GraphEvent } from '../../src/explore/graph/events.js';
import { explore } from '../../src/explore/graph/explore.js';
import { countOf } from '../../src/explore/graph/graph.js';
import { CRISIS_VARIABLES, keyOf, spaceOf } from '../../src/explore/graph/space.js';
import { ACTIONS, crisisMachine, INITIAL_CONTEXT, INTERNAL_EVENTS, type MoveId } from '../../src/model/index.js';

const REGIONS = { one: ['a', 'b', 'c'], two: ['d', 'e'] };
const MOVES: MoveId[] = ['strike', 'condemn', 'phoneCall', 'affirmSovereignty'];
const SENT = MOVES.flatMap((type) => (['initiator', 'responder'] as const).map((by) => ({ type, by })));

const reading = fc.constantFrom('tension', 'exchanges', 'actorPressure', 'initiatorPressure', 'responderPressure');
const simple = fc.oneof(
  fc.record({
    type: fc.constantFrom('atLeast', 'atMost'),
    params: fc.record({ of: reading, value: fc.integer({ min: 0, max: 4 }) }),
  }),
  fc.record({
    type: fc.constantFrom(
      'forceUnanswered',
      'usedForceFirst',
      'didNotUseForceFirst',
      'hasAssured',
      'hasNotAssured',
      'bothAssured',
    ),
  }),
);
const guard = fc.oneof(
  simple,
  fc.record({ type: fc.constant('allOf'), params: fc.record({ guards: fc.array(simple, { maxLength: 2 }) }) }),
);
/** Holds or not whoever acts, so that an event which nothing accepts changes nothing. */
const unconcerned = fc.record({
  type: fc.constantFrom('atLeast', 'atMost'),
  params: fc.record({ of: fc.constantFrom('tension', 'exchanges'), value: fc.integer({ min: 0, max: 4 }) }),
});
const named = Object.keys(ACTIONS).filter((type) => !/^(shift|set)/.test(type));
const quiet = fc.oneof(
  fc.record({ type: fc.constant('shiftTension'), params: fc.record({ by: fc.integer({ min: -3, max: 3 }) }) }),
  fc.record({
    type: fc.constant('shiftPressure'),
    params: fc.record({ of: fc.constantFrom('actor', 'rival', 'both'), by: fc.integer({ min: -2, max: 2 }) }),
  }),
  fc.record({ type: fc.constantFrom(...named.filter((type) => !/^(announce|convene)/.test(type))) }),
);
/** Region one sends signals and region two hears them, so that they cannot call each other without end. */
const loud = fc.oneof(quiet, fc.record({ type: fc.constantFrom(...named) }));
type Action = typeof loud;
const transitionTo = (states: string[], action: Action) =>
  fc.record(
    { target: fc.constantFrom(...states), guard, actions: fc.array(action, { maxLength: 3 }) },
    { requiredKeys: ['actions'] },
  );
const stateOf = (states: string[], index: number, action: Action, hears: string[]) =>
  fc.record(
    {
      on: fc.dictionary(
        fc.constantFrom(...MOVES, ...hears),
        fc.array(transitionTo(states, action), { minLength: 1, maxLength: 2 }),
        { maxKeys: 5 },
      ),
      after: fc.record({ silence: transitionTo(states, action) }),
      entry: fc.array(action, { maxLength: 2 }),
      exit: fc.array(action, { maxLength: 2 }),
      // Only onwards, so that no transition without an event goes round for ever.
      ...(index < states.length - 1 && {
        always: fc.record({ target: fc.constant(states[index + 1] ?? ''), guard: unconcerned }),
      }),
    },
    { requiredKeys: ['on'] },
  );
const regionOf = (states: string[], action: Action, hears: string[]) =>
  fc.tuple(...states.map((_, index) => stateOf(states, index, action, hears))).map((made) => ({
    initial: states[0],
    states: Object.fromEntries(states.map((name, index) => [name, made[index]])),
  }));
const machines = fc
  .tuple(regionOf(REGIONS.one, loud, []), regionOf(REGIONS.two, quiet, Object.keys(INTERNAL_EVENTS)))
  .map(([one, two]) => {
    const config = { id: 'crisis', type: 'parallel', context: INITIAL_CONTEXT, states: { one, two } };
    return createMachine(config as never).provide(crisisMachine.implementations as never) as unknown as AnyStateMachine;
  });

function subjectOf(machine: AnyStateMachine) {
  const events: GraphEvent[] = [
    ...SENT.map((event) => ({ event, move: event, hours: 1, goldstein: 0 })),
    ...delayedEvents(machine).map((type) => ({ event: { type }, hours: 72, goldstein: 0 })),
  ];
  const regions = Object.entries(REGIONS).map(([name, values]) => ({ name, kind: 'region' as const, values }));
  return { machine, events, space: spaceOf([...regions, ...CRISIS_VARIABLES]) };
}

test('steps compiled from any machine of the model’s guards and actions are those of XState', () => {
  fc.assert(
    fc.property(machines, (machine) => {
      const subject = subjectOf(machine);
      expect(explore(subject, compiledSteps(subject), { limit: 300 })).toEqual(
        explore(subject, plainSteps(subject), { limit: 300 }),
      );
    }),
    { numRuns: 150 },
  );
});

test('the graph of a machine has the configurations and transitions that XState’s own exploration finds', () => {
  fc.assert(
    fc.property(machines, (machine) => {
      const subject = subjectOf(machine);
      fc.pre(explore(subject, plainSteps(subject), { limit: 400 }).complete);
      const graph = explore(subject, compiledSteps(subject));
      const key = (snapshot: unknown) => String(keyOf(subject.space, snapshot as never));
      const map = getAdjacencyMap(machine, {
        events: subject.events.map(({ event }) => event) as never,
        serializeState: key,
        serializeEvent: (event: unknown) => JSON.stringify(event),
        limit: 1e9,
      });
      expect(new Set(Object.keys(map))).toEqual(new Set([...graph.keys].map(String)));
      const accepted = Object.values(map).reduce(
        (sum, { state }) =>
          sum +
          subject.events.filter(({ event }) => (state as never as { can(e: unknown): boolean }).can(event)).length,
        0,
      );
      expect(countOf(graph).transitions).toBe(accepted);
    }),
    { numRuns: 60 },
  );
});
