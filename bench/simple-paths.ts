/** XState's own simple paths, on the machine that ours are measured on. */
import { getSimplePaths } from 'xstate/graph';
import { CRISIS } from '../src/explore/index.js';
import { crisisWith } from './larger.js';

getSimplePaths(crisisWith(['phase']).machine, {
  events: CRISIS.events.map(({ event }) => event) as never,
  toState: (state) => (state.value as { phase: string }).phase === 'restored',
  limit: 1e9,
});
