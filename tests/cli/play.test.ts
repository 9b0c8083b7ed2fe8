import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { columns } from '../../src/render/text/columns.js';
import { inFolder, offramp } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';
import { fileOf, smallText } from '../helpers/scenarios.js';

const play = (lines: string[], args: string[] = [], cwd?: string) =>
  inside(['play', ...args], { input: `${lines.join('\n')}\n`, ...(cwd && { cwd }) });

describe('play from a script', () => {
  test('steps, and says what is offered', () => {
    const { code, out } = offramp(['play'], { input: 'n\nn\n' });
    expect(code).toBe(0);
    expect(out).toContain('Iran strikes places in Pakistan');
    expect(out).toMatch(/1 ▶ Pakistan condemns the attack {2}\(as scripted\)\n {2}2 ○ Pakistan protests quietly/);
    expect(out).toMatch(/deadlines: silence in 3 days/);
  });

  test('takes alternatives by number or id, free moves by name, and goes back', async () => {
    const { code, out } = await play([
      'n',
      'n',
      '2',
      'b',
      'pakistan-breaks-relations',
      'b',
      'closeBorder by Pakistan',
      'y tension',
      'l',
      't',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('Pakistan protests quietly and asks for an explanation');
    expect(out).toMatch(/tension .* is 7: changed from 5 by “Close the border”/);
    expect(out.replace(/\s+/g, ' ')).toMatch(
      /◉ branch-\d “Close the border”, at Close the border, hour 6: strike since hour 0, peak tension 7/,
    );
    expect(out).toMatch(/└ ○ +3 Pakistan protests quietly/);
  });

  test('nothing that it offers is wider than the screen, and a choice goes on beside its number', async () => {
    const { out } = await play(['n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'm', 'l', 'f aside', 'n', 'l', 'c']);
    for (const line of out.split('\n')) expect(columns(line), line).toBeLessThanOrEqual(80);
    expect(out).toMatch(
      /\n {2}2 ○ The outside world: Instead of appealing, a third party offers to mediate\n {6}\(instead\)\n/,
    );
  });

  test('lists free moves, and blocked ones with the reason', async () => {
    const { out } = await play(['n', 'n', 'm']);
    expect(out).toMatch(/Free moves[\s\S]*Pakistan: Counter-strike/);
    expect(out).toMatch(
      /Blocked now[\s\S]*Iran: Counter-strike\n +blocked: Iran used force first, and cannot answer its own strike/,
    );
  });

  test('a move that is refused says what it needs as the list of moves does', async () => {
    const { code, err } = await play([
      'n',
      'n',
      'acceptOffer by Pakistan',
      'counterStrike by initiator',
      'restoreTies by Iran',
      ...Array(7).fill('n'),
      'restoreTies by Iran',
    ]);
    expect(code).toBe(1);
    expect(err).toBe(
      [
        'offramp: Accept the offer is not possible here: the other side has made no offer that waits for an answer.',
        'offramp: Counter-strike is not possible here: Iran used force first, and cannot answer its own strike.',
        'offramp: Restore ties is not possible here: there is no such move after a strike, only in normal ties, in dialogue, once ties are restored, once it has ebbed, in a standoff or in a lasting standoff.',
        "offramp: Restore ties is not possible here: tension is 9, needs at most 3, or 5 where nobody has used force; both have used force, so both must have affirmed each other's sovereignty first.",
        '',
      ].join('\n'),
    );
  });

  test('waits, forks, compares, plays to the end', async () => {
    const { code, out } = await play(['n', 'n', 'f quiet week', 'w 1000', 'j 2', 'e', 'c trunk branch-1']);
    expect(code).toBe(0);
    expect(out).toContain('Branch “quiet week” begins here.');
    expect(out).toMatch(/Time passed, and with it: silence; .*a month without a\s+move/);
    expect(out).toContain('Outcome: restored after 3 days');
    expect(out).toMatch(/outcome: restored at hour 72 +│ outcome: frozen at day 33/);
  });

  test('compares with history as scripted, however little of it was played', async () => {
    const { code, out } = await play(['n', 'n', 'pakistan-quiet-protest', 'e', 'c']);
    expect(code).toBe(0);
    expect(out).toMatch(/outcome: restored at hour 72 +│ outcome: restored at hour 13/);
  });

  test('a command that cannot be done is explained, does not end the run, and shows in the exit code', async () => {
    const { code, out, err } = await play([
      'n',
      'acceptOffer by Pakistan',
      '999',
      'strike',
      'militantAttack',
      'xyzzy',
      'w soon',
      'n',
    ]);
    expect(code).toBe(1);
    expect(err).toContain('Accept the offer is not possible here');
    expect(err).toContain('There is no move 999 here');
    expect(err).toContain('Say who makes the move: strike by initiator or responder');
    expect(err).toContain('needs a target');
    expect(err).toContain('no command or move xyzzy');
    expect(err).not.toMatch(/\n\s+at /);
    expect(out).toContain('Iran strikes places in Pakistan');
  });

  test('saves, goes on, and never writes over another file', async () => {
    await inFolder(async (folder) => {
      await play(['n', 'n', '2', 's monday.json'], [], folder);
      const saved = readFileSync(join(folder, 'monday.json'), 'utf8');
      expect(JSON.parse(saved)).toMatchObject({ offramp: 'run', version: 1, scenario: { id: 'iran-pakistan-2024' } });
      const { out, code } = await play(['e', 's'], ['--resume', 'monday.json'], folder);
      expect(code).toBe(0);
      expect(out).toContain('Outcome: restored after 13 h');
      expect(JSON.parse(readFileSync(join(folder, 'monday.json'), 'utf8')).log.length).toBeGreaterThan(
        JSON.parse(saved).log.length,
      );
      writeFileSync(join(folder, 'other.json'), 'precious');
      expect((await play(['n', 's other.json'], [], folder)).err).toContain('exists already');
      expect(readFileSync(join(folder, 'other.json'), 'utf8')).toBe('precious');
      expect(readdirSync(folder).sort()).toEqual(['monday.json', 'other.json']);
    });
  });

  test('a run that cannot be resumed says why', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'broken.json'), '{"offramp":');
      expect(await play([], ['--resume', 'broken.json'], folder)).toMatchObject({
        code: 1,
        err: 'offramp: broken.json: The run file is not JSON; it may have been cut off.\n',
      });
      expect(await play([], ['--resume', 'none.json'], folder)).toMatchObject({
        code: 1,
        err: expect.stringContaining('no file none.json'),
      });
    });
  });
});

describe('saving a branch as a scenario', () => {
  const explored = ['n', 'n', 'f Quiet week', 'closeBorder by Pakistan', 'w 100'];

  test('writes a what-if that passes check and replays to what was played', async () => {
    await inFolder(async (folder) => {
      const { code, out } = await play([...explored, 'x'], [], folder);
      expect(code).toBe(0);
      expect(out).toContain(
        'Wrote quiet-week.yaml: it extends iran-pakistan-2024 and begins instead of pakistan-condemns.',
      );
      expect(out).toContain('offramp check quiet-week.yaml');
      const text = readFileSync(join(folder, 'quiet-week.yaml'), 'utf8');
      expect(text).toMatch(/^# yaml-language-server: \$schema=.*scenario\.schema\.json\n/);
      expect(await inside(['check', 'quiet-week.yaml'], { cwd: folder })).toMatchObject({ code: 0 });
      const { outcome } = JSON.parse((await inside(['replay', 'quiet-week.yaml', '--json'], { cwd: folder })).out);
      expect(out).toContain('Time passed, and with it: silence.');
      expect(outcome).toMatchObject({ phase: 'standoff', hours: 72 });
    });
  });

  test('takes a name or a title, and never writes over a file', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'mine.yaml'), 'precious');
      const { code, err } = await play([...explored, 'x mine', 'x Border closed!', 'x other.yaml'], [], folder);
      expect(code).toBe(1);
      expect(err).toContain('mine.yaml exists already');
      expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toBe('precious');
      expect(readFileSync(join(folder, 'border-closed.yaml'), 'utf8')).toContain('title: Border closed!');
      expect(readdirSync(folder).sort()).toEqual(['border-closed.yaml', 'mine.yaml', 'other.yaml']);
    });
  });

  test('says why the historical line is no branch', async () => {
    await inFolder(async (folder) => {
      const { code, err } = await play(['n', 'n', 'x'], [], folder);
      expect(code).toBe(1);
      expect(err).toContain('own line, unchanged');
      expect(readdirSync(folder)).toEqual([]);
    });
  });

  test('extends a file beside it, and where there is none what that extends', async () => {
    await inFolder(async (folder) => {
      const elsewhere = join(folder, 'elsewhere');
      mkdirSync(elsewhere);
      const whatIf = String(fileOf('mediation-decides')?.content).replace('id: mediation-decides', 'id: mediated');
      writeFileSync(join(folder, 'mediated.yaml'), whatIf);
      writeFileSync(join(folder, 'small.yaml'), smallText());
      const near = await play(['e', 'w 3', 'x near'], ['mediated.yaml'], folder);
      expect(near.out).toContain('it extends mediated');
      expect(near.out).toContain('Keep mediated.yaml beside it.');
      expect((await inside(['check', 'near.yaml'], { cwd: folder })).code).toBe(0);
      const far = await play(['e', 'w 3', 'x far'], ['../mediated.yaml'], elsewhere);
      expect(far.out).toContain('it extends iran-pakistan-2024');
      expect((await inside(['check', 'far.yaml'], { cwd: elsewhere })).code).toBe(0);
      const none = await play(['e', 'w 3', 'x none'], ['../small.yaml'], elsewhere);
      expect(none.err).toContain('there is no small.yaml in this folder');
      expect(readdirSync(elsewhere)).toEqual(['far.yaml']);
    });
  });
});
