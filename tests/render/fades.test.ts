import { expect, test } from 'vitest';
import { playedPath, Session } from '../../src/play/index.js';
import { plain, replayText } from '../../src/render/index.js';
import { published, scenario } from '../helpers/scenarios.js';

test('where pressure falls by itself, a replay says what it fell to, not that the measure is as it was', () => {
  const cuba = scenario(published('cuba-1962'));
  const session = new Session(cuba);
  while (session.nextStep) session.next();
  const style = { width: 100, bold: plain, dim: plain, good: plain, bad: plain, accent: plain };
  const text = replayText(cuba, playedPath(session), style);
  const steps = text.split(/\n\n(?=\s*\d+ )/).filter((step) => step.includes('pressure falls.'));
  expect(steps.length).toBeGreaterThan(1);
  for (const step of steps) {
    expect(step).toMatch(/pressure\b.* \d \(−1\)/);
    expect(step).not.toContain('█');
  }
});
