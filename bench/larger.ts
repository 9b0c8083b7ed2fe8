/** Machines of several sizes to measure on, all put together of the crisis' own guards and actions. */
import { type AnyStateMachine, createMachine } from 'xstate';
import { CRISIS, CRISIS_SPACE, spaceOf } from '../src/explore/index.js';
import { crisisConfig, crisisMachine } from '../src/model/index.js';

/** A region more: what newspapers make of it all. It takes a louder press to make it matter to governments. */
const press = {
  initial: 'quiet',
  states: {
    quiet: {
      on: {
        condemn: { target: 'loud', guard: { type: 'atLeast', params: { of: 'tension', value: 3 } } },
        warBreaksOut: { target: 'loud' },
      },
    },
    loud: {
      on: {
        condemn: { actions: [{ type: 'shiftPressure', params: { of: 'rival', by: 1 } }] },
        appealForRestraint: {
          target: 'quiet',
          guard: { type: 'atMost', params: { of: 'tension', value: 6 } },
          actions: [{ type: 'shiftPressure', params: { of: 'both', by: -1 } }],
        },
      },
    },
  },
};

/**
 * The crisis with some of its regions only, and with a press where that is among them: 3,870 configurations
 * with the phase alone, 38,700 with all its own, twice as many with the press.
 */
export function crisisWith(regions: readonly string[]) {
  const all = Object.entries({ ...crisisConfig.states, press });
  const states = Object.fromEntries(all.filter(([name]) => regions.includes(name)));
  const machine = createMachine({ ...crisisConfig, states } as never).provide(
    crisisMachine.implementations as never,
  ) as unknown as AnyStateMachine;
  const own = CRISIS_SPACE.fields.filter(({ name, kind }) => kind === 'region' && regions.includes(name));
  const more = regions.includes('press') ? [{ name: 'press', kind: 'region', values: ['quiet', 'loud'] } as const] : [];
  const variables = CRISIS_SPACE.fields.filter(({ kind }) => kind === 'variable');
  return { machine, space: spaceOf([...own, ...more, ...variables]), events: CRISIS.events };
}
