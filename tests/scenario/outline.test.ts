import { expect, test } from 'vitest';
import { playedPath, Session } from '../../src/play/index.js';
import { type Outline, type OutlineBranch, outlineOf, type Scenario } from '../../src/scenario/index.js';
import { published, real, scenario } from '../helpers/scenarios.js';

const all = (branch: OutlineBranch): OutlineBranch[] => [
  branch,
  ...branch.steps.flatMap((step) => step.instead.flatMap(all)),
];
const outline = (of: Scenario) => outlineOf(of) as Outline;

test('the outline of the real crisis has every branch, each with the outcome that playing it has', () => {
  const branches = all(outline(real));
  expect(branches.map(({ branch }) => branch.id).sort()).toEqual(real.branches.map(({ id }) => id).sort());
  for (const { branch, phase, hours, ended } of branches) {
    const session = new Session(real);
    session.playBranch(branch.id);
    const { outcome } = playedPath(session);
    expect([branch.id, phase, ended, hours]).toEqual([branch.id, outcome.phase, outcome.ended, session.hours]);
  }
});

test('the outline of a what-if is its own part, after what it shares', () => {
  const whatIf = scenario(published('pakistan-does-not-strike-back'));
  const { branch, shared, steps } = outline(whatIf);
  expect(branch.id).toBe(whatIf.id);
  expect(shared).toBeGreaterThan(1);
  expect(steps.map(({ step }) => step.id)).toEqual(branch.steps);
  expect(steps.some(({ instead }) => instead.length > 0)).toBe(true);
});
