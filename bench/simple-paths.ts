/** XState's own simple paths, on the machine that ours are measured on. */
import { getSimplePaths } from 'xstate/graph';
import { crisisWith } from './larger.js';

const { machine, events } = crisisWith(['phase']);
getSimplePaths(machine, {
  events: events.map(({ event }) => event) as never,
  toState: (state) => (state.value as { phase: string }).phase === 'restored',
  limit: 1e9,
});
