import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Inspector } from '../../src/inspect/node/server.js';
import { Journal, Session } from '../../src/play/index.js';
import { newContext } from '../helpers/browser.js';
import { inspected } from '../helpers/inspect.js';
import { html, type Origin, origin, script } from '../helpers/pages.js';
import { real } from '../helpers/scenarios.js';

let context: BrowserContext;
let remote: Origin;
let page: Page;
const running: Inspector[] = [];

beforeAll(async () => {
  remote = await origin({ '/viz': html('/remote.js'), '/remote.js': await script('remote.ts') });
  context = await newContext();
  page = await context.newPage();
}, 60_000);

afterEach(async () => {
  for (const inspector of running.splice(0)) await inspector.close();
});

afterAll(async () => {
  await context.close();
  remote.server.close();
});

async function watched(session: Session, allowed: boolean): Promise<{ inspector: Inspector; said: string[] }> {
  const inspector = await inspected(session, allowed ? { remote: new URL(`${remote.url}viz?inspect`) } : {});
  running.push(inspector);
  return { inspector, said: inspector.said };
}

describe('a viewer that is a page of another origin', () => {
  test('gets the run when its address was given', async () => {
    const session = new Session(real);
    while (session.nextStep) session.next();
    const { inspector } = await watched(session, true);
    await page.goto(inspector.remote ?? '');
    const states = () =>
      page.evaluate(() =>
        window.received.flatMap((event) => (event.type === 'service.state' ? [event.state.value] : [])),
      );
    await expect
      .poll(async () => (await states()).length, { timeout: 20_000 })
      .toBe(new Journal(session).happenings.length);
    expect(await states()).toEqual(new Journal(session).happenings.map(({ to }) => to.walk.position.snapshot.value));
  });

  test('gets nothing when it was not, even where it knows the address of the socket', async () => {
    const session = new Session(real);
    session.next();
    const { inspector, said } = await watched(session, false);
    expect(inspector.remote).toBeUndefined();
    await page.goto(`${remote.url}viz?server=${encodeURIComponent(inspector.socket)}`);
    await expect.poll(() => said).toEqual(['A connection was refused: it came from a page of another origin.']);
    expect(await page.evaluate(() => window.received)).toEqual([]);
    expect(inspector.viewers).toBe(0);
  });

  test('cannot read the viewer’s page or anything else over HTTP either', async () => {
    const { inspector } = await watched(new Session(real), false);
    await page.goto(`${remote.url}viz?server=`);
    const read = await page.evaluate(
      (url) =>
        fetch(url)
          .then((answer) => answer.text())
          .catch(() => 'refused'),
      inspector.url,
    );
    expect(read).toBe('refused');
  });
});
