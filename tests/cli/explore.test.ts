import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ExploreSchema, PathsSchema, ProveSchema, ShardSchema } from '../../src/render/json/explore-schemas.js';
import { columns } from '../../src/render/text/columns.js';
import { cli, inFolder, offramp } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';
import { JANUARY, root } from '../helpers/scenarios.js';

/** The id of what JANUARY holds. */
const SMALL = 'january-on-the-small-model';

const json = async (args: string[], cwd = root) => JSON.parse((await inside(args, { cwd })).out);

describe('explore', () => {
  test('answers on the first screen how lucky January 2024 was, and on what that rests', async () => {
    const { code, out, err } = await inside(['explore', '--runs', '2000']);
    expect([code, err]).toEqual([0, '']);
    const screen = out.split('\n').slice(0, 24).join('\n');
    for (const part of [
      'How lucky was it? It ended in restored, and the chance of that was 64.4 %.',
      'Policy historical',
      'openConflict',
      'What would have changed most',
    ])
      expect(screen).toContain(part);
    expect(out).toContain('Every figure rests on the policy historical.');
    expect(out).toContain('seed 1, 95 % intervals');
  });

  test('its JSON is the documented one, and the same again with any number of workers', async () => {
    const asked = [
      'explore',
      JANUARY,
      ...'--from pakistan-strikes --policy dove --runs 5000 --seed 9 --json'.split(' '),
    ];
    const document = ExploreSchema.parse(await json([...asked, '--workers', '1']));
    expect(document).toMatchObject({
      version: 1,
      scenario: SMALL,
      policy: 'dove',
      from: 'pakistan-strikes',
      graph: { configurations: 38_700, transitions: 1_351_052 },
      seed: 9,
      runs: 5000,
    });
    expect(Object.keys(document.outcomes)).toEqual(['restored', 'standoff', 'openConflict']);
    for (const figure of Object.values(document.outcomes)) {
      expect(Math.abs((figure?.simulated ?? 9) - (figure?.exact ?? 0))).toBeLessThan(0.03);
      expect(figure?.low).toBeLessThan(figure?.high ?? 0);
    }
    expect(document.path[0]?.step).toBe('iran-protests');
    expect(Object.keys(document.decisive[0]?.delta ?? {})).toEqual(Object.keys(document.outcomes));
    expect(JSON.parse(offramp([...asked, '--workers', '2']).out)).toEqual(document);
  });

  test('takes an author’s own policy, a saved run, and outcomes that do not end a run', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'mine.yaml'), 'id: mine\ntitle: My own\nclasses: { force: 0 }\n');
      const document = await json(
        ['explore', JANUARY, '--policy', 'mine.yaml', '--runs', '0', '--ends', 'restored,openConflict', '--json'],
        folder,
      );
      expect(ExploreSchema.parse(document)).toMatchObject({
        policy: 'mine',
        runs: 0,
        outcomes: { openConflict: { exact: 0, simulated: null } },
      });
      expect(document.outcomes.standoff).toBeUndefined();
      expect((await inside(['prove', 'never openConflict', JANUARY, '--save', 'war.json'], { cwd: folder })).code).toBe(
        1,
      );
      const resumed = await json(['explore', JANUARY, '--resume', 'war.json', '--runs', '0', '--json'], folder);
      expect(resumed.outcomes.openConflict.exact).toBe(1);
    });
  });

  test.each([
    [['explore', '--policy', 'hwak'], 1, 'There is no file or policy hwak. Did you mean hawk?'],
    [['explore', '--policy', 'nope'], 1, 'There is no file or policy nope. Possible: uniform, historical, tit-for-tat'],
    [['explore', '--policy', 'nope.yaml'], 1, 'There is no file nope.yaml.'],
    [['explore', '--policy', 'scenarios/two-countries.yaml'], 1, 'This looks like a scenario'],
    [['explore', '--from', 'nowhere'], 1, 'There is no step nowhere'],
    [['explore', 'nowhere.yaml'], 1, 'There is no file'],
    [['explore', '--runs', 'many'], 2, 'whole number'],
    [['explore', '--seed', '-1'], 2, 'whole number'],
    [['explore', '--workers', '0'], 2, '--workers takes a whole number from 1 to 64, not 0'],
    [['explore', '--workers', 'all'], 2, 'not all'],
    [['explore', '--workers', '65'], 2, 'not 65'],
    [['explore', '--ends', 'peace'], 2, 'There are: restored'],
    [['explore', '--shard', '3/2'], 2, 'i/n'],
    [['explore', '--sweep', 'classes.forse=0:1:3'], 2, 'Did you mean classes.force?'],
    [['explore', '--sweep', 'classes.force=0:1:1'], 2, 'COUNT from 2'],
    [['explore', '--sweep', 'classes.force=1,,2'], 2, 'is not understood'],
    [['explore', '--sweep', 'classes.force=0x2,1'], 2, 'is not understood'],
    [['explore', '--sweep', 'classes.force=0:1:3', 'mine.yaml'], 2, 'A scenario is named before --sweep'],
    [['explore', '--sweep', 'classes.force=0,1', '--sweep', 'classes.force=2,3'], 2, 'is there twice'],
    [['explore', '--resume', 'a.json', '--branch', 'b'], 2, 'two different paths'],
    [['explore', '--out', 'nowhere/odds.json', '--runs', '1000000000'], 1, 'There is no folder nowhere'],
    [['explore', '--sweep', 'rules.9=0:1:2', '--runs', '0'], 2, 'has no rules.9; it has 6 rules, rules.0 to rules.5'],
    [['prove', 'never opnConflict'], 2, 'Did you mean openConflict?'],
    [['prove', 'never', 'openConflict'], 2, "Put the whole claim in quotes: offramp prove 'never openConflict'"],
    [['prove', 'never', 'openConflict', 'within', '3'], 2, "quotes: offramp prove 'never openConflict within 3'"],
    [['prove', 'never tension'], 2, 'tension is a number: compare it. For instance tension >= 1'],
    [['paths', '--to', 'peace'], 2, 'no state'],
    [['paths', '--simple', '--by', 'hours'], 2, '--by does not go with it'],
    [['merge', 'README.md'], 1, 'is not JSON'],
    [['merge', 'package.json'], 1, 'is no shard'],
  ])('%j says what is wrong', async (args, code, says) => {
    const ran = await inside(args as string[]);
    expect([ran.code, ran.err.includes(says as string) ? says : ran.err]).toEqual([code, says]);
  });
});

describe('shards and workers', () => {
  const asked = 'explore two-ships-one-reef --policy hawk --from toran-warns --runs 3001 --seed 5'.split(' ');
  const work = [...asked, '--sweep', 'turns.nobody=0.1,0.5', '--sweep', 'deadlines.ordersRunOut=48,96'];

  test('any number of them give what one gives; xargs can carry the shards', async () => {
    await inFolder(async (folder) => {
      const alone = await inside([...work, '--workers', '1'], { cwd: folder });
      expect([alone.code, alone.err]).toEqual([0, '']);
      expect(offramp([...work, '--workers', '2'], { cwd: folder }).out).toBe(alone.out);
      const whole = await json([...work, '--workers', '3', '--json'], folder);
      expect(ExploreSchema.parse(whole).sweep?.points.map(({ at }) => Object.values(at))).toEqual([
        [0.1, 48],
        [0.1, 96],
        [0.5, 48],
        [0.5, 96],
      ]);
      // The recipe of docs/explore.md.
      const { status, stderr } = spawnSync(
        'sh',
        [
          '-c',
          `seq 1 3 | xargs -P 2 -I % "${process.execPath}" "${cli}" ${work.join(' ')} --shard %/3 --out shard-%.json`,
        ],
        { cwd: folder, encoding: 'utf8' },
      );
      expect([status, stderr]).toEqual([0, '']);
      const files = readdirSync(folder)
        .filter((name) => name.startsWith('shard-'))
        .reverse();
      expect(files.length).toBe(3);
      for (const file of files) ShardSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      expect(await json(['merge', ...files, '--json'], folder)).toEqual(whole);
      expect(offramp(['merge', ...files], { cwd: folder }).out).toBe(alone.out);
      const missing = await inside(['merge', 'shard-1.json', 'shard-3.json'], { cwd: folder });
      expect([missing.code, missing.err]).toEqual([1, 'offramp: Shard 2 of 3 is missing.\n']);
      const twice = await inside(['merge', 'shard-1.json', 'shard-1.json', 'shard-2.json', 'shard-3.json'], {
        cwd: folder,
      });
      expect(twice.err).toContain('there twice');
      const other = 'explore two-ships-one-reef --runs 3001 --seed 5 --shard 2/3 --out other.json';
      await inside(other.split(' '), { cwd: folder });
      expect((await inside(['merge', 'shard-1.json', 'other.json', 'shard-3.json'], { cwd: folder })).err).toContain(
        'other.json belongs to another work than shard-1.json; they differ in: the policy, the step, --sweep.',
      );
    });
  });
});

describe('merge', () => {
  test('refuses what is damaged, and a scenario that the shards were not made of', async () => {
    await inFolder(async (folder) => {
      for (const part of ['1/2', '2/2'])
        await inside(['explore', JANUARY, '--runs', '400', '--shard', part, '--out', `${part[0]}.json`], {
          cwd: folder,
        });
      expect((await inside(['merge', '1.json', '2.json', '--scenario', JANUARY], { cwd: folder })).code).toBe(0);
      const other = await inside(['merge', '1.json', '2.json', '--scenario', 'two-countries'], { cwd: folder });
      expect([other.code, other.err]).toEqual([
        1,
        `offramp: The shards are of the scenario ${SMALL}, not of two-countries.\n`,
      ]);
      const shard = ShardSchema.parse(JSON.parse(readFileSync(join(folder, '2.json'), 'utf8')));
      for (const ends of [
        [5000, 9, 3],
        [100, 100],
        [50, 50, 50, 50],
      ]) {
        shard.findings.tally.ends = ends;
        writeFileSync(join(folder, '2.json'), JSON.stringify(shard));
        const damaged = await inside(['merge', '1.json', '2.json', '--scenario', JANUARY], { cwd: folder });
        expect([damaged.code, damaged.err]).toEqual([
          1,
          'offramp: 2.json is damaged: its runs do not add up. Make it again.\n',
        ]);
      }
    });
  });

  test('prints what one machine prints, also under an own policy', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'mine.yaml'), 'id: mine\ntitle: My own idea\nclasses: { force: 0.5 }\n');
      const asked = ['explore', JANUARY, ...'--policy mine.yaml --runs 500'.split(' ')];
      const whole = (await inside(asked, { cwd: folder })).out;
      expect(whole).toContain('Policy mine: My own idea.');
      for (const part of [1, 2])
        await inside([...asked, '--shard', `${part}/2`, '--out', `${part}.json`], { cwd: folder });
      expect((await inside(['merge', '1.json', '2.json', '--scenario', JANUARY], { cwd: folder })).out).toBe(whole);
    });
  });
});

describe('--out', () => {
  test('writes through a link, leaves a device what it is, and refuses a protected file', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'target.json'), 'old');
      symlinkSync('target.json', join(folder, 'link.json'));
      const write = (file: string) =>
        inside(['explore', JANUARY, '--runs', '0', '--force', '--out', file], { cwd: folder });
      expect((await write('link.json')).code).toBe(0);
      expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
      expect(ExploreSchema.parse(JSON.parse(readFileSync(join(folder, 'target.json'), 'utf8'))).runs).toBe(0);
      // Root may write anything, so there is nothing to see then.
      if (process.getuid?.() !== 0) {
        writeFileSync(join(folder, 'kept.json'), 'mine', { mode: 0o444 });
        expect((await write('kept.json')).code).toBe(1);
        expect(readFileSync(join(folder, 'kept.json'), 'utf8')).toBe('mine');
      }
      spawnSync('mkfifo', [join(folder, 'pipe')]);
      if (!existsSync(join(folder, 'pipe'))) return;
      const { stdout } = spawnSync(
        'sh',
        ['-c', `cat pipe & "${process.execPath}" "${cli}" explore "${JANUARY}" --runs 0 --out pipe; wait`],
        { cwd: folder, encoding: 'utf8' },
      );
      expect(ExploreSchema.parse(JSON.parse(stdout)).runs).toBe(0);
      expect(lstatSync(join(folder, 'pipe')).isFIFO()).toBe(true);
    });
  });
});

test('nothing that explore, paths and prove print is wider than the terminal', async () => {
  for (const args of [
    ['explore'],
    ['explore', JANUARY, '--policy', 'hawk', '--runs', '0', '--sweep', 'classes.force=0:1:4'],
    'explore two-ships-one-reef --policy dove --runs 0 --sweep classes.force=0:1:2 --sweep turns.nobody=0:1:9'.split(
      ' ',
    ),
    ['paths', JANUARY, '--from', 'iran-protests'],
    ['prove', 'eventually restored', JANUARY],
    ['prove', 'never openConflict within 3'],
  ]) {
    const wide = (await inside(args)).out.split('\n').filter((line) => columns(line) > 80);
    expect([args, wide]).toEqual([args, []]);
  }
});

describe('a long work that is stopped', () => {
  interface Stopped {
    code: number | null;
    out: string;
    err: string;
  }

  /** Stops a command at the moment that its bar tells of, as it does on a terminal. */
  async function stopped(args: string[], signal: NodeJS.Signals, moment: RegExp, cwd = root): Promise<Stopped> {
    const terminal = '--import=data:text/javascript,process.stderr.isTTY=true';
    const child = spawn(process.execPath, [terminal, cli, ...args], { cwd, env: { ...process.env, TERM: 'xterm' } });
    const ran: Stopped = { code: null, out: '', err: '' };
    for (const [name, stream] of [['out', child.stdout] as const, ['err', child.stderr] as const])
      stream.setEncoding('utf8').on('data', (chunk) => {
        ran[name] += chunk;
        if (name === 'err' && !child.killed && moment.test(ran.err)) child.kill(signal);
      });
    ran.code = await new Promise((resolve) => child.on('close', resolve));
    // What was told over has been wiped.
    return { ...ran, err: ran.err.slice(ran.err.lastIndexOf('\x1b[K') + '\x1b[K'.length) };
  }

  test('keeps the runs that were made, and as many give the same again', async () => {
    const args = ['explore', JANUARY, ...'--runs 4000000 --workers 1 --json'.split(' ')];
    const { code, out, err } = await stopped(args, 'SIGINT', /simulating .* [1-9]\d* %/);
    expect(code).toBe(130);
    const { runs, outcomes } = ExploreSchema.parse(JSON.parse(out));
    const [, made] = /^offramp: stopped; ([1-9][\d,]*) of 4,000,000 runs were made and are shown\.\n$/.exec(err) ?? [];
    expect(made).toBe(runs.toLocaleString('en'));
    expect((await json(['explore', JANUARY, '--runs', String(runs), '--json'])).outcomes).toEqual(outcomes);
  });

  test('keeps the points of a grid that are done, in the file it was told to write', async () => {
    await inFolder(async (folder) => {
      const args = '--policy hawk --runs 1000 --sweep turns.nobody=0:0.5:900 --out grid.json --workers 1';
      const { code, out, err } = await stopped(
        ['explore', JANUARY, ...args.split(' ')],
        'SIGTERM',
        / [1-9]\d* of 900 points/,
        folder,
      );
      expect([code, out]).toEqual([130, '']);
      const { sweep } = ExploreSchema.parse(JSON.parse(readFileSync(join(folder, 'grid.json'), 'utf8')));
      const [, done] =
        /; 1,000 of 1,000 runs and ([1-9]\d*) of 900 points were made and are in grid.json/.exec(err) ?? [];
      expect(String(sweep?.points.length)).toBe(done);
    });
  });

  test.each([
    [['explore', JANUARY, '--policy', 'tit-for-tat', '--all'], /solving/, 'stopped before the exact odds were done'],
    [['paths', JANUARY, '--most', '60'], /looking for paths/, 'stopped before every path was found'],
  ])('says so where there is nothing to show yet: %j', async (args, moment, says) => {
    const { code, out, err } = await stopped(args, 'SIGINT', moment);
    expect([code, out, err]).toEqual([130, '', `offramp: ${says}, so there is nothing to show yet.\n`]);
  });
});

describe('paths', () => {
  test('shows the shortest ways out, and its JSON is the documented one', async () => {
    const { code, out } = offramp(['paths', JANUARY, '--from', 'iran-protests']);
    expect(code).toBe(0);
    for (const part of [
      'To restored, by moves, after “Iran protests strongly”:',
      'Pakistan: Restore ties → restored',
      'Nobody moves for 3 days',
      'configurations can be reached',
    ])
      expect(out).toContain(part);
    const document = PathsSchema.parse(
      await json(['paths', JANUARY, '--to', 'restored', '--best', '4', '--by', 'hours', '--json']),
    );
    expect(document.paths.length).toBe(4);
    expect(document.paths.every(({ onTime, moves }) => onTime && moves.at(-1)?.to.phase === 'restored')).toBe(true);
    const simple = PathsSchema.parse(
      await json(['paths', JANUARY, '--simple', '--to', 'restored', '--best', '50', '--most', '7', '--json']),
    );
    expect(simple.paths.length).toBe(50);
  });
});

describe('prove', () => {
  test('shows a path that breaks a claim, and saves it as a branch to step through', async () => {
    await inFolder(async (folder) => {
      const { code, out } = offramp(
        ['prove', 'never openConflict', '--from', 'pakistan-strikes', '--save', 'broken.json'],
        { cwd: folder },
      );
      expect(code).toBe(1);
      expect(out).toContain('It does not hold: never openConflict');
      expect(out).toContain('This path breaks it:');
      expect(existsSync(join(folder, 'broken.json'))).toBe(true);
      const played = await inside(['play', '--resume', 'broken.json'], { cwd: folder, input: 'q\n' });
      expect(played.out).toContain('openConflict');
      expect((await inside(['prove', 'never openConflict', '--save', 'broken.json'], { cwd: folder })).err).toContain(
        'exists already',
      );
    });
  });

  test('says the verdict also where there is no path to save', async () => {
    await inFolder(async (folder) => {
      const { code, out, err } = await inside(
        ['prove', 'never openConflict within 3', JANUARY, '--save', 'none.json'],
        {
          cwd: folder,
        },
      );
      expect([code, err]).toEqual([0, 'offramp: none.json was not written: no path has to be shown.\n']);
      expect(out).toContain('It holds: never openConflict within 3');
      expect(out.replace(/\s+/g, ' ')).toContain(
        '318 configurations can be reached within 3 moves, and all were looked at.',
      );
      expect(existsSync(join(folder, 'none.json'))).toBe(false);
    });
  });

  test('exits 0 where a claim holds; its JSON is the documented one', async () => {
    expect((await inside(['prove', 'never tension > 10'])).code).toBe(0);
    expect(ProveSchema.parse(await json(['prove', 'eventually restored', '--json']))).toMatchObject({
      holds: false,
      loop: 0,
    });
    expect(ProveSchema.parse(await json(['prove', 'always tension <= 10', '--json']))).toMatchObject({
      holds: true,
      path: null,
    });
  });
});
