import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../src/scenario/index.js';
import { fileOf, root } from '../helpers/scenarios.js';

const tutorial = readFileSync(join(root, 'docs/tutorial/quiet-answer.yaml'), 'utf8');

function errorsWith(right: string | RegExp, wrong: string): string[] {
  const content = tutorial.replace(right, wrong);
  expect(content).not.toBe(tutorial);
  const { problems } = loadScenario({ file: 'q.yaml', content }, fileOf);
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ line, column, message, hint }) => `${line}:${column} ${message} ${hint}`);
}

const MISSING = '2:1 The key extends is missing here. Add `extends:` with the id of the scenario that this one leaves.';

describe('a what-if whose extends is not there is a what-if all the same', () => {
  test.each(['exends', 'extend', 'Extends'])('misspelt: %s', (key) => {
    expect(errorsWith('extends:', `${key}:`)).toEqual([`5:1 There is no key "${key}" here. Did you mean extends?`]);
  });

  test('left out', () => {
    expect(errorsWith(/extends: .*\n/, '')).toEqual([MISSING]);
  });

  test('misspelt, and no more of it than must be', () => {
    expect(errorsWith(/extends: (.*)\nfrom: .*\nwhy: .*\nweight: .*\n/, 'exends: $1\n')).toEqual([
      '2:1 The key from is missing here. Add `from:` with the id of the step that this one begins instead of.',
      '5:1 There is no key "exends" here. Did you mean extends?',
    ]);
  });

  test('a scenario of its own with a stray reason stays one', () => {
    const whole =
      'actors:\n  initiator: { name: A }\n  responder: { name: B }\nstart: 2024-01-16\nmodel: bilateral-crisis';
    expect(errorsWith(/extends: .*\nfrom: .*\n/, `${whole}\n`).slice(0, 2)).toEqual([
      expect.stringContaining('There is no key "why" here.'),
      expect.stringContaining('There is no key "weight" here.'),
    ]);
  });
});

test('a country of the scenario that a what-if extends is told from a role', () => {
  expect(errorsWith('by: responder', 'by: Pakistan')).toEqual([
    '11:9 by cannot be "Pakistan". Pakistan is the responder: write `by: responder`.',
  ]);
});
