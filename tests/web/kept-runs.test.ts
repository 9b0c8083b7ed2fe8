import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { webApp } from '../helpers/web.js';

const web = webApp();

const KEY = 'offramp:run:iran-pakistan-2024';
const notice = () => web.page.locator('.notice');
const heading = () => web.page.getByRole('region', { name: 'Story' }).getByRole('heading', { level: 2 }).innerText();
const get = (key: string) => web.page.evaluate((name) => localStorage.getItem(name), key);

/** Opens the page with this in the browser's store. */
async function withKept(kept: Record<string, string>): Promise<void> {
  await web.page.goto('about:blank');
  // Put there before the app begins, and after the one before has written down what it held.
  const put = await web.page.addInitScript((entries) => {
    localStorage.clear();
    for (const [key, text] of Object.entries(entries)) localStorage.setItem(key, text);
  }, kept);
  await web.page.goto(web.url);
  await put.dispose();
  await web.page.getByRole('region', { name: 'Story' }).waitFor();
}

async function next(page: Page, times: number): Promise<void> {
  for (let step = 0; step < times; step += 1) await page.keyboard.press('ArrowRight');
}

async function downloaded(button: RegExp | string): Promise<string> {
  const [file] = await Promise.all([
    web.page.waitForEvent('download'),
    web.page.getByRole('button', { name: button }).click(),
  ]);
  return readFileSync(await file.path(), 'utf8');
}

/** A browser whose store takes nothing. */
const full = (page: Page) =>
  page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });

async function keptRun(): Promise<string> {
  const page = await web.fresh();
  await next(page, 3);
  await page.waitForFunction((key) => localStorage.getItem(key)?.includes('"node":3}'), KEY);
  return (await get(KEY)) ?? '';
}

test('a run whose opening never came to its end is set aside, and can be saved', async () => {
  const run = await keptRun();
  expect(await get('offramp:opening:iran-pakistan-2024')).toBeNull();
  const start = await withKept({ [KEY]: run, 'offramp:opening:iran-pakistan-2024': String(Date.now() - 60_000) }).then(
    heading,
  );
  await notice().getByText('its opening never came to an end').waitFor();
  expect(JSON.parse(await downloaded('Save run'))).toEqual(JSON.parse(run));
  await web.page.reload();
  await web.page.getByRole('region', { name: 'Story' }).waitFor();
  expect(await heading()).toBe(start);
  await web.page.getByRole('button', { name: 'Take away', exact: true }).click();
  await web.page.getByRole('button', { name: /^Back to your own run/ }).click();
  await web.page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  await expect.poll(heading).not.toBe(start);
});

test('a kept run that is damaged is set aside, and can be saved as it is', async () => {
  await withKept({ [KEY]: '{"offramp":"run","version":1' });
  await notice().getByText('could not be opened').waitFor();
  await next(web.page, 1);
  await notice().getByText('could not be opened').waitFor();
  await web.page.getByRole('button', { name: 'Take away', exact: true }).click();
  await web.page.getByRole('button', { name: /^Back to your own run/ }).click();
  expect(await downloaded('Save as a file')).toBe('{"offramp":"run","version":1');
});

test('the mark of an opening goes once the run is drawn', async () => {
  const run = await keptRun();
  await withKept({ [KEY]: run });
  await expect.poll(() => get('offramp:opening:iran-pakistan-2024')).toBeNull();
  await web.page.reload();
  await web.page.reload();
  await web.page.getByRole('region', { name: 'Story' }).waitFor();
  expect(JSON.parse((await get(KEY)) ?? '').log).toHaveLength(3);
  expect(await notice().count()).toBe(0);
});

test('a run that the browser does not keep is said to be so until it is, and can be saved', async () => {
  const page = await web.fresh();
  await full(page);
  await next(page, 2);
  await notice().getByText('Your run is not kept').waitFor();
  await next(page, 1);
  await notice().getByText('Your run is not kept').waitFor();
  expect(JSON.parse(await downloaded('Save run')).log).toHaveLength(3);
});

test('a run that is not kept is there again after another scenario was shown', async () => {
  const page = await web.fresh();
  await full(page);
  await next(page, 2);
  await notice().getByText('Your run is not kept').waitFor();
  const before = await heading();
  const show = async (name: RegExp) => {
    await page.getByRole('button', { name: 'Choose a scenario' }).click();
    await page.getByRole('dialog').getByRole('button', { name }).click();
  };
  await show(/two-countries/);
  await expect.poll(heading).not.toBe(before);
  await show(/iran-pakistan-2024/);
  await expect.poll(heading).toBe(before);
});

test('an address that was damaged on the way is said to be so', async () => {
  const page = await web.fresh();
  await page.goto('about:blank');
  await page.goto(`${web.url}#run`);
  await notice().getByText('This link is broken or was cut off').waitFor();
});
