import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { Session } from '../../src/play/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { hidesAhead } from '../../src/web/state/ahead.js';
import { Run } from '../../src/web/state/run.js';
import type { AheadChoice, Settings } from '../../src/web/state/settings.js';
import { scenario, smallText } from '../helpers/scenarios.js';

const whole = (more: string) => ({
  file: 'small.yaml',
  content: Buffer.from(smallText('').replace('start: 2024-01-16', `start: 2024-01-16\n${more}`)),
});
const whatIf = (more: string) => ({
  file: 'other.yaml',
  content: Buffer.from(`id: other
title: Other
summary: Another way.
extends: small
from: STEP
${more}
steps:
  - { id: calls, by: initiator, move: phoneCall, title: A call }
`),
});

const stepOf = (loaded: ReturnType<typeof loadScenario>) => scenario(loaded).steps.at(-1)?.id ?? '';

test('a scenario says whether the class is to predict; a what-if says so itself, or as what it leaves', () => {
  const base = whole('predict: true');
  expect(scenario(loadScenario(base)).predict).toBe(true);
  expect(scenario(loadScenario(whole(''))).predict).toBeUndefined();
  const last = stepOf(loadScenario(base));
  const other = (more: string) => {
    const { file, content } = whatIf(more);
    return loadScenario({ file, content: Buffer.from(String(content).replace('STEP', last)) }, (_, kind) =>
      kind === 'scenario' ? base : undefined,
    );
  };
  expect(scenario(other('')).predict).toBe(true);
  expect(scenario(other('predict: false')).predict).toBe(false);
  const [first] = loadScenario(whole('predict: perhaps')).problems;
  expect(`${first?.message} ${first?.hint}`).toBe(
    'predict must be true or false, but is a text. Write true or false, without quotes.',
  );
});

test('what somebody has chosen on the page counts before what the scenario says, and for that scenario alone', () => {
  const run = new Run(new Session(scenario(loadScenario(whole('predict: true')))));
  const ahead = signal<AheadChoice | undefined>(undefined);
  const app = { run, settings: { ahead } as unknown as Settings };
  expect(hidesAhead(app)).toBe(true);
  ahead.value = { scenario: 'small', hide: false };
  expect(hidesAhead(app)).toBe(false);
  ahead.value = { scenario: 'another', hide: false };
  expect(hidesAhead(app)).toBe(true);
});
