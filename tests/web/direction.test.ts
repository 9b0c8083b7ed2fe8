import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { root } from '../helpers/scenarios.js';
import { unfold, violationsInBoth, webApp } from '../helpers/web.js';

const web = webApp([join(root, 'tests/fixtures/do-hamsaye.yaml')], {}, 'text');

const story = (page: Page) => page.getByRole('region', { name: /^(Story|داستان)$/ });
const heading = (page: Page) => story(page).getByRole('heading', { level: 2 });

/** Chooses the language as a person does. */
async function speakPersian(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('radio', { name: 'فارسی' }).check();
  await page.getByRole('button', { name: 'نمایش', exact: true }).waitFor();
  await page.keyboard.press('Escape');
}

/** Whether the page is in Persian, on the crisis screen, and was left so by a test that passed. */
let persian = false;
afterEach(({ task }) => {
  if (task.result?.state === 'fail') persian = false;
});

/** The crisis screen in Persian; tests that leave it so share one page. */
async function inPersian(): Promise<Page> {
  const { page } = web;
  if (persian) {
    await page.getByRole('button', { name: 'بحران', exact: true }).click();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Home');
  } else {
    await web.fresh();
    await speakPersian(page);
  }
  persian = true;
  return page;
}

const rootOf = (page: Page) =>
  page.evaluate(() => ({ dir: document.documentElement.dir, lang: document.documentElement.lang }));

/** Left edges of elements, in the order of the document. */
const lefts = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));

const falling = (values: readonly number[]) => [...values].sort((a, b) => b - a);

describe('a scenario in Persian', () => {
  test('reads right to left in an interface that does not', async () => {
    const page = await web.fresh();
    await page.keyboard.press('ArrowRight');
    expect(await heading(page).innerText()).toBe('حمله به یک پاسگاه مرزی');
    const { direction, language } = await heading(page).evaluate((element) => ({
      direction: getComputedStyle(element).direction,
      language: element.closest('[lang]')?.getAttribute('lang'),
    }));
    expect({ direction, language }).toEqual({ direction: 'rtl', language: 'fa' });
    expect(await rootOf(page)).toEqual({ dir: 'ltr', lang: 'en' });
  });
});

describe('the interface in Persian', () => {
  test('mirrors the page, and is kept over a reload', async () => {
    const page = await web.fresh();
    await speakPersian(page);
    expect(await rootOf(page)).toEqual({ dir: 'rtl', lang: 'fa' });
    await page.reload();
    await story(page).waitFor();
    expect(await rootOf(page)).toEqual({ dir: 'rtl', lang: 'fa' });
    const [storyLeft = 0] = await lefts(page, '#part-story');
    const [movesLeft = 0] = await lefts(page, '#part-moves');
    expect(storyLeft).toBeGreaterThan(movesLeft);
    const stops = await lefts(page, '.timeline button');
    expect(stops.length).toBeGreaterThan(3);
    expect(stops).toEqual(falling(stops));
    const [course = 0, embassies = 0] = await lefts(page, '.machine-chart .frame');
    expect(course).toBeGreaterThan(embassies);
    await page.getByRole('button', { name: 'نمایش', exact: true }).click();
    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByRole('region', { name: 'Story' }).waitFor();
    expect(await rootOf(page)).toEqual({ dir: 'ltr', lang: 'en' });
  });

  test('is what a browser set to Persian gets, before anything is chosen', async () => {
    const page = await web.context.newPage();
    await page.addInitScript(() => {
      localStorage.clear();
      Object.defineProperty(navigator, 'language', { get: () => 'fa-IR' });
    });
    await page.goto(web.url);
    await page.getByRole('region', { name: 'داستان' }).waitFor();
    expect(await rootOf(page)).toEqual({ dir: 'rtl', lang: 'fa' });
    await page.close();
  });

  test('the next step is to the left, on the page, the map and the curve', async () => {
    const page = await inPersian();
    await page.keyboard.press('ArrowLeft');
    expect(await heading(page).innerText()).toBe('حمله به یک پاسگاه مرزی');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    expect(await heading(page).innerText()).toBe('حمله به یک پاسگاه مرزی');
    await page.locator('.stop [aria-current="step"]').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-depth'))).toBe('2');
    await page.locator('.curve-chart').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('slider').getAttribute('aria-valuenow')).toBe('0');
  });

  test('has a Persian name for every part, and no English word is left on the crisis screen', async () => {
    const page = await inPersian();
    // It leaves much of it switched.
    persian = false;
    for (const name of ['داستان', 'حرکت‌ها', 'ماشین', 'شاخه‌ها', 'منحنی'])
      await page.getByRole('region', { name, exact: true }).waitFor();
    const found: string[] = [];
    const look = async () => found.push(...(await englishWords(page)));
    await look();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await unfold(page);
    await look();
    // What edges and states are called is only told while they are pointed at.
    const pointed = page.locator('.machine-chart :is([data-reach], [data-state])');
    for (const one of await pointed.all()) {
      await one.dispatchEvent('pointerenter');
      found.push(...latin(await page.locator('.machine-pointed').innerText()));
      await one.dispatchEvent('pointerleave');
    }
    await page.getByRole('button', { name: 'به زبان ساده' }).click();
    await page.getByRole('button', { name: 'نمایش به شکل جدول' }).click();
    // Off the script: a free move, and time that passes.
    await page.locator('.moves .free .move').first().click();
    await look();
    await page.getByRole('button', { name: 'صبر' }).click();
    await look();
    await page.locator('.lane-button').last().click();
    await look();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'مقایسه' }).click();
    // It is fetched when it is first opened: a key before that closes nothing.
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    await look();
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    await page.getByRole('button', { name: 'با خود بردن' }).click();
    await look();
    await page.getByRole('button', { name: /^جزوه/ }).click();
    await page.locator('.dialog .handout-machine img').first().waitFor();
    await look();
    await page.keyboard.press('Escape');
    await page.keyboard.press('p');
    await look();
    expect([...new Set(found)].sort()).toEqual([]);
  });

  test('fits on a phone, with a header of two rows', async () => {
    const page = await inPersian();
    await page.setViewportSize({ width: 390, height: 844 });
    try {
      for (const name of ['داستان', 'حرکت‌ها', 'ماشین', 'شاخه‌ها', 'منحنی']) {
        await page.locator('.part-tabs').getByRole('button', { name, exact: true }).click();
        await page.getByRole('region', { name, exact: true }).waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
      }
      const height = await page.locator('.header').evaluate((header) => header.getBoundingClientRect().height);
      expect(height).toBeLessThan(100);
    } finally {
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });

  test('the text of a scenario is still written from left to right', async () => {
    const page = await inPersian();
    await page.getByRole('button', { name: 'نوشتن' }).click();
    await page.getByRole('region', { name: 'ویرایشگر سناریو' }).waitFor();
    const first = page.locator('.cm-line').first();
    expect(await first.evaluate((line) => getComputedStyle(line).direction)).toBe('ltr');
    expect(
      await englishWords(page, '.code, code, .problem-text, .problem-hint, .file-name, [title*="do-hamsaye"]'),
    ).toEqual([]);
  });

  test('axe finds nothing in light and in dark colours', async () => {
    const page = await inPersian();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await unfold(page);
    expect(await violationsInBoth(page)).toEqual([]);
    await page.getByRole('button', { name: 'نمایش', exact: true }).click();
    expect(await violationsInBoth(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'نوشتن' }).click();
    await page.getByRole('region', { name: 'ویرایشگر سناریو' }).waitFor();
    await page.locator('.cm-content').waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
  });
});

/** Names of things, formats and keys, which are the same in every language; and what the fixture itself holds. */
const SAME = new Set('Offramp HTML YAML SVG PNG UTF English A B Border Group Enter Tab Escape Ctrl Space'.split(' '));

const latin = (text: string) =>
  (text.match(/[A-Za-z]+/g) ?? []).filter((word) => !SAME.has(word) && !(word.length === 1 && word !== 'h'));

/** Words in Latin letters that the page shows or says to those who hear it. */
async function englishWords(page: Page, except = ''): Promise<string[]> {
  const texts = await page.evaluate((leave) => {
    const said: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('script, noscript, style, #print') || (leave !== '' && element.closest(leave))) continue;
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) said.push(node.textContent ?? '');
      for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt'])
        said.push(element.getAttribute(name) ?? '');
    }
    for (const { src } of document.querySelectorAll<HTMLImageElement>('img[src^="data:image/svg"]'))
      said.push(decodeURIComponent(src.slice(src.indexOf(',') + 1)).replace(/<style>.*?<\/style>|<[^>]*>/gs, ' '));
    return said;
  }, except);
  return texts.flatMap(latin);
}
