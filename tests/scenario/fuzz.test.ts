import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadScenario } from '../../src/scenario/index.js';
import { unclear } from '../helpers/clear.js';
import { findShorter, originals, scenarioMutants } from '../helpers/scenario-mutants.js';

test('what is mutated has no errors before', () => {
  for (const content of originals)
    expect(loadScenario({ file: 'a.yaml', content }, findShorter).scenario).toBeDefined();
});

test('no file makes the loader throw, hang or keep silent about what is wrong (800 files)', () => {
  fc.assert(
    fc.property(scenarioMutants, (content) => {
      const { scenario, problems } = loadScenario({ file: 'fuzz.yaml', content }, findShorter);
      const errors = problems.filter((problem) => problem.severity === 'error');
      expect((scenario === undefined) === errors.length > 0).toBe(true);
      expect(unclear(problems, 'fuzz.yaml')).toEqual([]);
    }),
    { numRuns: 800 },
  );
}, 120_000);
