import { describe, expect, onTestFinished, test } from 'vitest';
import { PlayConsole } from '../../src/cli/play/console.js';
import { playScreen } from '../../src/cli/play/screen.js';
import { Session } from '../../src/play/index.js';
import { columns } from '../../src/render/text/columns.js';
import { plainStyle } from '../../src/render/text/style.js';
import { FakeTerminal, pressed } from '../helpers/keys.js';
import { january } from '../helpers/scenarios.js';

const playing = () => new PlayConsole(new Session(january), plainStyle(80));

describe('the keys of the screen', () => {
  test('? shows what keys do, and nothing that has to be typed as a line', async () => {
    const [, help = ''] = await pressed(playing(), ['?']);
    for (const key of ['→', '←', '↑ ↓', 'Enter', '1-9', 'Home', 'Esc', 'w', 'o', 'q']) expect(help).toContain(key);
    expect(help).not.toMatch(/NUMBER|ACTOR|HOURS|NAME|FILE|WHAT/);
    expect(help).toMatch(/ o +read all of it/);
    for (const line of help.split('\n')) expect(columns(line)).toBeLessThanOrEqual(80);
  });

  test('what the screen says of keys names keys', async () => {
    const console = playing();
    console.session.next();
    console.session.take({ type: 'closeBorder', by: 'initiator' });
    const [first = '', without = ''] = await pressed(console, ['m']);
    expect(first).toContain('You have left the script.');
    expect(without).toContain('m shows every move, w lets time pass, b goes back.');
  });

  test('Home goes back to the start', async () => {
    const console = playing();
    await pressed(console, ['n', 'n', 'home']);
    expect(console.session.node.id).toBe(0);
  });

  test('what the screen answers is no wider than it', async () => {
    const screens = await pressed(playing(), ['n', 'n', 'm', 'up', 'return', 'e', 'o', 'space', 'l', 'space', 'c']);
    for (const text of screens.slice(0, -1))
      for (const line of text.split('\n')) expect(columns(line), line).toBeLessThanOrEqual(80);
  });

  test('o reads out the blocked moves where the list shows them', async () => {
    const [, , without = ''] = await pressed(playing(), ['n', 'o']);
    expect(without).not.toContain('Blocked now');
    const [, , , ...pages] = await pressed(playing(), ['n', 'm', 'o', ...Array(5).fill('space')]);
    expect(
      pages
        .join('\n')
        .replace(/\d+ more lines\. Space or Enter goes on.*/g, '')
        .replace(/\s+/g, ' '),
    ).toMatch(/Blocked now - Pakistan: Strike blocked: public pressure on Pakistan is 0, needs at least 1 - Iran/);
  });

  test.each([
    ['w', 'How many hours does nobody move?'],
    ['f', 'Name of the branch that begins here'],
    ['j', 'Which position? (t shows the numbers)'],
    ['s', 'Save to which file?'],
    ['y', 'Why is it as it is?'],
    ['c', 'Compare'],
    ['q', 'This run is not saved.'],
  ])('what %s asks stands in place of the keys, on a line of its own', async (key, question) => {
    const [, , asked = ''] = await pressed(playing(), ['n', key]);
    expect(asked).toContain(`\n${question}\n`);
    expect(asked.slice(asked.lastIndexOf('\f') + 1).split('\n').length).toBeLessThanOrEqual(24);
    expect(asked).not.toContain('q quit');
  });

  test.each([
    ['o', ['n', 'n', 'n', 'n', 'm'], ['o']],
    ['c', ['n', 'n', '2', 'e'], ['c', 'return', 'return']],
  ])('%s shows a page at a time where the screen is too low', async (_, before, keys) => {
    const console = playing();
    const whole = await pressed(console, [...before, ...keys, 'space', 'return', ...Array(6).fill('space')]);
    const pages = whole.slice(before.length + keys.length).map((text) => text.slice(text.lastIndexOf('\f') + 1));
    const last = pages.findIndex((text) => text.includes('Any key goes back.'));
    expect(last).toBeGreaterThan(0);
    for (const text of pages.slice(0, last + 1)) expect(text.split('\n').length).toBeLessThanOrEqual(24);
    for (const text of pages.slice(0, last)) expect(text).toContain('Space or Enter goes on, q or Esc goes back.');
  });

  test('q and Esc leave pages and nothing else', async () => {
    const console = playing();
    const shown = await pressed(console, ['n', 'm', 'o', 'q', 'o', 'space', 'escape']);
    expect(shown[4]).toContain('? help   q quit');
    expect(shown.at(-1)).toContain('? help   q quit');
    expect(console.session.node.id).toBe(1);
  });
});

/** A run of January 2024 on a terminal that is none. */
function begun({ columns: width = 80, rows = 24, notices = [] as string[] } = {}) {
  const terminal = new FakeTerminal(width, rows);
  const console = terminal.console(new Session(january));
  let kept = 0;
  const changed = () => {
    kept += 1;
  };
  const played = playScreen(console, changed, notices, terminal.window);
  onTestFinished(async () => {
    console.done = true;
    terminal.input.end();
    await played.catch(() => {});
  });
  return {
    terminal,
    console,
    played,
    kept: () => kept,
    /** Types chunks, and returns the last frame that is drawn then. */
    async typing(...chunks: string[]) {
      for (const chunk of chunks) terminal.type(chunk);
      const shown = await terminal.shown();
      return shown.slice(shown.lastIndexOf('\f') + 1);
    },
  };
}

describe('keys that are typed quickly', () => {
  test('are all heard, however they come in', async () => {
    const { console, typing } = begun();
    expect(await typing('nnn')).toContain('position 3');
    expect(await typing('\x1b[B\x1b[B\x1b[B\x1b[A')).toMatch(/❯ 1 ▶/);
    await typing('bbb', 'nn');
    expect(await typing('\x1b', '[', 'B')).toMatch(/❯ 2 ○ Pakistan protests quietly/);
    await typing('\x1b[B\r');
    expect(console.session.node.step).toBe('pakistan-breaks-relations');
  });

  test('go to the question that one of them opened, and to what follows it', async () => {
    const { console, typing } = begun();
    const frame = await typing('nw\x1512\rf\x15quiet night\rj\x151\r');
    expect(console.session.branches().map(({ name }) => name)).toContain('quiet night');
    expect(console.session.node.id).toBe(1);
    expect(frame).toContain('position 1');
    expect(console.session.nodes.map(({ waited }) => waited)).toContain(12);
  });

  test('are drawn when all are done, not one by one', async () => {
    const { terminal, typing } = begun();
    await typing();
    terminal.type('nnnnnnnnnnbbbbbbbbb');
    expect((await terminal.shown()).split('\f').length - 1).toBeLessThan(5);
  });
});

describe('a terminal that is resized', () => {
  test('shows everything at its new size at once: the run, a page, a question', async () => {
    const { terminal, typing } = begun();
    const fits = async (what: RegExp, width: number, rows: number) => {
      terminal.resize(width, rows);
      const frame = (await terminal.shown()).split('\f').at(-1) ?? '';
      expect(frame.replace(/\s+/g, ' ')).toMatch(what);
      const lines = frame.split('\n');
      expect(lines.length).toBeLessThanOrEqual(rows);
      for (const line of lines) expect(columns(line), line).toBeLessThanOrEqual(width);
      return lines;
    };
    await typing('nn');
    expect((await fits(/position 2 .*q quit/, 40, 20)).length).toBe(20);
    expect(Math.max(...(await fits(/position 2 .*q quit/, 100, 40)).map(columns))).toBeGreaterThan(80);
    await typing('?');
    await fits(/more lines\. Space or Enter goes on/, 40, 20);
    await typing('qw', '6');
    await fits(/How many hours does nobody move\? ❯ 246 /, 40, 12);
    await typing('\x03');
    await fits(/This run is not saved\. ❯ 1 Save it/, 60, 18);
  });
});

describe('the list of every move', () => {
  test.each([
    [80, 24],
    [40, 20],
  ])('on %i columns and %i rows says how many are not in sight, and shows each by a key', async (width, rows) => {
    const { console, typing } = begun({ columns: width, rows });
    await typing('nn');
    const { blocked } = console.choices();
    let frame = await typing('m');
    expect(frame).toMatch(new RegExp(`↓ \\d+ more, ${blocked.length} blocked: PgDn, End`));
    const pages = [frame];
    for (let n = 0; n < 30 && /↓/.test(frame.split('\n').slice(5).join('\n').replace('↑↓', '')); n += 1) {
      frame = await typing('pagedown');
      pages.push(frame);
    }
    const all = pages.join('\n').replace(/\s+/g, ' ');
    for (const { label, hint } of blocked) expect(all).toContain(`${label} (${hint})`);
    expect(all).toContain('Blocked now, and why');
    expect(frame).toMatch(/↑ \d+ more: PgUp/);
    await typing('m', 'm');
    expect(await typing('\x1b[F')).toMatch(/❯ {3}× /);
  });
});

describe('leaving', () => {
  test.each([
    ['the screen', ''],
    ['a question for a word', 'w'],
    ['a choice', 'y'],
    ['a page', '?'],
  ])('Ctrl+C in %s asks what to do with a run that is not saved', async (_, keys) => {
    const { console, played, typing } = begun();
    expect(await typing(`n${keys}`, 'ctrl+c')).toContain('This run is not saved.');
    expect(await typing('3')).toContain('q quit');
    expect(console.done).toBe(false);
    await typing('ctrl+c', '2');
    expect(await played).toBe(false);
  });

  test('a second Ctrl+C leaves at once, and the run is kept', async () => {
    const { played, kept, typing } = begun();
    await typing('n', 'ctrl+c', 'ctrl+c');
    expect(await played).toBe(true);
    expect(kept()).toBe(1);
  });

  test('gives the terminal back as it was', async () => {
    const before = process.listenerCount('SIGTERM');
    const { terminal, played } = begun();
    expect(terminal.input.raw).toBe(true);
    terminal.type('q');
    await played;
    expect(terminal.input.raw).toBe(false);
    expect(terminal.output.written.endsWith('\x1b[?25h\x1b[?7h\x1b[?1049l')).toBe(true);
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });

  test('Ctrl+Z gives it back for a while, and play goes on where it was', async () => {
    const { terminal, typing } = begun();
    await typing('nw');
    terminal.type('ctrl+z');
    expect(await terminal.shown()).not.toContain('\f');
    expect([terminal.suspended, terminal.input.raw]).toEqual([1, false]);
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(terminal.input.raw).toBe(true);
    expect(await terminal.shown()).toContain('How many hours does nobody move?');
    process.emit('SIGCONT');
    expect(await terminal.shown()).toContain('How many hours does nobody move?');
  });
});

describe('what there is to say first', () => {
  test('stands on the first screen until a key is pressed', async () => {
    const { typing } = begun({ notices: ['A run from before was not saved: offramp play --resume left.run.json'] });
    expect(await typing()).toContain('A run from before was not saved: offramp play --resume left.run.json\n');
    expect(await typing('down')).not.toContain('A run from before');
  });

  test('has a page where there is much of it', async () => {
    const { typing } = begun({
      rows: 20,
      columns: 40,
      notices: Array(6).fill('The step one is gone; it was made freely.'),
    });
    const first = await typing();
    expect(first.match(/The step one/g)).toHaveLength(6);
    expect(await typing('space')).toContain('position 0');
  });
});
