import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Scenario } from '../../src/scenario/index.js';
import { openDatabase } from '../../src/server/class/database.js';
import { House, type HouseOptions } from '../../src/server/class/house.js';
import { startClassServer } from '../../src/server/class/server.js';
import { openStore } from '../../src/server/class/store.js';
import { type ContextOptions, newContext } from '../helpers/browser.js';
import { root } from '../helpers/scenarios.js';
import { watch } from '../helpers/web.js';

const PHONE: ContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** What a browser says by itself while a test keeps it from the network or the server. */
const CUT_OFF = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED/;

/** A class, and the pages that are open on it; each in a browser that keeps nothing of the others. */
export interface ClassPages {
  /** Address of the server. */
  url: string;
  code: string;
  teacher: Page;
  wall: Page;
  /** A phone on which nothing is kept. */
  phone(fragment?: string, options?: ContextOptions): Promise<Page>;
  /** Another student, who has come by the code in the address and says a name. */
  student(name: string, options?: ContextOptions): Promise<Page>;
}

/** Pages of classes in a browser, for the tests of a file: the server runs within the test's process. */
export function classPages(options: HouseOptions = {}): {
  begin(scenario: Scenario): Promise<ClassPages>;
  /** Stops the server, and starts it again at the same address with what it has stored. */
  stop(): Promise<void>;
  start(): Promise<void>;
} {
  const folder = mkdtempSync(join(tmpdir(), 'offramp-class-pages-'));
  const contexts: BrowserContext[] = [];
  const said: string[][] = [];
  let house: House;
  let serving: Awaited<ReturnType<typeof startClassServer>>;
  const open = async (address: string, options: ContextOptions): Promise<Page> => {
    const context = await newContext({ locale: 'en-GB', reducedMotion: 'reduce', acceptDownloads: true, ...options });
    contexts.push(context);
    said.push(watch(context).said);
    const page = await context.newPage();
    await page.goto(address);
    return page;
  };
  const start = async (port: number) => {
    house = new House(await openStore(await openDatabase(`file:${join(folder, 'classes.db')}`)), 30, options);
    const app = join(root, 'dist/web');
    serving = await startClassServer({ house, pages: join(app, 'class'), app, port });
  };
  beforeAll(() => start(0));
  afterEach(async () => {
    const heard = said.splice(0).flat();
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(heard.filter((line) => !CUT_OFF.test(line))).toEqual([]);
  });
  afterAll(async () => {
    await serving.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    stop: () => serving.close(),
    start: () => start(serving.port),
    begin: async (scenario) => {
      const [url = ''] = serving.addresses;
      const { code, teacher, wall } = await house.begin(scenario);
      const phone: ClassPages['phone'] = (fragment = `#${code}`, options = {}) =>
        open(url + fragment, { ...PHONE, ...options });
      return {
        ...{ url, code, phone },
        teacher: await open(`${url}teacher#${code}.${teacher}`, { viewport: { width: 1440, height: 900 } }),
        wall: await open(`${url}wall#${code}.${wall}`, { viewport: { width: 1920, height: 1080 } }),
        student: async (name, options) => {
          const page = await phone(undefined, options);
          await page.locator('form input').fill(name);
          await page.locator('form button').click();
          await page.locator('main section').first().waitFor();
          return page;
        },
      };
    },
  };
}

/** Presses a button by its whole name. */
export function press(within: Page | Locator, name: string): Promise<void> {
  return within.getByRole('button', { name, exact: true }).click();
}
