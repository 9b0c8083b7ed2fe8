import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainSteps } from '../../src/explore/graph/ask.js';
import { directSteps } from '../../src/explore/graph/direct.js';
import { explore, subjectOfModel } from '../../src/explore/graph/explore.js';
import { differs } from '../../src/explore/graph/sample.js';
import { optionsAt, type Position, send, startPosition } from '../../src/model/index.js';
import { models } from '../helpers/random-models.js';

test('steps that are worked out from a model are those of XState, whatever the model', () => {
  fc.assert(
    fc.property(models, (model) => {
      const subject = subjectOfModel(model);
      const worked = explore(subject, directSteps(model, subject.space, subject.events), { limit: 40 });
      const asked = explore(subject, plainSteps(subject), { limit: 40 });
      expect(worked.keys).toEqual(asked.keys);
      expect(worked.targets).toEqual(asked.targets);
      expect(worked.labels).toEqual(asked.labels);
      expect(differs(subject, worked, 40)).toBeUndefined();
    }),
    { numRuns: 40 },
  );
});

test('every move that is offered as enabled is accepted, every one that is blocked is refused, whatever the model', () => {
  fc.assert(
    fc.property(models, fc.array(fc.nat(100), { maxLength: 12 }), (model, picks) => {
      let position: Position = startPosition(model);
      for (const pick of picks) {
        const options = optionsAt(position);
        for (const { move, by, target, status, failing } of options) {
          const event = { type: move, by, ...(target !== undefined && { target }) };
          expect(position.snapshot.can(event)).toBe(status === 'enabled');
          if (status === 'blocked') expect(failing.flat().every(({ passed }) => !passed)).toBe(true);
          if (status === 'blocked') expect(failing.length).toBeGreaterThan(0);
        }
        const enabled = options.filter(({ status }) => status === 'enabled');
        const chosen = enabled[pick % Math.max(1, enabled.length)];
        if (!chosen) return;
        position = send(position, { type: chosen.move, by: chosen.by, ...(chosen.target !== undefined && { target: chosen.target }) });
      }
    }),
    { numRuns: 60 },
  );
});
