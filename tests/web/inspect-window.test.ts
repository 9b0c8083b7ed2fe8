import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Journal, Session } from '../../src/play/index.js';
import { newContext } from '../helpers/browser.js';
import { builtViewer, html, type Origin, origin, script } from '../helpers/pages.js';
import { real } from '../helpers/scenarios.js';

let context: BrowserContext;
let own: Origin;
let foreign: Origin;
let page: Page;
let viewer: Page;

beforeAll(async () => {
  const [pageScript, receiverScript] = await Promise.all([script('page.ts'), script('receiver.ts')]);
  own = await origin({
    '/': html('/page.js'),
    '/viewer': html('/receiver.js'),
    '/page.js': pageScript,
    '/receiver.js': receiverScript,
    ...builtViewer(),
  });
  foreign = await origin({ '/': '<!doctype html><title>foreign</title>' });
  context = await newContext();
  page = await context.newPage();
}, 120_000);

afterEach(async () => {
  for (const other of context.pages()) if (other !== page) await other.close();
});

afterAll(async () => {
  await context.close();
  own.server.close();
  foreign.server.close();
});

async function opened(steps = 0): Promise<void> {
  await page.goto(own.url);
  await page.waitForFunction(() => typeof window.begin === 'function');
  await page.evaluate((scenario) => window.begin(scenario), real);
  for (let step = 0; step < steps; step += 1) await page.evaluate(() => void window.session.next());
  const popup = context.waitForEvent('page');
  await page.evaluate(() => window.openViewer('/viewer'));
  viewer = await popup;
  await viewer.waitForFunction(() => window.received?.some(({ type }) => type === 'service.register'));
}

const states = () =>
  viewer.evaluate(() =>
    window.received.flatMap((event) =>
      event.type === 'service.state' ? [{ value: event.state.value, context: event.state.context }] : [],
    ),
  );
const sessionId = () =>
  viewer.evaluate(
    () => window.received.flatMap((event) => ('sessionId' in event ? [event.sessionId] : [])).at(-1) ?? '',
  );

/** What a session goes through that plays a branch. */
function through(branch: string): object[] {
  const session = new Session(real);
  session.playBranch(branch);
  return new Journal(session).happenings.map(({ to }) => {
    const { value, context: variables } = to.walk.position.snapshot;
    return { value, context: variables };
  });
}

describe('a session through the real inspect() and the real receiver, between windows', () => {
  test.each(real.branches.map(({ id }) => id))('the states of %s arrive as the session has them', async (branch) => {
    await opened();
    await page.evaluate((id) => void window.session.playBranch(id), branch);
    await expect.poll(async () => (await states()).length, { timeout: 20_000 }).toBe(through(branch).length);
    expect(await states()).toEqual(through(branch));
    expect(await page.evaluate(() => window.said)).toEqual([]);
  });

  test('a viewer that is opened late gets where the session stands, then all that happened', async () => {
    await opened(5);
    await expect.poll(async () => (await states()).length).toBe(6);
    expect(await states()).toEqual(
      through('trunk')
        .filter((_, index) => index !== 1)
        .slice(0, 6),
    );
    expect(await viewer.evaluate(() => window.received[0]?.type)).toBe('service.register');
  });

  test('a viewer’s event drives the session, and another session takes its place', async () => {
    await opened();
    await viewer.evaluate((id) => window.drive({ type: 'offramp.next' }, id), await sessionId());
    await page.waitForFunction(() => window.session.node.id === 1);
    await page.evaluate((scenario) => window.watch(scenario), real);
    await viewer.waitForFunction(() => window.received.some(({ type }) => type === 'service.stop'));
    await expect
      .poll(() => viewer.evaluate(() => window.received.filter(({ type }) => type === 'service.register').length))
      .toBe(2);
    await viewer.evaluate((id) => window.drive({ type: 'offramp.next' }, id), await sessionId());
    await page.waitForFunction(() => window.session.node.id === 1);
  });
});

describe('the viewer, shown by the page that has the session', () => {
  const VIEWER = '/inspect/index.html?via=window';
  const begun = async () => {
    await page.goto(own.url);
    await page.waitForFunction(() => typeof window.begin === 'function');
    await page.evaluate((scenario) => window.begin(scenario), real);
  };
  const chosen = (where: Page | FrameLocator) =>
    where.locator('[role="option"][aria-selected="true"] .event-title').innerText();

  test('in a window: follows, drives, and is there again after it was loaded anew', async () => {
    await begun();
    const popup = context.waitForEvent('page');
    await page.evaluate((url) => window.openViewer(url), VIEWER);
    const shown = await popup;
    await page.evaluate(() => void window.session.next());
    await expect.poll(() => chosen(shown)).toBe('Militants kill eleven Iranian officers');
    await shown.getByRole('button', { name: 'Iran strikes places in Pakistan' }).click();
    await page.waitForFunction(() => window.session.node.move === 'strike');
    await shown.reload();
    await expect.poll(() => chosen(shown)).toBe('Iran strikes places in Pakistan');
    expect(await shown.locator('.events-head').innerText()).toContain('3 received');
  });

  test('in a window: the page is loaded anew, and the viewer finds its next session', async () => {
    await begun();
    const popup = context.waitForEvent('page');
    await page.evaluate((url) => window.openViewer(url), VIEWER);
    const shown = await popup;
    await shown.getByText('Live', { exact: true }).waitFor();
    await page.reload();
    await shown.locator('.connection.lost').waitFor();
    await page.waitForFunction(() => typeof window.begin === 'function');
    await page.evaluate((scenario) => window.begin(scenario), real);
    await page.evaluate(() => void window.session.next());
    // A name that is taken already finds the window that has it.
    await page.evaluate((url) => window.openViewer(url), VIEWER);
    await shown.getByText('Live', { exact: true }).waitFor();
    await expect.poll(() => chosen(shown)).toBe('Militants kill eleven Iranian officers');
  });

  test('in a frame of the page', async () => {
    await begun();
    await page.evaluate((url) => window.openViewer(url, true), VIEWER);
    await page.evaluate(() => void window.session.next());
    const frame = page.frameLocator('iframe');
    await expect.poll(() => chosen(frame)).toBe('Militants kill eleven Iranian officers');
    await frame.getByRole('button', { name: '24 h' }).click();
    await page.waitForFunction(() => window.session.hours === 24);
  });
});

describe('a page of another origin', () => {
  test('can neither read the session nor drive it from a frame, an opener or the viewer’s place', async () => {
    await opened();
    const id = await sessionId();
    const attack = ([to, service]: string[]) => {
      const heard: unknown[] = [];
      addEventListener('message', ({ data }) => heard.push(data));
      Object.assign(window, { heard });
      const event = JSON.stringify({ data: { type: 'offramp.next' }, $$type: 'scxml', origin: service });
      const goal = to === 'opener' ? window.opener : window.parent;
      goal.postMessage({ type: 'xstate.inspecting' }, '*');
      goal.postMessage({ type: 'xstate.event', event, service }, '*');
      goal.postMessage({ type: 'service.state', state: '{}', sessionId: service }, '*');
      goal.postMessage({ type: 'disconnect' }, '*');
    };
    // In a frame of the page.
    await page.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
    }, foreign.url);
    await expect.poll(() => page.frames().some((frame) => frame.url() === foreign.url)).toBe(true);
    const frame = page.frames().find((one) => one.url() === foreign.url);
    await frame?.evaluate(attack, ['parent', id]);
    // In a window that the page opened.
    const popup = context.waitForEvent('page');
    await page.evaluate((url) => void window.open(url, 'other'), foreign.url);
    const other = await popup;
    await other.waitForLoadState();
    await other.evaluate(attack, ['opener', id]);
    // In the viewer's own window, which has gone elsewhere.
    await viewer.goto(foreign.url);
    await viewer.evaluate(attack, ['opener', id]);

    await expect.poll(() => page.evaluate(() => window.said.length)).toBeGreaterThanOrEqual(9);
    await page.evaluate(() => void window.session.next());
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => window.session.log.length)).toBe(1);
    for (const spy of [frame, other, viewer])
      expect(await spy?.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([]);
  });
});
