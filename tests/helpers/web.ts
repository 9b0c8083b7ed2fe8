import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type PageOptions, startBrowser } from '../../scripts/browser.js';
import { serve } from '../../scripts/serve.js';

export { serve };

/** What a page must never do: ask another machine for anything, break its policy, or fail in silence. */
export function watch(context: BrowserContext): { said: string[] } {
  const said: string[] = [];
  const own = (url: string) => /^(http:\/\/127\.0\.0\.1:\d+\/|file:|data:|blob:|about:)/.test(url);
  context.on('request', (request) => {
    if (!own(request.url())) said.push(`asked for ${request.url()}`);
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => said.push(`error: ${error.error().message}`));
  return { said };
}

/**
 * What breaks a rule of WCAG 2.2 AA that axe can judge, or its own good practice.
 *
 * @param within a selector: only there, not on the whole page
 */
export async function violations(page: Page, within?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (within !== undefined) axe.include(within);
  const { violations: found } = await axe
    // The pages have no frames: axe need not open a second page to judge them, nor list what it found in order.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** Chooses the colours in the menu of the page, as a person does. */
export async function choose(page: Page, theme: 'Light' | 'Dark'): Promise<void> {
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('radio', { name: theme }).check();
  await page.keyboard.press('Escape');
}

export interface Web {
  page: Page;
  context: BrowserContext;
  /** Address of the served app. */
  url: string;
  /** What the page did that it must not do; empty, or the test that ran fails. */
  said: string[];
  /** A page as a person meets it for the first time: nothing kept in the browser. */
  fresh(path?: string): Promise<Page>;
}

/**
 * The served app in a browser, for the tests of a file. After each test the page must have asked
 * nobody else for anything and have no error in its console.
 *
 * @param args what `offramp serve` is given
 */
export function webApp(args: string[] = [], options: PageOptions = {}): Web {
  const web = {} as Web & { stop: () => Promise<void> };
  beforeAll(async () => {
    const [server, browser] = await Promise.all([
      serve(args),
      startBrowser({
        viewport: { width: 1440, height: 900 },
        acceptDownloads: true,
        locale: 'en-GB',
        // What moves is waited for at every click; the tests of motion ask for it.
        reducedMotion: 'reduce',
        ...options,
      }),
    ]);
    const { context } = browser;
    const { said } = watch(context);
    const blank = '<!doctype html><link rel="icon" href="data:,">';
    await context.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: blank }));
    Object.assign(web, {
      context,
      page: context.pages()[0] ?? (await context.newPage()),
      url: server.url,
      said,
      fresh: async (path = '') => {
        await web.page.bringToFront();
        // Forgotten on a page without the app, which would write down what it holds when it is left.
        await web.page.goto(`${server.url}blank`);
        await web.page.evaluate(() => {
          localStorage.clear();
          sessionStorage.clear();
        });
        await web.page.goto(server.url + path);
        await web.page.getByRole('region', { name: 'Story' }).waitFor();
        return web.page;
      },
      stop: async () => {
        await browser.stop();
        await server.stop();
      },
    });
  });
  afterEach(() => {
    const said = web.said.splice(0);
    expect(said).toEqual([]);
  });
  afterAll(() => web.stop());
  return web;
}
