/** Pictures of a class for docs/, from the real server and pages: what a teacher, the wall and a phone show. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { machineOfClass } from '../src/cli/explore/class-machine.js';
import { oddsOfClass } from '../src/cli/explore/class-odds.js';
import { openDatabase } from '../src/server/class/database.js';
import { House } from '../src/server/class/house.js';
import { startClassServer } from '../src/server/class/server.js';
import { openStore } from '../src/server/class/store.js';
import { startBrowser } from './browser.js';
import { loadShipped } from './scenario-files.js';

const dist = join(import.meta.dirname, '../dist/web');
const LOOK = { locale: 'en-GB', colorScheme: 'light', reducedMotion: 'reduce' } as const;
/** What each student thinks is done next, by its place in the list, and says why. */
const STUDENTS: readonly (readonly [name: string, option: number, why?: string])[] = [
  ['Fox', 2, 'They must be seen to answer.'],
  ['Heron', 0, 'First find out who did it.'],
  ['Lynx', 2],
  ['Otter', 1, 'Talks cost less than a war.'],
];

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/**
 * A poll at the first decision of January 2024: a phone as it chooses, then the teacher's page and the wall as the
 * answers are revealed.
 *
 * @param save keeps a picture of a page under a name
 */
export async function classPictures(save: (page: Page, name: string) => Promise<void>): Promise<void> {
  const { scenario } = loadShipped('iran-pakistan-2024');
  if (!scenario) throw new Error('The scenario has errors.');
  const folder = mkdtempSync(join(tmpdir(), 'offramp-class-pictures-'));
  const house = new House(await openStore(await openDatabase(`file:${join(folder, 'classes.db')}`)), 30, {
    odds: oddsOfClass,
    machine: machineOfClass,
  });
  const server = await startClassServer({ house, pages: join(dist, 'class'), app: dist, port: 0 });
  const { context, stop } = await startBrowser(LOOK);
  const browser = context.browser();
  const contexts: BrowserContext[] = [];
  const open = async (address: string, width: number, height: number): Promise<Page> => {
    const own = browser ? await browser.newContext({ ...LOOK, viewport: { width, height } }) : context;
    contexts.push(own);
    const page = await own.newPage();
    await page.setViewportSize({ width, height });
    await page.goto(address);
    return page;
  };
  try {
    const { code, teacher: key, wall: wallKey } = await house.begin(scenario);
    const [url = ''] = server.addresses;
    const teacher = await open(`${url}teacher#${code}.${key}`, 1440, 900);
    const wall = await open(`${url}wall#${code}.${wallKey}`, 1280, 720);
    const phones: Page[] = [];
    for (const [name] of STUDENTS) {
      const phone = await open(`${url}#${code}`, 390, 844);
      await phone.locator('form input').fill(name);
      await phone.locator('form button').click();
      await phone.locator('main section').first().waitFor();
      phones.push(phone);
    }
    await press(teacher, 'Play on to the next decision');
    await teacher.getByLabel('Kind of question').selectOption('poll');
    await press(teacher, 'Ask');
    for (const [index, [, option, why]] of STUDENTS.entries()) {
      const phone = phones[index] as Page;
      await phone.getByRole('radio').nth(option).check();
      if (why) await phone.getByLabel('Why?').fill(why);
      if (index === 0) await save(phone, 'class-phone.png');
      await phone.locator('.choose button[type="submit"]').click();
      await phone.getByText('Received', { exact: true }).waitFor();
    }
    await press(teacher, 'Close');
    await press(teacher, 'Reveal');
    await teacher.locator('.round[data-status="revealed"]').waitFor();
    await wall.getByText('They must be seen to answer.').waitFor();
    for (const page of [teacher, wall]) await page.locator('.still svg').waitFor();
    await save(teacher, 'class-teacher.png');
    await save(wall, 'class-wall.png');
  } finally {
    await Promise.all(contexts.map((one) => one.close()));
    await stop();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
