import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CheckSchema, CompareSchema, ListSchema, ReplaySchema } from '../../src/render/json/schemas.js';
import { cli, inFolder, offramp } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';
import { root, smallText } from '../helpers/scenarios.js';

describe('replay', () => {
  test('prints the real sequence from any folder', () => {
    inFolder((folder) => {
      const { code, out, err } = offramp(['replay'], { cwd: folder });
      expect([code, err]).toEqual([0, '']);
      for (const part of [
        'Iran and Pakistan, January 2024',
        '16 January 2024 · Iran: Strike',
        'normalTies → strike',
        'tension █████░░░░░  5 (+2)',
        '○ iran-joint-investigation',
        'Disputed: AFP in The Hindu dates this 18 January 2024',
        'Outcome: restored after 3 days, peak tension 9 of 10.',
        '   0 └──',
      ]) {
        expect(out).toContain(part);
      }
      // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what must not be there
      expect(out).not.toMatch(/\u001b/);
    });
  });

  test('its JSON is the documented one', async () => {
    const { code, out } = await inside(['replay', '--json']);
    const document = ReplaySchema.parse(JSON.parse(out));
    expect(code).toBe(0);
    expect(document).toMatchObject({
      version: 1,
      scenario: 'iran-pakistan-2024',
      branch: 'trunk',
      outcome: { phase: 'restored', hours: 72, peakTension: 9 },
    });
    expect(document.steps[1]).toMatchObject({
      n: 2,
      id: 'iran-strikes',
      at: '2024-01-16',
      by: 'initiator',
      move: 'strike',
      from: { phase: 'normalTies' },
      to: { phase: 'strike', diplomacy: 'inPlace', table: 'nothing' },
      tension: 5,
      hours: 0,
      goldstein: -10,
      alternatives: ['iran-joint-investigation', 'iran-formal-protest'],
      sources: ['bne', 'bernama', 'indiatv'],
    });
  });

  test('follows a branch, a file, a what-if', async () => {
    expect(JSON.parse((await inside(['replay', '--branch', 'iran-strikes-again', '--json'])).out)).toMatchObject({
      branch: 'iran-strikes-again',
      outcome: { phase: 'openConflict', peakTension: 10 },
    });
    expect(JSON.parse((await inside(['replay', 'scenarios/mediation-decides.yaml', '--json'])).out)).toMatchObject({
      scenario: 'mediation-decides',
      branch: 'mediation-decides',
      outcome: { phase: 'restored' },
    });
    const waited = ReplaySchema.parse(JSON.parse((await inside(['replay', '-b', 'no-call', '--json'])).out));
    expect(waited.steps.find(({ move }) => move === 'deadline:silence')).toMatchObject({
      by: null,
      goldstein: 0,
      to: { phase: 'standoff' },
    });
  });

  test('says what it does not know, and what was perhaps meant', async () => {
    expect(await inside(['replay', 'iran-pakistan-2042'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('Did you mean iran-pakistan-2024?'),
    });
    expect(await inside(['replay', './nowhere.yaml'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no file ./nowhere.yaml'),
    });
    expect(await inside(['replay', '--branch', 'iran-strikes-agian'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Did you mean iran-strikes-again?'),
    });
    expect(await inside(['replay', 'scenarios'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('is a folder'),
    });
  });

  test('ends quietly when its reader has seen enough', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `${process.execPath} ${cli} replay | head -1`], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });
});

test.runIf(existsSync('/dev/full'))('a full disk is said in a sentence', () => {
  const full = openSync('/dev/full', 'w');
  try {
    for (const command of ['replay', 'list', 'play', 'diagram']) {
      const { status, stderr } = spawnSync(process.execPath, [cli, command], {
        input: 'n\n',
        stdio: ['pipe', full, 'pipe'],
        encoding: 'utf8',
      });
      expect([command, status, stderr]).toEqual([
        command,
        1,
        'offramp: There is no room on the disk for what was to be printed.\n',
      ]);
    }
  } finally {
    closeSync(full);
  }
});

describe('colour', () => {
  test('is there when asked for, and never when NO_COLOR is set', () => {
    expect(offramp(['replay'], { env: { FORCE_COLOR: '1' } }).out).toContain('\u001b[1m');
    expect(offramp(['replay'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).out).not.toContain('\u001b');
  });
});

describe('check', () => {
  test('is content with what comes with Offramp', async () => {
    const files = readdirSync(join(root, 'scenarios')).flatMap((name) =>
      name.endsWith('.yaml') ? join('scenarios', name) : [],
    );
    const { code, out } = await inside(['check', ...files]);
    expect(code).toBe(0);
    expect(out.match(/✓ .*0 errors, 0 warnings/g)).toHaveLength(files.length);
  });

  test('prints every problem with its place and what to do, and ends with 1', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'bad.yaml'), smallText('  - { id: x, by: responder, move: protset, title: T }'));
      const { code, out } = offramp(['check', 'bad.yaml'], { cwd: folder });
      expect(code).toBe(1);
      expect(out).toMatch(
        /bad\.yaml:14:35: error \[unknown-move\] There is no move "protset"\.\n {4}Did you mean protest\?/,
      );
      const problems = CheckSchema.parse(
        JSON.parse((await inside(['check', 'bad.yaml', '--json'], { cwd: folder })).out),
      );
      expect(problems.filter((problem) => problem.severity === 'error')).toMatchObject([
        { file: 'bad.yaml', line: 14, column: 35, code: 'unknown-move', hint: 'Did you mean protest?' },
      ]);
    });
  });

  test('what is wrong at many steps in the same way is said once, with the lines', async () => {
    await inFolder(async (folder) => {
      const steps = [1, 2, 3].map((n) => `  - { id: x${n}, by: Rsponderia, move: protest, title: T }\n`).join('');
      writeFileSync(join(folder, 'bad.yaml'), smallText(steps));
      const { out } = await inside(['check', 'bad.yaml'], { cwd: folder });
      expect(out.match(/by cannot be "Rsponderia"/g)).toHaveLength(1);
      expect(out).toContain('bad.yaml:14:19: error [value] by cannot be "Rsponderia".');
      expect(out).toContain('The same in 2 other places: lines 15, 16\n');
      expect(out).toContain('✗ bad.yaml: 3 errors');
    });
  });

  test('warnings alone end with 0', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'thin.yaml'), smallText());
      expect(await inside(['check', 'thin.yaml'], { cwd: folder })).toMatchObject({
        code: 0,
        out: expect.stringContaining('warning [missing-outcome]'),
      });
    });
  });

  test('extends what lies beside it, and cannot leave its folder', async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, 'in'));
      writeFileSync(join(folder, 'outside.yaml'), smallText().replace('id: small', 'id: outside'));
      writeFileSync(join(folder, 'in', 'small.yaml'), smallText());
      const whatIf = (base: string) =>
        `id: mine\ntitle: M\nsummary: S\nextends: ${base}\nfrom: hit\nsteps: [{ id: own, by: initiator, move: protest, title: T }]\n`;
      writeFileSync(join(folder, 'in', 'mine.yaml'), whatIf('small'));
      expect((await inside(['check', 'in/mine.yaml'], { cwd: folder })).code).toBe(0);
      symlinkSync(join(folder, 'outside.yaml'), join(folder, 'in', 'outside.yaml'));
      for (const base of ['../outside', 'outside', '/etc/passwd', 'sub/x']) {
        writeFileSync(join(folder, 'in', 'mine.yaml'), whatIf(base));
        const { code, out } = await inside(['check', 'in/mine.yaml'], { cwd: folder });
        expect(code, base).toBe(1);
        expect(out, base).toMatch(/mine\.yaml:4:10: error/);
      }
    });
  });

  test('a file that is not there does not hide what is wrong with the others', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'bad.yaml'), smallText('  - { id: x, by: responder, move: protset, title: T }\n'));
      const { code, out, err } = await inside(['check', 'none.yaml', '.', 'bad.yaml'], { cwd: folder });
      expect(code).toBe(1);
      expect(err).toBe(
        'offramp: There is no file none.yaml.\nofframp: . is a folder, not a file. Name a file in it.\n',
      );
      expect(out).toContain('bad.yaml:');
      const json = await inside(['check', 'none.yaml', 'bad.yaml', '--json'], { cwd: folder });
      expect(json.code).toBe(1);
      expect(JSON.parse(json.out)[0]).toMatchObject({ file: 'bad.yaml' });
      expect(await inside(['check', 'none.yaml', '--json'], { cwd: folder })).toMatchObject({ code: 1, out: '[]\n' });
    });
  });

  test('a hostile file is an error like any other', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'nul.yaml'), new Uint8Array(2 * 1024 * 1024));
      writeFileSync(join(folder, 'escape.yaml'), smallText().replace('title: Small', 'title: "\\u001b[2Jgone"'));
      expect(await inside(['check', 'nul.yaml'], { cwd: folder })).toMatchObject({
        code: 1,
        out: expect.stringContaining('[too-large]'),
      });
      const { out } = await inside(['replay', 'escape.yaml'], { cwd: folder });
      expect(out).not.toContain('\u001b');
    });
  });
});

describe('compare', () => {
  test('two branches side by side', async () => {
    const { code, out } = offramp(['compare', 'trunk', 'iran-strikes-again']);
    expect(code).toBe(0);
    expect(out).toMatch(/part after “Pakistan strikes places in Iran”, at hour 24/);
    expect(out).toMatch(/outcome: restored at hour 72 +│ outcome: openConflict at hour 30/);
    const document = CompareSchema.parse(
      JSON.parse((await inside(['compare', 'trunk', 'iran-strikes-again', '--json'])).out),
    );
    expect(document.divergence).toEqual({ after: 6, step: 'pakistan-strikes', hours: 24 });
  });

  test('two saved runs', async () => {
    await inFolder(async (folder) => {
      await inside(['play'], { cwd: folder, input: 'n\nn\nn\ns a.json\nq\n' });
      await inside(['play'], { cwd: folder, input: 'n\nn\npakistan-quiet-protest\ne\ns b.json\nq\n' });
      const { code, out } = await inside(['compare', 'a.json', 'b.json'], { cwd: folder });
      expect(code).toBe(0);
      expect(out).toMatch(/outcome: none yet \(strike\) +│ outcome: restored at hour 13/);
    });
  });
});

describe('a name that is something else', () => {
  test.each([
    [['compare', 'monday.json', 'tuesday.json'], 'offramp: There is no file monday.json.\n'],
    [
      ['compare', 'crisis.yaml', 'trunk'],
      'offramp: crisis.yaml is a scenario by its name, not a saved run; those are JSON files.\n',
    ],
    [
      ['play', '--resume', 'crisis.yaml'],
      'offramp: crisis.yaml is a scenario by its name, not a saved run; those are JSON files.\n',
    ],
    [['export', 'html', '--out', '.'], 'offramp: . is a folder, not a file. Name a file in it.\n'],
    [
      ['new', 'mine', '--extends', 'crisis', '--from', 'hit'],
      /crisis\.yaml has the id small, so nothing can extend it by the name of its file/,
    ],
  ])('%j', async (args, says) => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'crisis.yaml'), smallText());
      const { code, err } = await inside(args, { cwd: folder });
      expect(code).toBe(1);
      if (typeof says === 'string') expect(err).toBe(says);
      else expect(err).toMatch(says);
      expect(readdirSync(folder)).toEqual(['crisis.yaml']);
    });
  });
});

describe('diagram', () => {
  test.each(['mermaid', 'dot', 'svg', 'json'])('draws the machine and the tree as %s', async (format) => {
    for (const of of ['machine', 'tree']) {
      const { code, out, err } = await inside(['diagram', '--format', format, '--of', of, '--at', 'pakistan-strikes']);
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain(of === 'machine' ? 'retaliation' : 'Pakistan strikes');
    }
  });

  test('writes a file whole, and says so', async () => {
    await inFolder(async (folder) => {
      expect(offramp(['diagram', '-f', 'dot', '-o', 'm.dot'], { cwd: folder })).toMatchObject({
        code: 0,
        out: '',
        err: 'Wrote m.dot\n',
      });
      expect(readdirSync(folder)).toEqual(['m.dot']);
      expect(readFileSync(join(folder, 'm.dot'), 'utf8')).toMatch(/^digraph/);
      expect(await inside(['diagram', '-o', 'no/such/folder.dot'], { cwd: folder })).toMatchObject({
        code: 1,
        err: 'offramp: There is no folder no (no/such/folder.dot).\n',
      });
    });
  });

  test('knows its formats and steps', async () => {
    expect(await inside(['diagram', '--format', 'gif'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Allowed choices'),
    });
    expect(await inside(['diagram', '--at', 'pakistan-strkes'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Did you mean pakistan-strikes?'),
    });
    expect(await inside(['diagram', '--at', '99'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('no step 99'),
    });
  });
});

describe('new', () => {
  test.each([
    ['a what-if by default', []],
    ['a what-if from another step', ['--from', 'iran-affirms', '--title', 'Another: "way"']],
    ['a what-if from the first step', ['--from', 'rask-attack']],
    ['a what-if from within a branch', ['--from', 'channel-threat']],
    ['a what-if from after the end', ['--from', 'ambassadors-back']],
    ['a what-if on a what-if', ['--extends', 'mediation-decides', '--from', 'mediation-table']],
    ['two countries', ['--kind', 'blank']],
    [
      'two countries of one’s own',
      ['--initiator', "Côte d'Azur: west", '--responder', '#5 "B"', '--start', '2031-01-31'],
    ],
  ])('%s passes check without a warning', async (_, args) => {
    await inFolder(async (folder) => {
      expect(await inside(['new', 'my-crisis', ...args], { cwd: folder })).toMatchObject({
        code: 0,
        out: expect.stringContaining('Wrote my-crisis.yaml'),
        err: '',
      });
      const { code, out } = await inside(['check', 'my-crisis.yaml'], { cwd: folder });
      expect(code, out).toBe(0);
      expect(out).toMatch(/0 errors, 0 warnings/);
      expect((await inside(['replay', 'my-crisis.yaml'], { cwd: folder })).code).toBe(0);
    });
  });

  test('never writes over a file, and leaves no traces when it refuses', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'mine.yaml'), 'precious');
      expect(offramp(['new', 'mine'], { cwd: folder })).toMatchObject({
        code: 1,
        err: expect.stringContaining('exists already'),
      });
      expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toBe('precious');
      for (const name of ['../escape', 'Bad Name', '', '.hidden'])
        expect((await inside(['new', name], { cwd: folder })).code, name).toBe(2);
      expect((await inside(['new', 'x', '--start', '2031-02-30', '--kind', 'blank'], { cwd: folder })).code).toBe(2);
      expect(await inside(['new', 'x', '--from', 'pakistan-strkes'], { cwd: folder })).toMatchObject({
        code: 1,
        err: expect.stringContaining('Did you mean pakistan-strikes?'),
      });
      expect(readdirSync(folder)).toEqual(['mine.yaml']);
    });
  });
});

describe('list, wrong usage', () => {
  test('list names every scenario, so that one is found, and of one where each branch ends', async () => {
    const { out } = offramp(['list']);
    expect(out).toContain('2024; South Asia, Middle East; introductory; interstate-crisis\n');
    expect(out).toMatch(/ {4}19 steps, \d+ decision points, 31 paths; it ended: restored, hour \d+, peak \d/);
    expect(out).not.toContain('iran-strikes-again');
    expect(offramp(['list', 'iran-pakistan-2024']).out).toMatch(/iran-strikes-again +openConflict, hour 30, peak 10/);
    const { scenarios } = ListSchema.parse(JSON.parse((await inside(['list', '--json'])).out));
    const ids = scenarios.map((entry) => entry.id);
    expect(ids[0]).toBe('iran-pakistan-2024');
    expect(ids).toEqual(
      expect.arrayContaining(['mediation-decides', 'pakistan-does-not-strike-back', 'two-countries']),
    );
    expect(scenarios.find(({ id }) => id === 'mediation-decides')).toMatchObject({
      extends: 'iran-pakistan-2024',
      branches: [{ id: 'mediation-decides', outcome: { phase: 'restored' } }, {}, {}, {}, {}],
    });
  });

  test('wrong usage ends with 2 and says how it goes', async () => {
    const nonsense = ['replay', '--nonsense'];
    for (const args of [nonsense, ['nonsense'], ['check'], ['diagram', '--of', 'cake']]) {
      const { code, err } = args === nonsense ? offramp(args) : await inside(args);
      expect(code, args.join(' ')).toBe(2);
      expect(err).toMatch(/--help/);
      expect(err).not.toMatch(/\n\s+at /);
    }
  });
});
