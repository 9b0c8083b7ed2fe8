import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ExploreSchema, PathsSchema, ProveSchema, ShardSchema } from '../../src/render/json/explore-schemas.js';
import { cli, inFolder, offramp } from '../helpers/cli.js';
import { root } from '../helpers/scenarios.js';

const json = (args: string[], cwd = root) => JSON.parse(offramp(args, { cwd }).out);

describe('explore', () => {
  test('answers on the first screen how lucky January 2024 was, and on what that rests', () => {
    const { code, out, err } = offramp(['explore', '--runs', '2000']);
    expect([code, err]).toEqual([0, '']);
    const screen = out.split('\n').slice(0, 24).join('\n');
    for (const part of [
      'How lucky was it? It ended in restored, and the chance of that was 63.2 %.',
      'Policy historical',
      'openConflict',
      'What would have changed most',
    ])
      expect(screen).toContain(part);
    expect(out).toContain('Every figure rests on the policy historical.');
    expect(out).toContain('seed 1, 95 % intervals');
  });

  test('its JSON is the documented one, and the same again with any number of workers', () => {
    const asked = 'explore --from pakistan-strikes --policy dove --runs 5000 --seed 9 --json'.split(' ');
    const document = ExploreSchema.parse(json([...asked, '--workers', '1']));
    expect(document).toMatchObject({
      version: 1,
      scenario: 'iran-pakistan-2024',
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
    expect(json([...asked, '--workers', '2'])).toEqual(document);
  });

  test('takes an author’s own policy, a saved run, and outcomes that do not end a run', () => {
    inFolder((folder) => {
      writeFileSync(join(folder, 'mine.yaml'), 'id: mine\ntitle: My own\nclasses: { force: 0 }\n');
      const document = json(
        ['explore', '--policy', 'mine.yaml', '--runs', '0', '--ends', 'restored,openConflict', '--json'],
        folder,
      );
      expect(ExploreSchema.parse(document)).toMatchObject({
        policy: 'mine',
        runs: 0,
        outcomes: { openConflict: { exact: 0, simulated: null } },
      });
      expect(document.outcomes.standoff).toBeUndefined();
      expect(offramp(['prove', 'never openConflict', '--save', 'war.json'], { cwd: folder }).code).toBe(1);
      const resumed = json(['explore', '--resume', 'war.json', '--runs', '0', '--json'], folder);
      expect(resumed.outcomes.openConflict.exact).toBe(1);
    });
  });

  test.each([
    [['explore', '--policy', 'hawkish'], 1, 'hawk'],
    [['explore', '--from', 'nowhere'], 1, 'There is no step nowhere'],
    [['explore', 'nowhere.yaml'], 1, 'There is no file'],
    [['explore', '--runs', 'many'], 2, 'whole number'],
    [['explore', '--seed', '-1'], 2, 'whole number'],
    [['explore', '--workers', '0'], 2, '--workers takes a whole number from 1 to 64, not 0'],
    [['explore', '--workers', 'all'], 2, 'not all'],
    [['explore', '--workers', '65'], 2, 'not 65'],
    [['explore', '--ends', 'peace'], 2, 'There are: restored'],
    [['explore', '--shard', '3/2'], 1, 'i/n'],
    [['explore', '--sweep', 'classes.forse=0:1:3'], 1, 'Did you mean classes.force?'],
    [['explore', '--sweep', 'classes.force=0:1:1'], 1, 'COUNT from 2'],
    [['explore', '--sweep', 'rules.9=0:1:2', '--runs', '0'], 1, 'has no rule 9'],
    [['prove', 'never opnConflict'], 1, 'Did you mean openConflict?'],
    [['paths', '--to', 'peace'], 1, 'no state'],
    [['merge', 'README.md'], 1, 'is not JSON'],
    [['merge', 'package.json'], 1, 'is no shard'],
  ])('%j says what is wrong', (args, code, says) => {
    const ran = offramp(args as string[]);
    expect([ran.code, ran.err.includes(says as string) ? says : ran.err]).toEqual([code, says]);
  });
});

describe('shards and workers', () => {
  const asked = 'explore --policy dove --from iran-protests --runs 3001 --seed 5'.split(' ');
  const work = [...asked, '--sweep', 'turns.nobody=0.1,0.5', '--sweep', 'deadlines.silence=48,96'];

  test('any number of them give what one gives; xargs can carry the shards', () => {
    inFolder((folder) => {
      const alone = offramp([...work, '--workers', '1'], { cwd: folder });
      expect([alone.code, alone.err]).toEqual([0, '']);
      expect(offramp([...work, '--workers', '2'], { cwd: folder }).out).toBe(alone.out);
      const whole = json([...work, '--workers', '3', '--json'], folder);
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
      expect(json(['merge', ...files, '--json'], folder)).toEqual(whole);
      expect(offramp(['merge', ...files], { cwd: folder }).out).toBe(alone.out);
      const missing = offramp(['merge', 'shard-1.json', 'shard-3.json'], { cwd: folder });
      expect([missing.code, missing.err]).toEqual([1, 'offramp: Shard 2 of 3 is missing.\n']);
      const twice = offramp(['merge', 'shard-1.json', 'shard-1.json', 'shard-2.json', 'shard-3.json'], { cwd: folder });
      expect(twice.err).toContain('there twice');
      offramp(['explore', '--runs', '3001', '--seed', '5', '--shard', '2/3', '--out', 'other.json'], { cwd: folder });
      expect(offramp(['merge', 'shard-1.json', 'other.json', 'shard-3.json'], { cwd: folder }).err).toContain(
        'another work',
      );
    });
  });
});

describe('a long work that is stopped', () => {
  interface Stopped {
    code: number | null;
    out: string;
    err: string;
  }

  /** Stops a command at the moment its message tells of: a little later each time, until it has come that far. */
  async function stopped(args: string[], signal: NodeJS.Signals, moment: RegExp, cwd = root): Promise<Stopped> {
    for (let wait = 300; ; wait *= 1.5) {
      const child = spawn(process.execPath, [cli, ...args], { cwd });
      const ran: Stopped = { code: null, out: '', err: '' };
      for (const [name, stream] of [['out', child.stdout] as const, ['err', child.stderr] as const])
        stream.setEncoding('utf8').on('data', (chunk) => {
          ran[name] += chunk;
        });
      const timer = setTimeout(() => child.kill(signal), wait);
      ran.code = await new Promise((resolve) => child.on('close', resolve));
      clearTimeout(timer);
      const early = ran.code === null || (ran.code === 130 && !moment.test(ran.err));
      if (!early || wait > 20_000) return ran;
    }
  }

  test('keeps the runs that were made, and as many give the same again', async () => {
    const made = /stopped; ([1-9]\d*) of 1000000000 runs were made and are shown/;
    const { code, out, err } = await stopped(['explore', '--runs', '1000000000', '--json'], 'SIGINT', made);
    expect(code).toBe(130);
    const { runs, outcomes } = ExploreSchema.parse(JSON.parse(out));
    expect(made.exec(err)?.[1]).toBe(String(runs));
    expect(json(['explore', '--runs', String(runs), '--json']).outcomes).toEqual(outcomes);
  });

  test('keeps the points of a grid that are done, in the file it was told to write', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'offramp-'));
    try {
      const args = 'explore --policy dove --runs 1000 --sweep turns.nobody=0:0.5:900 --out grid.json'.split(' ');
      const done = /stopped; 1000 of 1000 runs and ([1-9]\d*) of 900 points were made and are in grid.json/;
      const { code, out, err } = await stopped(args, 'SIGTERM', done, folder);
      expect([code, out]).toEqual([130, '']);
      const { sweep } = ExploreSchema.parse(JSON.parse(readFileSync(join(folder, 'grid.json'), 'utf8')));
      expect(String(sweep?.points.length)).toBe(done.exec(err)?.[1]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test.each([
    [['explore', '--policy', 'tit-for-tat', '--all'], 'stopped before the exact odds were done'],
    [['paths', '--most', '60'], 'stopped before every path was found'],
  ])('says so where there is nothing to show yet: %j', async (args, says) => {
    const { code, out, err } = await stopped(args, 'SIGINT', /./);
    expect([code, out, err]).toEqual([130, '', `offramp: ${says}, so there is nothing to show yet.\n`]);
  });
});

describe('paths', () => {
  test('shows the shortest ways out, and its JSON is the documented one', () => {
    const { code, out } = offramp(['paths', '--from', 'iran-protests']);
    expect(code).toBe(0);
    for (const part of [
      'To restored, by moves, after iran-protests:',
      'Pakistan: Restore ties → restored',
      'Nobody moves for 72 hours',
      'configurations can be reached',
    ])
      expect(out).toContain(part);
    const document = PathsSchema.parse(json(['paths', '--to', 'restored', '--best', '4', '--by', 'hours', '--json']));
    expect(document.paths.length).toBe(4);
    expect(document.paths.every(({ onTime, moves }) => onTime && moves.at(-1)?.to.phase === 'restored')).toBe(true);
    const simple = PathsSchema.parse(
      json(['paths', '--simple', '--to', 'restored', '--best', '50', '--most', '7', '--json']),
    );
    expect(simple.paths.length).toBe(50);
  });
});

describe('prove', () => {
  test('shows a path that breaks a claim, and saves it as a branch to step through', () => {
    inFolder((folder) => {
      const { code, out } = offramp(
        ['prove', 'never openConflict', '--from', 'pakistan-strikes', '--save', 'broken.json'],
        { cwd: folder },
      );
      expect(code).toBe(1);
      expect(out).toContain('It does not hold: never openConflict');
      expect(out).toContain('This path breaks it:');
      expect(existsSync(join(folder, 'broken.json'))).toBe(true);
      const played = offramp(['play', '--resume', 'broken.json'], { cwd: folder, input: 'q\n' });
      expect(played.out).toContain('openConflict');
      expect(offramp(['prove', 'never openConflict', '--save', 'broken.json'], { cwd: folder }).err).toContain(
        'exists already',
      );
    });
  });

  test('exits 0 where a claim holds; its JSON is the documented one', () => {
    expect(offramp(['prove', 'never tension > 10']).code).toBe(0);
    expect(ProveSchema.parse(json(['prove', 'eventually restored', '--json']))).toMatchObject({
      holds: false,
      loop: 0,
    });
    expect(ProveSchema.parse(json(['prove', 'always tension <= 10', '--json']))).toMatchObject({
      holds: true,
      path: null,
    });
  });
});
