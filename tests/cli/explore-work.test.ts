import { describe, expect, test } from 'vitest';
import { barText } from '../../src/cli/explore/bar.js';

describe('the bar of a long work', () => {
  const simulating = { what: 'simulating', done: 250_000, of: 1_000_000 };

  test('says how far it is, and roughly what is left once that can be known', () => {
    expect(barText(simulating, 1, 80)).toBe(`simulating ${'█'.repeat(6)}${'░'.repeat(18)} 25 %`);
    expect(barText(simulating, 20, 80)).toBe(`simulating ${'█'.repeat(6)}${'░'.repeat(18)} 25 %, about 60 s left`);
    expect(barText({ ...simulating, done: 250 }, 20, 80)).toContain('0 %');
    expect(barText({ ...simulating, done: 250 }, 20, 80)).not.toContain('left');
    expect(barText({ what: 'sweeping', done: 5, of: 9, unit: 'points' }, 200, 80, 1)).toContain(
      '5 of 9 points, about 3 min left',
    );
    expect(barText({ what: 'solving the exact odds' }, 12.3, 80)).toBe('solving the exact odds … 12 s');
  });

  test('is narrower than any terminal, so that it never wraps', () => {
    for (let columns = 1; columns <= 100; columns += 1)
      for (const progress of [simulating, { what: 'exploring every configuration' }])
        for (const seconds of [0, 20, 2_000, 2e6])
          expect(barText(progress, seconds, columns).length).toBeLessThan(columns);
    expect(barText(simulating, 20, 40)).toBe('simulating ██░░░░ 25 %, about 60 s left');
    expect(barText(simulating, 20, 30)).toBe('simulating ███░░░░░░░░░░ 25 %');
  });
});
