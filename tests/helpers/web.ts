import { deflateRawSync } from 'node:zlib';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { serve } from '../../scripts/serve.js';
import { Session, toRun } from '../../src/play/index.js';
import type { Scenario } from '../../src/scenario/index.js';
import { type ContextOptions, DRAWN, newContext } from './browser.js';
import { real as crisis, JANUARY, january } from './scenarios.js';

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
 * @param rules those that hang on colours alone, for a page that was judged by all of them in other colours
 */
export async function violations(page: Page, within?: string, rules: 'all' | 'colours' = 'all'): Promise<string[]> {
  // Its half a megabyte takes as long to be read as a page to be judged: once for each page that is loaded.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ where, runOnly, drawn }) => {
      const judge = (globalThis as unknown as { axe: typeof axe }).axe;
      // How much a letter stands out hangs on what it is seen through.
      document.documentElement.setAttribute(drawn, '');
      const { violations: found } = await judge.run(where ?? document, {
        resultTypes: ['violations'],
        runOnly,
      });
      document.documentElement.removeAttribute(drawn);
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    },
    { where: within, runOnly: rules === 'all' ? RULES : COLOURS, drawn: DRAWN },
  );
}

/** The same in light and in dark colours, where the page follows those that the system has. */
export async function violationsInBoth(page: Page, within?: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await violations(page, within);
  await page.emulateMedia({ colorScheme: 'dark' });
  return [...light, ...(await violations(page, within, 'colours'))];
}

/** WCAG 2.2 AA as far as axe can judge it, and its own good practice. */
const RULES = {
  type: 'tag' as const,
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

const COLOURS = { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] };

/** Opens everything on the page that is folded up, as a person does. */
export async function unfold(page: Page): Promise<void> {
  const folded = page.locator('main details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
}

/** Chooses the colours in the menu of the page, as a person does. */
export async function choose(page: Page, theme: 'Light' | 'Dark'): Promise<void> {
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('radio', { name: theme }).check();
  await page.keyboard.press('Escape');
}

/** Presses a button and chooses files, by name and text, in the dialog that it opens. */
export async function giveFiles(page: Page, button: string, ...files: [name: string, text: string][]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).click(),
  ]);
  await chooser.setFiles(files.map(([name, text]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })));
}

/** Opens scenario files of one's own: the first is the one that is meant, the others it may need. */
export async function openScenario(page: Page, ...files: [name: string, text: string][]): Promise<void> {
  await page.getByRole('button', { name: 'Choose a scenario' }).click();
  await giveFiles(page, 'Open a scenario file …', ...files);
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
  /**
   * The crisis screen with that many steps of the real path played: opened from a link on the page of the test before,
   * where that asked for it here too and passed, which takes a third of a fresh one. For a test that changes no
   * settings, leaves nothing switched that a run does not hold, and reads no notices or runs set aside from before.
   */
  anew(steps?: number | ((session: Session) => void)): Promise<Page>;
}

const SIZE = { width: 1440, height: 900 };

/** The address of a run: what “Copy link” copies. */
function linked(scenario: Scenario, steps: number | ((session: Session) => void)): string {
  const session = new Session(scenario);
  if (typeof steps === 'function') steps(session);
  else for (let step = 0; step < steps; step += 1) session.next();
  return `#run=1.${deflateRawSync(JSON.stringify(toRun(session))).toString('base64url')}`;
}

/** Opens a run from its address on a page that may have shown another one, and puts away what lies open. */
async function reopen(page: Page, hash: string): Promise<void> {
  await page.mouse.move(2, 2);
  if ((await page.locator('dialog[open], [popover]:popover-open').count()) > 0) await page.keyboard.press('Escape');
  await page.evaluate((run) => {
    location.hash = run;
    for (const details of document.querySelectorAll('details')) details.open = false;
  }, hash);
  await page.getByText('The run of the link is open.').waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.mouse.move(2, 2);
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
  });
}

/** The real crisis as it is served, for all files of a worker: what they do to it stays in their browser. */
let real: ReturnType<typeof serve> | undefined;

function served(args: string[]): ReturnType<typeof serve> {
  if (args.length > 0) return serve(args);
  // It ends with the worker.
  real ??= serve().then((server) => ({ ...server, stop: async () => {} }));
  return real;
}

/**
 * The served app in a browser, for the tests of a file. After each test the page must have asked
 * nobody else for anything and have no error in its console.
 *
 * @param args what `offramp serve` is given; the real crisis where it is nothing, and JANUARY for what hangs on the small model
 * @param writes how a scenario is written: `text` is for those who have turned to it before
 */
export function webApp(args: string[] = [], options: ContextOptions = {}, writes: 'board' | 'text' = 'board'): Web {
  const web = {} as Web & { stop: () => Promise<void> };
  /** Whether the page holds nothing but a run. */
  let clean = false;
  beforeAll(async () => {
    const [server, context] = await Promise.all([
      served(args),
      newContext({
        viewport: SIZE,
        acceptDownloads: true,
        locale: 'en-GB',
        // What moves is waited for at every click; the tests of motion ask for it.
        reducedMotion: 'reduce',
        ...options,
      }),
    ]);
    const { said } = watch(context);
    Object.assign(web, {
      context,
      page: await context.newPage(),
      url: server.url,
      said,
      fresh: async (path = '') => {
        clean = false;
        await web.page.bringToFront();
        // What is left asks nobody whether it may be.
        await web.page.evaluate(() =>
          addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true }),
        );
        // Forgotten before the app begins, and after the one before has written down what it held when it was left.
        const forget = await web.page.addInitScript((mode) => {
          localStorage.clear();
          sessionStorage.clear();
          if (mode === 'text') localStorage.setItem('offramp:write-mode', mode);
        }, writes);
        await web.page.goto(server.url + path);
        await forget.dispose();
        await web.page.getByRole('region', { name: 'Story' }).or(web.page.locator('#library-list')).waitFor();
        return web.page;
      },
      anew: async (steps = 0) => {
        if (!clean) await web.fresh();
        if (clean || steps !== 0) await reopen(web.page, linked(args[0] === JANUARY ? january : crisis, steps));
        clean = true;
        return web.page;
      },
      stop: async () => {
        await context.close();
        await server.stop();
      },
    });
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') clean = false;
    const said = web.said.splice(0);
    expect(said).toEqual([]);
  });
  afterAll(() => web.stop());
  return web;
}
