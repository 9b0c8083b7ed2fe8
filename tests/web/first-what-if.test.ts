import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { webApp } from '../helpers/web.js';

const web = webApp();

const guide = () => web.page.getByRole('region', { name: 'Your first what-if' });
const task = () => guide().getByRole('status').innerText();
const form = () => web.page.locator('.board-form');

/** What the keyboard is at is called. */
const here = (page: Page) =>
  page.evaluate(() => {
    const now = document.activeElement;
    if (!now || now === document.body) return '';
    const labels = 'labels' in now ? [...((now as HTMLInputElement).labels ?? [])] : [];
    const name = now.getAttribute('aria-label') ?? (labels[0] ?? now).textContent ?? '';
    return name.trim().replace(/\s+/g, ' ');
  });

/** Goes on with a key until the keyboard is where it is to be. */
async function go(page: Page, to: RegExp, key = 'Tab'): Promise<void> {
  const met: string[] = [];
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press(key);
    const now = await here(page);
    if (to.test(now)) return;
    met.push(now.slice(0, 30));
  }
  expect.fail(`${key} does not come to ${to}, but to: ${met.join(' | ')}`);
}

test('the first what-if is written by the keyboard alone', async () => {
  const page = await web.fresh();
  const press = (key: string) => page.keyboard.press(key);
  const enter = async (name: RegExp, key?: string) => {
    await go(page, name, key);
    await press('Enter');
  };
  /** Writes over what a field holds. */
  const write = async (text: string) => {
    await press('ControlOrMeta+a');
    await page.keyboard.type(text);
  };
  await enter(/^Write$/);
  await page.locator('.card-cell').first().waitFor();
  await enter(/^Start from …$/);
  await enter(/^Your first what-if/);
  await expect.poll(task).toContain('title');
  await enter(/^Show me where$/);
  await expect.poll(() => here(page)).toBe('Title');
  await write('What if nobody had answered?');
  await expect.poll(task).toContain('step of the real crisis');
  await enter(/^Done, go on$/, 'Shift+Tab');
  await expect.poll(task).toContain('plausible');
  await enter(/^Show me where$/, 'Shift+Tab');
  await expect.poll(() => here(page)).toBe('Title');
  await go(page, /^Why it was plausible$/);
  await write('A quiet government stays free.');
  await expect.poll(task).toContain('first card');
  await enter(/^Show me where$/, 'Shift+Tab');
  await expect.poll(() => here(page)).toBe('Title');
  await write('A quiet note');
  await expect.poll(task).toContain('question');
  await enter(/^Add a question$/);
  await expect.poll(() => here(page)).toMatch(/^Question \d$/);
  await write('What does a quiet note cost?');
  await expect.poll(task).toContain('alternative');
  await enter(/^Add an alternative to this one$/);
  await expect.poll(() => here(page)).toBe('Search the moves');
  await page.keyboard.type('nobody');
  await enter(/^Nobody moves/, 'ArrowDown');
  await expect.poll(task).toContain('must hold');
  await expect.poll(() => here(page)).toBe('Title');
  await enter(/^Show me where$/, 'Shift+Tab');
  await expect.poll(() => here(page)).toBe('Title');
  await enter(/^More$/);
  await enter(/^Record what it is now$/);
  await expect.poll(task).toContain('marked with an error');
  const next = guide().getByRole('button', { name: 'Done, go on' });
  await expect.poll(() => next.getAttribute('aria-disabled')).toBe('false');
  await enter(/^Done, go on$/, 'Shift+Tab');
  await expect.poll(task).toContain('Play it');
  await enter(/^Play this scenario$/, 'Shift+Tab');
  await page.getByRole('region', { name: 'Story' }).waitFor();
});

test('the first what-if is written on a phone', async () => {
  const page = await web.fresh();
  await page.setViewportSize({ width: 390, height: 844 });
  const tap = (name: string, within = guide()) => within.getByRole('button', { name, exact: true }).click();
  const field = (name: string) => form().getByLabel(name, { exact: true });
  const narrow = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  await page.getByRole('button', { name: 'Write' }).click();
  await page.getByRole('button', { name: 'Start from …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Your first what-if' }).click();
  await expect.poll(task).toContain('title');
  await tap('Show me where');
  await field('Title').fill('What if nobody had answered?');
  await expect.poll(task).toContain('step of the real crisis');
  await tap('Done, go on');
  await tap('Show me where');
  await field('Why it was plausible').fill('A quiet government stays free.');
  await expect.poll(task).toContain('first card');
  await tap('Show me where');
  await field('Title').fill('A quiet note');
  await expect.poll(task).toContain('question');
  expect(await narrow()).toBe(true);
  await tap('Add a question', form());
  await expect.poll(task).toContain('alternative');
  await tap('Add an alternative to this one', form());
  const dialog = page.getByRole('dialog');
  expect(await narrow()).toBe(true);
  await dialog.locator('.offer').filter({ hasText: 'Nobody moves' }).first().click();
  await expect.poll(task).toContain('must hold');
  await tap('Show me where');
  await form().getByText('More', { exact: true }).click();
  await tap('Record what it is now', form());
  await expect.poll(task).toContain('marked with an error');
  await tap('Back to the board', form());
  await expect.poll(() => page.locator('.card-cell').first().isVisible()).toBe(true);
  const next = guide().getByRole('button', { name: 'Done, go on' });
  await expect.poll(() => next.getAttribute('aria-disabled')).toBe('false');
  await next.click();
  await expect.poll(task).toContain('Play it');
  await page.getByRole('button', { name: 'Play this scenario' }).click();
  await page.getByRole('region', { name: 'Story' }).waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('in a Persian page, a what-if is begun in Persian', async () => {
  const page = await web.fresh();
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('radio', { name: 'فارسی' }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'نوشتن', exact: true }).click();
  await page.getByRole('button', { name: 'آغاز از …' }).click();
  await page.getByRole('button', { name: /نخستین «چه می‌شد اگر» شما/ }).click();
  const head = () =>
    form()
      .locator('textarea')
      .evaluateAll((areas) => areas.map((area) => (area as HTMLTextAreaElement).value));
  await expect.poll(async () => (await head()).join('\n')).toContain('در یک یا دو جمله بگویید');
  expect((await head()).join('\n')).toContain('چه می‌شد اگر به جای');
  const begun = async () => {
    await page.getByRole('button', { name: 'متن', exact: true }).click();
    return page.getByRole('textbox').first().innerText();
  };
  const whatIf = await begun();
  expect(whatIf).toContain('language: fa');
  expect(whatIf).toContain('# عنوان‌ها، متن‌ها و حرکت‌ها');
  // A crisis of one's own, too: the model's draft and its comments.
  await page.getByRole('button', { name: 'آغاز از …' }).click();
  const blank = page.getByRole('form', { name: 'دو کشور از خودتان' });
  await blank.getByRole('button', { name: 'آغاز', exact: true }).click();
  const own = await begun();
  expect(own).toContain('language: fa');
  expect(own).not.toMatch(/: "[A-Z]|\w # [A-Za-z]/);
});
