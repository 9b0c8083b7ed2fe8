import { describe, expect, test } from 'vitest';
import { PlayConsole } from '../../src/cli/play/console.js';
import { Session } from '../../src/play/index.js';
import { columns } from '../../src/render/text/columns.js';
import { plainStyle } from '../../src/render/text/style.js';
import { pressed } from '../helpers/keys.js';
import { real } from '../helpers/scenarios.js';

const playing = () => new PlayConsole(new Session(real), plainStyle(80));

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
    const [first = ''] = await pressed(console, []);
    expect(first).toContain('You have left the script.');
    expect(first).toContain('m shows every move, w lets time pass, b goes back.');
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
        .replace(/Space or Enter goes on.*/g, '')
        .replace(/\s+/g, ' '),
    ).toMatch(/Blocked now - Pakistan: Strike blocked: public pressure on Pakistan is 0, needs at least 1 - Iran/);
  });

  test.each(['w', 'f', 'j', 's', 'y', 'c', 'q'])('what %s asks begins on a line of its own', async (key) => {
    const [, , asked = ''] = await pressed(playing(), ['n', key]);
    expect(asked).toMatch(/^\n\S*\n?◆ /);
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
