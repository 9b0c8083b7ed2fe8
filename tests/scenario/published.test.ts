import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { playedPath, Session } from '../../src/play/index.js';
import { loadScenario, modelOf, storyOf, TRUNK } from '../../src/scenario/index.js';
import { fileOf, published, real, root, scenario, smallText } from '../helpers/scenarios.js';

const ids = readdirSync(join(root, 'scenarios')).flatMap((name) =>
  name.endsWith('.yaml') ? name.replace('.yaml', '') : [],
);

function ends(of: ReturnType<typeof scenario>) {
  return of.branches.map(({ id }) => {
    const session = new Session(of, { follow: id });
    while (session.nextStep) session.next();
    return { id, outcome: playedPath(session).outcome };
  });
}

describe('scenarios that come with Offramp', () => {
  test.each(ids)('%s loads without an error or a warning, and every path ends in an outcome', (id) => {
    const loaded = published(id);
    expect(loaded.problems).toEqual([]);
    for (const { id: branch, outcome } of ends(scenario(loaded)))
      expect(modelOf(scenario(loaded)).outcomes.has(String(outcome.phase)), branch).toBe(true);
  });

  test('each names the schema, so that an editor completes and checks it', () => {
    for (const id of ids)
      expect(Buffer.from(fileOf(id)?.content ?? '').toString()).toMatch(
        /^# yaml-language-server: \$schema=\.\.\/schema\/scenario\.schema\.json\n/,
      );
  });

  test('no sentence of the report is copied', () => {
    const report = 'culminating in agreements to de-escalate and resume diplomatic ties following cross-border attacks';
    for (const id of ids)
      expect(
        Buffer.from(fileOf(id)?.content ?? '')
          .toString()
          .replace(/\s+/g, ' '),
      ).not.toContain(report);
  });
});

describe('January 2024', () => {
  const story = storyOf(real);
  const points = real.steps.filter((step) => story.alternatives(step.id).length > 0);
  const trunk = story.path(TRUNK);

  test('ends in restored ties 72 hours after the first strike, with tension at most 9', () => {
    const session = new Session(real);
    while (session.nextStep) session.next();
    expect(playedPath(session).outcome).toEqual({ phase: 'restored', ended: true, hours: 72, peakTension: 9 });
    const [, strike] = playedPath(session).steps;
    expect(strike).toMatchObject({ id: 'iran-strikes', hours: 0, at: '2024-01-16' });
  });

  test('tells the whole sequence in order', () => {
    const moves = trunk.map((id) => story.step(id)?.move);
    const told = [
      'militantAttack',
      'strike',
      'condemn',
      'recallAmbassador',
      'expelAmbassador',
      'counterStrike',
      'protest',
      'appealForRestraint',
      'phoneCall',
      'affirmSovereignty',
      'affirmSovereignty',
      'disclaimEscalation',
      'restoreTies',
      'endorse',
      'announceReturn',
      'returnAmbassadors',
    ];
    let at = 0;
    for (const move of moves) if (move === told[at]) at += 1;
    expect(told.slice(at)).toEqual([]);
  });

  test('offers decision points with alternatives to every outcome, each with reason, weight and questions', () => {
    expect(points.length).toBeGreaterThanOrEqual(6);
    const alternatives = real.branches.filter((branch) => branch.insteadOf !== null);
    expect(alternatives.length).toBeGreaterThanOrEqual(12);
    for (const branch of alternatives) {
      expect(branch.why, branch.id).toMatch(/\w+ \w+/);
      expect(branch.weight, branch.id).toBeGreaterThan(0);
    }
    for (const point of points) expect(point.ask.length, point.id).toBeGreaterThan(0);
    expect(new Set(ends(real).map(({ outcome }) => outcome.phase))).toEqual(new Set(modelOf(real).outcomes.keys()));
    expect(alternatives.filter((branch) => branch.steps.length >= 3).length).toBeGreaterThanOrEqual(3);
    expect(points.filter((point) => point.branch !== TRUNK).length).toBeGreaterThanOrEqual(3);
  });

  test('cites a source for every step, and shows dates that are disputed with both versions', () => {
    for (const id of trunk) expect(story.step(id)?.sources.length, id).toBeGreaterThan(0);
    expect(story.step('pakistan-strikes')).toMatchObject({
      at: '2024-01-17',
      disputed: [
        { at: '2024-01-18', source: 'afp' },
        { at: '2024-01-18', source: 'breakingnews' },
      ],
    });
    expect(story.step('ministers-call')).toMatchObject({
      at: '2024-01-18',
      disputed: [
        { at: '2024-01-19', source: 'afp' },
        { at: '2024-01-19', source: 'breakingnews' },
      ],
    });
    expect(story.step('iran-protests')?.disputed).toMatchObject([{ source: 'afp' }]);
  });

  test('marks what only other reports tell', () => {
    const session = new Session(real);
    while (session.nextStep) session.next();
    expect(
      playedPath(session)
        .steps.filter((step) => step.otherReportsOnly)
        .map((step) => step.id),
    ).toEqual(['pakistan-recalls', 'pakistan-bars-envoy', 'joint-statement', 'ambassadors-back']);
  });

  test('can be left the same way as the what-if files do', () => {
    expect(scenario(published('pakistan-does-not-strike-back')).extends).toMatchObject({
      id: 'iran-pakistan-2024',
      from: 'pakistan-strikes',
    });
    const mediated = scenario(published('mediation-decides'));
    expect(
      new Set(
        ends(mediated)
          .filter(({ id }) => id.startsWith('mediation') || id.startsWith('refused'))
          .map(({ outcome }) => outcome.phase),
      ),
    ).toEqual(new Set(['restored', 'frozen']));
  });
});

describe('a loaded scenario', () => {
  test.each(ids)('%s survives JSON whole', (id) => {
    const loaded = scenario(published(id));
    expect(JSON.parse(JSON.stringify(loaded))).toStrictEqual(loaded);
  });

  test('has a hash that changes with what is done and not with how it is told', () => {
    const hash = (text: string) => scenario(loadScenario({ file: 'x.yaml', content: text }, fileOf)).hash;
    const text = smallText();
    expect(hash(text.replace('A strike', 'An air strike').replace('A small crisis', 'Small'))).toBe(hash(text));
    expect(hash(text.replaceAll('\n', '\r\n'))).toBe(hash(text));
    for (const [old, changed] of [
      ['at: 2024-01-16', 'at: 2024-01-17'],
      ['id: hit', 'id: blow'],
      ['start: 2024-01-16', 'start: 2024-01-15'],
    ] as const)
      expect(hash(text.replace(old, changed)), changed).not.toBe(hash(text));
  });
});

describe('a what-if', () => {
  const whatIf = (steps: string, head = '') =>
    loadScenario(
      {
        file: 'mine.yaml',
        content: `id: mine\ntitle: Mine\nsummary: Mine.\nextends: base\nfrom: hit\n${head}steps:\n${steps}`,
      },
      (id) => (id === 'base' ? { file: 'base.yaml', content: smallText() } : fileOf(id)),
    );
  const STEP = '  - { id: own-step, by: initiator, move: protest, title: A protest instead }\n';

  test('keeps what it extends, and is a branch of it', () => {
    const mine = scenario(whatIf(STEP));
    const story = storyOf(mine);
    expect(mine).toMatchObject({
      id: 'mine',
      main: 'mine',
      start: '2024-01-16',
      extends: { id: 'small', from: 'hit' },
    });
    expect(story.path('mine')).toEqual(['attack', 'own-step']);
    expect(story.path(TRUNK)).toEqual(['attack', 'hit']);
    expect(story.instead('own-step')).toEqual(['hit']);
    expect(story.instead('hit')).toEqual(['own-step']);
  });

  test('says at its own `extends` that the other file has errors, and at its own `from` that a step is missing', () => {
    const broken = loadScenario(
      { file: 'mine.yaml', content: `id: mine\ntitle: M\nsummary: S\nextends: base\nfrom: hit\nsteps:\n${STEP}` },
      () => ({ file: 'base.yaml', content: smallText('  - { id: x }') }),
    );
    expect(broken.problems[0]).toMatchObject({ line: 4, code: 'extends' });
    expect(broken.problems[0]?.hint).toMatch(/base\.yaml:\d+:\d+/);
    const missing = loadScenario(
      { file: 'mine.yaml', content: `id: mine\ntitle: M\nsummary: S\nextends: base\nfrom: hti\nsteps:\n${STEP}` },
      () => ({ file: 'base.yaml', content: smallText() }),
    );
    expect(missing.problems[0]).toMatchObject({ line: 5, code: 'unknown-step', hint: 'Did you mean hit?' });
  });

  test('may rejoin what it left', () => {
    const base = smallText('  - { id: after, by: initiator, move: protest, title: T, sources: [own] }\n');
    const mine = loadScenario(
      {
        file: 'mine.yaml',
        content: `id: mine\ntitle: M\nsummary: S\nextends: base\nfrom: hit\nrejoin: after\nsteps:\n${STEP}`,
      },
      () => ({ file: 'base.yaml', content: base }),
    );
    expect(storyOf(scenario(mine)).path('mine')).toEqual(['attack', 'own-step', 'after']);
  });

  test('may not extend itself, nor more than eight in a row', () => {
    const text = (n: number) =>
      `id: w${n}\ntitle: T\nsummary: S\nextends: w${n + 1}\nfrom: hit\nsteps:\n${STEP.replace('own-step', `own-step-${n}`)}`;
    const resolve = (id: string) => ({ file: `${id}.yaml`, content: text(Number(id.slice(1))) });
    const endless = loadScenario({ file: 'w0.yaml', content: text(0) }, resolve).problems;
    expect(endless).toMatchObject([{ line: 4, column: 10, code: 'extends' }]);
    const self = loadScenario(
      { file: 'w0.yaml', content: text(0).replace('extends: w1', 'extends: w0') },
      resolve,
    ).problems;
    expect(self).toMatchObject([
      { line: 4, column: 10, code: 'extends-cycle', message: expect.stringContaining('w0 → w0') },
    ]);
  });

  test('asks for a scenario by its id only, never by a path', () => {
    const asked: string[] = [];
    for (const name of [
      '../base',
      '/etc/passwd',
      'a/b',
      'C:\\\\base',
      'base.yaml',
      '..',
      '%2e%2e',
      'https://x.org/base',
    ]) {
      loadScenario(
        { file: 'm.yaml', content: `id: m\ntitle: M\nsummary: S\nextends: "${name}"\nfrom: hit\nsteps:\n${STEP}` },
        (id) => {
          asked.push(id);
          return undefined;
        },
      );
    }
    expect(asked).toEqual([]);
  });

  test('does not take an id that the scenario it extends has given away', () => {
    const problems = (text: string) =>
      loadScenario({ file: 'm.yaml', content: text }, () => ({ file: 'base.yaml', content: smallText() })).problems;
    const head = 'title: M\nsummary: S\nextends: base\nfrom: hit\nsteps:\n';
    expect(problems(`id: mine\n${head}${STEP.replace('own-step', 'attack')}`)).toMatchObject([
      { code: 'duplicate-id', line: 7 },
    ]);
    expect(problems(`id: trunk\n${head}${STEP}`).map((problem) => problem.code)).toContain('duplicate-id');
  });

  test('may fork from a what-if in turn', () => {
    const files: Record<string, string> = {
      base: smallText(),
      mine: `id: mine\ntitle: M\nsummary: S\nextends: base\nfrom: hit\nsteps:\n${STEP}`,
      deeper:
        'id: deeper\ntitle: D\nsummary: S\nextends: mine\nfrom: own-step\nsteps:\n  - { id: deeper-step, by: initiator, move: condemn, title: T }\n',
    };
    const deeper = scenario(
      loadScenario({ file: 'deeper.yaml', content: files.deeper ?? '' }, (id) => ({
        file: `${id}.yaml`,
        content: files[id] ?? '',
      })),
    );
    expect(storyOf(deeper).path('deeper')).toEqual(['attack', 'deeper-step']);
    expect(storyOf(deeper).instead('deeper-step').sort()).toEqual(['hit', 'own-step']);
  });
});

test('the tutorial of README is a file that is checked', () => {
  const file = join(root, 'docs/tutorial/quiet-answer.yaml');
  const { problems, scenario: loaded } = loadScenario({ file, content: readFileSync(file) }, fileOf);
  expect(problems).toEqual([]);
  expect(loaded?.extends?.id).toBe('iran-pakistan-2024');
});
