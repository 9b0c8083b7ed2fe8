import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadModel } from '../../src/model/index.js';
import { unclear } from '../helpers/clear.js';
import { modelMutants, originals } from '../helpers/model-mutants.js';

test('what is mutated has no errors before', () => {
  for (const content of originals) {
    const { model, problems } = loadModel({ file: 'a.yaml', content });
    expect(model, JSON.stringify(problems)).toBeDefined();
  }
});

test('no file makes the loader throw, hang or keep silent about what is wrong (1,200 files)', () => {
  let right = 0;
  let wrong = 0;
  fc.assert(
    fc.property(modelMutants, (content) => {
      const { model, problems } = loadModel({ file: 'fuzz.yaml', content });
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect((model === undefined) === errors.length > 0).toBe(true);
      if (model) right += 1;
      else wrong += 1;
      expect(unclear(problems, 'fuzz.yaml')).toEqual([]);
    }),
    { numRuns: 1_200 },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
  // Some 26 are by chance, give or take 5.
  expect(right).toBeGreaterThan(3);
  expect(wrong).toBeGreaterThan(400);
}, 120_000);
