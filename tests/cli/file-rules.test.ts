import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { quoted } from '../../src/cli/called.js';
import { program } from '../../src/cli/program/index.js';
import { ListSchema } from '../../src/render/json/schemas.js';
import { inFolder } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';
import { smallText } from '../helpers/scenarios.js';

describe('a file is of the format that its name ends in', () => {
  test.each([
    ['m.svg', /^<svg/, 'tree'],
    ['m.dot', /^digraph/],
    ['m.GV', /^digraph/],
    ['m.mmd', /^stateDiagram/],
    ['m.md', /^```mermaid\nstateDiagram[\s\S]*```\n$/],
    ['m.json', /^\{/],
    ['machine', /^stateDiagram/],
  ])('%s', async (name, begins, of = 'machine') => {
    await inFolder(async (folder) => {
      expect(await inside(['diagram', '--of', of, '--out', name], { cwd: folder })).toEqual({
        code: 0,
        out: '',
        err: `Wrote ${name}\n`,
      });
      expect(readFileSync(join(folder, name), 'utf8')).toMatch(begins);
    });
  });

  test('and of what --format says where it has no ending, or one of several formats', async () => {
    await inFolder(async (folder) => {
      await inside(['diagram', '--format', 'dot', '--out', 'm'], { cwd: folder });
      await inside(['diagram', '--format', 'dot', '--out', 'm.txt'], { cwd: folder });
      for (const name of ['m', 'm.txt']) expect(readFileSync(join(folder, name), 'utf8')).toMatch(/^digraph/);
    });
  });

  test.each([
    [
      ['diagram', '--format', 'svg', '--out', 'm.dot'],
      '--format svg does not go with --out m.dot, which is a file of dot by its name. Leave --format out, or name it m.svg.',
    ],
    [['diagram', '--format', 'svg', '--out', 'm.gif'], 'nothing is written that is called .gif. Name it m.svg.'],
    [['diagram', '--out', 'm.gif'], 'Name it m with one of .mmd .mermaid .md .txt .dot .gv .svg .png .json.'],
    [['explore', '--out', 'odds.csv'], '--out odds.csv: nothing is written that is called .csv. Name it odds.json.'],
    [['prove', 'never openConflict', '--save', 'path.yaml'], 'Name it path.json.'],
    [['export', 'html', '--out', 'class.pdf'], 'Name it class with one of .html .htm.'],
  ])('%j is wrong usage', async (args, says) => {
    await inFolder(async (folder) => {
      const { code, err } = await inside(args, { cwd: folder });
      expect(code).toBe(2);
      expect(err).toContain(says);
      expect(readdirSync(folder)).toEqual([]);
    });
  });
});

describe('a file that is there is written over with --force alone', () => {
  const writing: [args: string[], file: string][] = [
    [['new', 'mine', '--kind', 'blank'], 'mine.yaml'],
    [['diagram', '--out', 'm.dot'], 'm.dot'],
    [['export', 'html'], 'iran-pakistan-2024.html'],
    [['export', 'html', '--out', 'class.html'], 'class.html'],
    [['explore', '--runs', '0', '--out', 'odds.json'], 'odds.json'],
    [['prove', 'never openConflict', '--save', 'path.json'], 'path.json'],
  ];

  test.each(writing)('%j', async (args, file) => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, file), 'precious');
      const { code, err } = await inside(args, { cwd: folder });
      expect(code).toBe(1);
      expect(err).toMatch(`offramp: ${file} exists already; nothing was written.`);
      expect(err).toContain('add --force to write over it.');
      expect(readFileSync(join(folder, file), 'utf8')).toBe('precious');
      await inside([...args, '--force'], { cwd: folder });
      expect(readFileSync(join(folder, file), 'utf8')).not.toContain('precious');
      expect(readdirSync(folder)).toEqual([file]);
    });
  });

  test('and every command that writes one has it', () => {
    const writers = program()
      .commands.flatMap((command) => [command, ...command.commands])
      .filter(({ options }) => options.some(({ long }) => long === '--out' || long === '--save'));
    expect(writers.map((command) => command.name())).toEqual([
      'diagram',
      'html',
      'machine',
      'machine',
      'explore',
      'prove',
      'fit',
    ]);
    for (const { options } of writers) expect(options.map(({ long }) => long)).toContain('--force');
  });
});

test.each([
  [['replay', 'no/such.yaml'], 'no/such.yaml'],
  [['check', 'no/such.yaml'], 'no/such.yaml'],
  [['list', 'no/such.yaml'], 'no/such.yaml'],
  [['compare', 'trunk', 'no/run.json'], 'no/run.json'],
  [['play', '--resume', 'no/run.json'], 'no/run.json'],
  [['explore', '--policy', 'no/mine.yaml'], 'no/mine.yaml'],
  [['merge', 'no/shard.json'], 'no/shard.json'],
  [['new', 'mine', '--extends', 'no/base.yaml'], 'no/base.yaml'],
  [['diagram', '--out', 'no/such/m.svg'], 'no/such/m.svg'],
  [['export', 'html', '--out', 'no/class.html'], 'no/class.html'],
  [['export', 'machine', '--out', 'no/m.ts'], 'no/m.ts'],
  [['import', 'machine', 'no/m.ts'], 'no/m.ts'],
  [['explore', '--out', 'no/odds.json'], 'no/odds.json'],
  [['prove', 'never openConflict', '--save', 'no/path.json'], 'no/path.json'],
])('%j: the folder is missing, not the file', async (args, file) => {
  await inFolder(async (folder) => {
    expect(await inside(args, { cwd: folder })).toMatchObject({
      code: 1,
      err: `offramp: There is no folder no (${file}).\n`,
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('list tells of a file of one’s own, and of a what-if only what is its own', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'small.yaml'), smallText());
    const { code, out } = await inside(['list', 'small.yaml'], { cwd: folder });
    expect(code).toBe(0);
    expect(out).toMatch(/^small {2}Small\n/);
    expect(out).toMatch(/\n {4}trunk +strike, hour 0, peak \d/);
    expect(out).not.toContain('iran-pakistan-2024');
    await inside(['new', 'mine', '--extends', 'small.yaml'], { cwd: folder });
    const { scenarios } = ListSchema.parse(
      JSON.parse((await inside(['list', 'mine.yaml', 'two-countries', '--json'], { cwd: folder })).out),
    );
    expect(scenarios).toMatchObject([
      { id: 'mine', extends: 'small', branches: [{ id: 'mine' }] },
      { id: 'two-countries' },
    ]);
  });
});

describe('new --extends with a path', () => {
  test('writes beside what it extends, from any folder, and names both in commands that can be copied', async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, 'my class'));
      writeFileSync(join(folder, 'my class', 'small.yaml'), smallText());
      const { code, out } = await inside(['new', 'mine', '--extends', 'my class/small.yaml'], { cwd: folder });
      expect(code).toBe(0);
      expect(out).toBe(
        "Wrote my class/mine.yaml, beside what it extends, where it is looked for. Next:\n  offramp check 'my class/mine.yaml'\n  offramp play 'my class/mine.yaml'\n",
      );
      expect(existsSync(join(folder, 'mine.yaml'))).toBe(false);
      expect((await inside(['check', 'my class/mine.yaml'], { cwd: folder })).code).toBe(0);
    });
  });

  test('of what comes with Offramp writes here', async () => {
    await inFolder(async (folder) => {
      const path = join(process.cwd(), 'scenarios', 'two-countries.yaml');
      expect((await inside(['new', 'mine', '--extends', path], { cwd: folder })).out).toMatch(
        /^Wrote mine\.yaml\. Next/,
      );
      expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toMatch(/^extends: two-countries$/m);
    });
  });
});

describe('a file in a command that is to be copied', () => {
  test.runIf(process.platform !== 'win32')('comes out of a shell as it was', () => {
    const names = [
      'plain-1.yaml',
      'my file.yaml',
      "it's.yaml",
      '$HOME `x` "y" !z\\.yaml',
      '~/a*b?.yaml',
      'crise é;.yaml',
    ];
    const back = execFileSync('sh', ['-c', `printf '%s\\n' ${names.map((name) => quoted(name)).join(' ')}`]);
    expect(back.toString().trimEnd().split('\n')).toEqual(names);
    expect(quoted('-x.yaml', false)).toBe('./-x.yaml');
  });

  test('is quoted only where it has to be, and on Windows as shells there do', () => {
    expect(quoted('a/b_c-1.yaml', false)).toBe('a/b_c-1.yaml');
    expect(quoted('C:\\class\\b.yaml', true)).toBe('C:\\class\\b.yaml');
    expect(quoted('C:\\my class\\b.yaml', true)).toBe('"C:\\my class\\b.yaml"');
  });

  test('is so where a run was saved', async () => {
    await inFolder(async (folder) => {
      const { out } = await inside(['play'], { cwd: folder, input: 'n\ns my run.json\nq\n' });
      expect(out).toContain("Saved to my run.json. Go on with: offramp play --resume 'my run.json'");
    });
  });
});

test('what is wrong again and again with a run is told once, with how often', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'small.yaml'), smallText());
    const step = { do: 'step', step: 'gone', move: 'protest', by: 'responder' };
    const again = Array.from({ length: 3 }, (_, n) => [
      { ...step, node: n + 1 },
      { do: 'jump', node: 0 },
    ]).flat();
    const lost = Array.from({ length: 5 }, (_, n) => ({ do: 'jump', node: 100 + n }));
    const run = {
      offramp: 'run',
      version: 1,
      scenario: { id: 'small', title: 'Small', hash: '0'.repeat(64) },
      follow: 'trunk',
    };
    writeFileSync(join(folder, 'run.json'), JSON.stringify({ ...run, log: [...again, ...lost] }));
    const { err } = await inside(['compare', 'trunk', 'run.json', '-s', 'small.yaml'], { cwd: folder });
    expect(err.trimEnd().split('\n')).toEqual([
      'offramp: run.json: The scenario small has changed since the run was saved.',
      'offramp: run.json: The step gone is no longer in the scenario; protest by responder was made as a free move. (3 times)',
      'offramp: run.json: Not replayed: jump to position 100 and 4 more. That position could not be replayed.',
    ]);
  });
});
