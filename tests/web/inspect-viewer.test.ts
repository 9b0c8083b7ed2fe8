import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Inspector, startInspector } from '../../src/inspect/node/server.js';
import { Journal, Session } from '../../src/play/index.js';
import type { Scenario } from '../../src/scenario/index.js';
import { newContext } from '../helpers/browser.js';
import { january, root } from '../helpers/scenarios.js';
import { unfold, violationsInBoth, watch } from '../helpers/web.js';

let context: BrowserContext;
let said: string[];
let page: Page;
const running: Inspector[] = [];

beforeAll(async () => {
  context = await newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, locale: 'en-GB' });
  ({ said } = watch(context));
  page = await context.newPage();
});

/** What the page shows now, where the test that opened it leaves it to the next one. */
let shared = '';

async function leave(): Promise<void> {
  shared = '';
  await page.goto('about:blank');
  for (const inspector of running.splice(0)) await inspector.close();
}

afterEach(async ({ task }) => {
  if (shared === '' || task.result?.state === 'fail') await leave();
  expect(said.splice(0)).toEqual([]);
});

afterAll(async () => {
  await leave();
  await context.close();
});

/** The built viewer of a session in this process, opened in the browser. */
async function opened(scenario: Scenario = january, steps = 0): Promise<Session> {
  if (running.length > 0) await leave();
  const session = new Session(scenario);
  for (let step = 0; step < steps; step += 1) session.next();
  const inspector = await startInspector({
    session,
    origin: 'terminal',
    port: 0,
    viewer: join(root, 'dist/web/inspect'),
    log: () => {},
  });
  running.push(inspector);
  await page.goto(inspector.url);
  await page.getByText('Live', { exact: true }).waitFor();
  await expect.poll(() => page.getByRole('option').count()).toBeGreaterThan(0);
  return session;
}

/** The viewer of the crisis for a test that only looks: those in a row with as many steps share it. */
async function looked(steps: number): Promise<void> {
  if (shared === `${steps} steps`) return;
  await opened(january, steps);
  shared = `${steps} steps`;
}

const region = (name: string) => page.getByRole('region', { name, exact: true });
const chosen = () => page.locator('[role="option"][aria-selected="true"] .event-title').innerText();
const active = () => page.locator('.state.active:not(.region) .state-name bdi').allInnerTexts();

describe('the viewer', () => {
  test('follows a session live: events, states, changes, guards, deadlines, microsteps', async () => {
    const session = await opened(january, 1);
    session.next();
    await expect.poll(chosen).toBe('Iran strikes places in Pakistan');
    expect(await active()).toEqual(['strike', 'inPlace', 'none']);
    const detail = region('Event');
    await expect.poll(() => detail.innerText()).toContain('hour 0 (2024-01-16)');
    const text = await detail.innerText();
    expect(text).toContain('"type": "strike"');
    expect(text).toMatch(/phase\s+normalTies\s+strike/);
    expect(text).toMatch(/tension\s+3\s+5/);
    expect(text).toContain('tension is 3, needs at least 3');
    expect(text).toContain('crisis.phase.normalTies → crisis.phase.strike');
    expect(text).toContain('silence: due at hour 72, in 72 simulated hours');
    await expect.poll(() => region('Actors').innerText()).toContain('january-on-the-small-model');
  });

  test('a press on an enabled event makes the move in the session', async () => {
    const session = await opened(january, 2);
    const acts = region('Possible now');
    await acts.getByRole('button', { name: 'Pakistan condemns the attack' }).click();
    await expect.poll(() => session.node.move).toBe('condemn');
    await expect.poll(chosen).toBe('Pakistan condemns the attack');
    await expect.poll(() => region('Event').innerText()).toContain('viewer 1');
    await acts.getByRole('button', { name: '72 h' }).click();
    await expect.poll(() => session.configuration.phase).toBe('standoff');
    await page.getByLabel('Kind of event').selectOption('Deadline');
    await expect.poll(() => page.getByRole('option').count()).toBeGreaterThanOrEqual(1);
    expect(await region('Events').innerText()).toContain('clock');
  });

  test('what is refused is said, and changes nothing', async () => {
    const session = await opened(january, 2);
    const button = region('Possible now').getByRole('button', { name: 'Pakistan condemns the attack' });
    await button.waitFor();
    // The page draws nothing new, and so still offers what was possible a moment ago.
    await page.evaluate(() => {
      window.requestAnimationFrame = () => 0;
    });
    while (session.nextStep) session.next();
    const { length } = session.log;
    await button.click();
    await expect.poll(() => page.locator('.notice').innerText()).toContain('There is no alternative');
    expect(session.log).toHaveLength(length);
  });

  test('steps back and forth by keyboard, and goes on following when asked to', async () => {
    const session = await opened(january, 5);
    await page.keyboard.press('Home');
    expect(await chosen()).toBe('Iran and Pakistan, January 2024');
    expect(await active()).toEqual(['normalTies', 'inPlace', 'none']);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await chosen()).toBe('Iran strikes places in Pakistan');
    session.next();
    await expect.poll(() => region('Events').innerText()).toContain('Paused, 4 more since');
    expect(await active()).toEqual(['strike', 'inPlace', 'none']);
    expect(await region('Possible now').innerText()).toContain('You are looking back');
    await page.keyboard.press(' ');
    await expect.poll(chosen).toBe('Iran protests strongly');
    await page.keyboard.press('ArrowLeft');
    expect(await chosen()).toBe('Pakistan strikes places in Iran');
  });

  test('search and filter leave what matches', async () => {
    await opened(january, 18);
    await expect.poll(() => region('Events').innerText()).toContain('19 received');
    await page.keyboard.press('/');
    await page.keyboard.type('ambassador');
    await expect.poll(() => region('Events').innerText()).toMatch(/\d of 19 received/);
    for (const title of await page.locator('.event-title').allInnerTexts())
      expect(title.toLowerCase()).toMatch(/ambassador|dates|return/);
    await page.getByLabel('Search the events').fill('no such thing');
    await page.getByText('No event matches.').waitFor();
  });

  test('5,000 events are shown, and only what is seen is drawn', async () => {
    const session = await opened(january, 2);
    const round = ['condemn', 'protest', 'threatenForce', 'denyResponsibility', 'standDown'] as const;
    const goOn = (most: number) => {
      for (let index = session.log.length; index < most; index += 1)
        session.take({ type: round[index % 5] ?? 'condemn', by: index % 2 === 0 ? 'initiator' : 'responder' });
    };
    const shown = async () => {
      const all = new Journal(session).happenings.length;
      await expect.poll(() => region('Events').innerText(), { timeout: 40_000 }).toContain(`${all} received`);
      expect(await page.getByRole('option').count()).toBeLessThan(60);
    };
    // Those that it finds when it comes, all at once, and then those that happen while it looks on.
    await page.goto('about:blank');
    goOn(4_500);
    await page.goto(running[0]?.url ?? '');
    await shown();
    goOn(5_000);
    await shown();
    await page.keyboard.press('Home');
    expect(await chosen()).toBe('Iran and Pakistan, January 2024');
  });

  test('a saved log is opened again, paused at the first event', async () => {
    const session = await opened(january, 18);
    await expect.poll(() => region('Events').innerText()).toContain('19 received');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the log' }).click();
    const file = await (await download).path();
    const saved = JSON.parse(readFileSync(file, 'utf8'));
    expect(saved.actors[0].states).toHaveLength(session.nodes.length);
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByText('Opened from a file').waitFor();
    expect(await chosen()).toBe('Iran and Pakistan, January 2024');
    expect(await region('Events').innerText()).toContain('Paused, 18 more since');
    expect(await region('Possible now').innerText()).toContain('no session');
    await page.keyboard.press('End');
    expect(await active()).toEqual(['restored', 'returned', 'none']);
    session.back();
    await page.waitForTimeout(300);
    expect(await region('Events').innerText()).toContain('Paused');
  });

  test.each([
    ['no JSON', '{', 'not JSON'],
    ['another document', '{"offramp":"run","version":1}', 'not a log of the inspector'],
    ['no events', '{"offramp":"inspection","version":1,"actors":[{"states":[]}]}', 'no events'],
    [
      'events out of order',
      '{"offramp":"inspection","version":1,"actors":[{"states":[{"_event":{"offramp":{"n":7}}}]}]}',
      'not in order',
    ],
  ])('a broken log is refused with a reason: %s', async (_, content, reason) => {
    await looked(1);
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'log.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await expect.poll(() => page.locator('.notice').innerText()).toContain(reason);
    await page.getByText('Live', { exact: true }).waitFor();
  });

  test('a log of odd shapes is shown as far as it can be, as text', async () => {
    await opened(january, 1);
    const state = {
      value: { a: { b: [1] }, c: 5 },
      context: { '<b>x</b>': { deep: true }, __proto__: null },
      _event: {
        name: '<img src=x onerror=alert(1)>',
        data: 'no object',
        offramp: {
          n: 0,
          title: '<script>alert(1)</script>',
          hours: 'never',
          microsteps: [null, { guards: {} }],
          timers: 3,
        },
      },
    };
    const machine = { id: 'x', states: { a: { on: { go: [null, 'b', { target: 4, cond: 'c' }] } }, b: null } };
    const content = JSON.stringify({
      offramp: 'inspection',
      version: 1,
      actors: [{ sessionId: 5, id: null, machine, states: [state] }],
    });
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'log.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await expect.poll(chosen).toBe('<script>alert(1)</script>');
    expect(await page.locator('main img, main script').count()).toBe(0);
  });

  test('texts of a hostile scenario are text', async () => {
    const hostile = { ...january, title: '<img src=x onerror="document.title=1">' };
    await opened(hostile);
    await expect.poll(chosen).toBe('<img src=x onerror="document.title=1">');
    expect(await page.locator('main img').count()).toBe(0);
  });

  test('connects again by itself, and has what happened meanwhile', async () => {
    const sockets: WebSocketRoute[] = [];
    await page.routeWebSocket(/\/ws$/, (socket) => {
      sockets.push(socket);
      socket.connectToServer();
    });
    const session = await opened(january, 2);
    await expect.poll(chosen).toBe('Iran strikes places in Pakistan');
    await sockets[0]?.close({ code: 1001 });
    await page.locator('.connection.lost').waitFor();
    session.next();
    session.next();
    await page.getByText('Live', { exact: true }).waitFor();
    await expect.poll(chosen).toBe('Pakistan recalls its ambassador');
    expect(sockets).toHaveLength(2);
    expect(await region('Events').innerText()).toContain('5 received');
  });

  test('says so when the session has ended', async () => {
    await opened(january, 2);
    await running.splice(0)[0]?.close();
    await page.locator('.connection.lost').waitFor();
    // What a browser says of an address where nobody answers any more.
    await expect.poll(() => said.length).toBeGreaterThan(0);
    for (const line of said.splice(0)) expect(line).toMatch(/WebSocket connection to .* failed/);
    expect(await region('Events').innerText()).toContain('3 received');
    await page.goto('about:blank');
    said.splice(0);
  });
});

describe('in light and in dark colours axe finds nothing', () => {
  test.each([
    ['live', 1440, 900],
    ['looking back', 1440, 900],
    ['on a phone', 390, 844],
  ])('%s', async (name, width, height) => {
    await page.setViewportSize({ width, height });
    try {
      await looked(8);
      await expect.poll(() => region('Possible now').getByRole('button').count()).toBeGreaterThan(5);
      await unfold(page);
      if (name === 'looking back') await page.keyboard.press('ArrowLeft');
      expect(await violationsInBoth(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
      if (name === 'looking back') await page.getByRole('button', { name: 'Follow' }).click();
    } finally {
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });
});

test('the built viewer asks for nothing but its own files', () => {
  const text = readFileSync(join(root, 'dist/web/inspect/index.html'), 'utf8');
  expect(text).toContain("default-src 'none'");
  expect(text).not.toMatch(/https?:\/\//);
});
