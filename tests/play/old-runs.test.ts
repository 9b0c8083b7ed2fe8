/** Runs of January 2024 that were saved when it ran on the small model, and had a step less. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseRun, playedPath, resume, Session, toRun } from '../../src/play/index.js';
import { published, real, root, scenario, small } from '../helpers/scenarios.js';

const old = (name: string) => parseRun(readFileSync(join(root, 'tests/fixtures/old-runs', `${name}.json`), 'utf8'));

const ANOTHER = 'The run was made on the model bilateral-crisis; the scenario runs on interstate-crisis now.';
const NEW_STEP = 'The scenario has new steps before pakistan-strikes, which were played too: pakistan-bars-envoy.';

describe('a run of January 2024 from before it ran on the wide model', () => {
  test('says so, and follows history to its end', () => {
    const { session, changes, unplayed } = resume(old('trunk'), real);
    expect(changes).toEqual([
      'The scenario iran-pakistan-2024 has changed since the run was saved.',
      ANOTHER,
      NEW_STEP,
    ]);
    expect(unplayed).toEqual([]);
    const whole = new Session(real);
    while (whole.nextStep) whole.next();
    expect(playedPath(session)).toEqual(playedPath(whole));
  });

  test('keeps every branch that a class tried, with its name and note', () => {
    const run = old('class');
    const { session, changes, unplayed } = resume(run, real);
    expect(changes).toContain(ANOTHER);
    expect(changes.filter((change) => change === NEW_STEP)).toHaveLength(1);
    expect(unplayed).toEqual([]);
    const steps = session.nodes.flatMap(({ step }) => step ?? []);
    for (const entry of run.log) if (entry.do === 'step') expect(steps).toContain(entry.step);
    expect(session.branches().find(({ name }) => name === 'What we tried on Tuesday')).toMatchObject({
      note: 'The class thought that the border would do.',
    });
    // Saved again it is a run of today.
    expect(resume(toRun(session, unplayed), real).changes).toEqual([]);
  });

  test('is one of a what-if too', () => {
    const { session, changes, unplayed } = resume(old('mediation'), scenario(published('mediation-decides')));
    expect(changes).toContain(ANOTHER);
    expect(unplayed).toEqual([]);
    expect(playedPath(session).outcome.phase).toBe('restored');
  });
});

test('a new step is played before the one that it now comes before, and one after the end is not', () => {
  const STEPS = '  - { id: last, by: responder, move: condemn, title: A word, sources: [own] }\n';
  const session = new Session(small(STEPS));
  while (session.nextStep) session.next();
  session.jump(2);
  session.take({ type: 'phoneCall', by: 'initiator' });
  session.jump(2);
  session.next();
  const NEW = '  - { id: late, by: responder, move: protest, title: A note, sources: [own] }\n';
  const again = resume(toRun(session), small(`${NEW}${STEPS}`));
  expect(again.unplayed).toEqual([]);
  expect(again.session.nodes.filter(({ step }) => step === 'late')).toHaveLength(1);
  const after = resume(toRun(session), small(`${STEPS}${NEW}`));
  expect(after.session.nodes.some(({ step }) => step === 'late')).toBe(false);
});
