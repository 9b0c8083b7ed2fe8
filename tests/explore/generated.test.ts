import fc from 'fast-check';
import { expect, test } from 'vitest';
import { getAdjacencyMap } from 'xstate/graph';
import { plainSteps } from '../../src/explore/graph/ask.js';
import { directSteps } from '../../src/explore/graph/direct.js';
import { explore, subjectOfModel } from '../../src/explore/graph/explore.js';
import { countOf } from '../../src/explore/graph/graph.js';
import { keyOf } from '../../src/explore/graph/space.js';
import { loaded, modelFiles } from '../helpers/model-files.js';

/** Steps worked out from the model's data, without XState. */
const worked = ({ model, space, events }: ReturnType<typeof subjectOfModel>) => directSteps(model, space, events);

test('steps worked out from any model file are those of XState', () => {
  fc.assert(
    fc.property(modelFiles(), (file) => {
      const subject = subjectOfModel(loaded(file));
      expect(explore(subject, worked(subject), { limit: 150 })).toEqual(
        explore(subject, plainSteps(subject), { limit: 150 }),
      );
    }),
    { numRuns: 25 },
  );
});

test('the graph of a model file has the configurations and transitions that XState’s own exploration finds', () => {
  fc.assert(
    fc.property(modelFiles(true), (file) => {
      const subject = subjectOfModel(loaded(file));
      fc.pre(explore(subject, worked(subject), { limit: 150 }).complete);
      const graph = explore(subject, worked(subject));
      const key = (snapshot: unknown) => String(keyOf(subject.space, snapshot as never));
      const map = getAdjacencyMap(subject.machine, {
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
    { numRuns: 25 },
  );
});
