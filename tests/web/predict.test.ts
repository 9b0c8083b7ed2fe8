import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { storyOf } from '../../src/scenario/index.js';
import { real } from '../helpers/scenarios.js';
import { webApp } from '../helpers/web.js';

const web = webApp();

/** Everything that can be read or heard on the page. */
const told = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const attributes = [...document.querySelectorAll('#app *')].flatMap((one) =>
      ['title', 'aria-label', 'aria-valuetext', 'aria-description'].map((name) => one.getAttribute(name) ?? ''),
    );
    const options = [...document.querySelectorAll('option')].map(({ text }) => text);
    return [document.querySelector('#app')?.textContent ?? '', ...attributes, ...options].join('\n');
  });

async function toggle(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('button', { name }).click();
}
const HIDE = /^Hide what is to come/;

/** The titles of the steps of the real path from one on. */
const titlesFrom = (n: number) => {
  const story = storyOf(real);
  return story.path('trunk').flatMap((id, at) => (at >= n ? [story.step(id)?.title ?? ''] : []));
};
const moves = () => web.page.getByRole('region', { name: 'Moves', exact: true });
const marked = () => moves().locator('.move-mark').allInnerTexts();
const offered = () => moves().locator('.move-list').first().locator('.move-title').allInnerTexts();
const happened = () => web.page.getByRole('article').getByRole('region', { name: 'What happened' });

describe('where what is to come is hidden', () => {
  test('nothing names a later step, and nothing tells history’s move from the others', async () => {
    const page = await web.fresh();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
    expect(await marked()).toContain('History');
    const all = await offered();
    await toggle(page, HIDE);
    await expect.poll(marked).toEqual([]);
    expect((await offered()).sort()).toEqual([...all].sort());
    expect(await offered()).not.toEqual(all);
    expect(
      await moves()
        .getByText(/weight/)
        .count(),
    ).toBe(0);
    const [history = '', ...later] = titlesFrom(5);
    await page.getByRole('button', { name: 'In words' }).click();
    const text = await told(page);
    expect(text.split(history).length, 'history’s move among the others').toBe(2);
    expect(later.filter((title) => text.includes(title))).toEqual([]);
    expect(await page.getByRole('navigation', { name: 'Timeline' }).getByRole('button').count()).toBe(6);
    await page.getByRole('button', { name: 'In words' }).click();
    // Where there is nothing else to choose, the one move that comes is no choice.
    await page.keyboard.press('ArrowLeft');
    const [next = ''] = titlesFrom(5);
    await page.keyboard.press('Home');
    expect(await told(page)).not.toContain(next);
  });

  test('two branches that were played are compared, and no other', async () => {
    const page = web.page;
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Compare' });
    // It is fetched when it is first asked for, and would else open after all that follows.
    await dialog.locator('option').first().waitFor({ state: 'attached' });
    expect(
      await dialog
        .locator('option')
        .evaluateAll((all) => all.filter((one) => /as written/.test(one.textContent ?? ''))),
    ).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('what happened is shown once the class has chosen, and can be gone on with', async () => {
    const page = web.page;
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    const here = () => page.locator('.timeline .here').innerText();
    await expect.poll(here).toBe('•');
    for (let step = 1; step <= 5; step += 1) {
      await page.keyboard.press('ArrowRight');
      await expect.poll(here).toBe(String(step));
    }
    expect(await happened().count()).toBe(0);
    const [history = ''] = titlesFrom(5);
    await moves()
      .getByRole('button', { name: /Pakistan leaves it/ })
      .click();
    expect(await happened().innerText()).toContain(history);
    await happened().getByRole('button', { name: 'Go on that way' }).click();
    await expect.poll(() => page.locator('.story-text h2').innerText()).toBe(history);
    expect(await happened().innerText()).toContain('History went this way.');
  });

  test('playing stops at decision points', async () => {
    const page = await web.fresh();
    await toggle(page, HIDE);
    await page.clock.install();
    await page.keyboard.press(' ');
    await page.clock.runFor(60_000);
    const decided = storyOf(real)
      .path('trunk')
      .findIndex((id, at) => at > 0 && storyOf(real).instead(id).length > 0);
    const here = () => page.locator('.timeline .here').innerText();
    await expect.poll(here).toBe(String(decided));
    // Told to go on, it goes on: to the next one.
    await page.keyboard.press(' ');
    await page.clock.runFor(6_000);
    await expect.poll(here).toBe(String(decided + 1));
    await toggle(page, HIDE);
    expect(await page.getByRole('navigation', { name: 'Timeline' }).getByRole('button').count()).toBe(
      real.steps.filter(({ branch }) => branch === 'trunk').length + 1,
    );
  });

  test('it is kept for a reload, in Persian words too', async () => {
    const page = await web.fresh();
    await toggle(page, HIDE);
    await page.reload();
    await page.getByRole('region', { name: 'Story' }).waitFor();
    await page.getByRole('button', { name: 'View', exact: true }).click();
    expect(await page.getByRole('button', { name: HIDE }).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('radio', { name: 'فارسی' }).check();
    expect(await page.getByRole('button', { name: /^پنهان‌کردن آنچه در پیش است/ }).getAttribute('aria-pressed')).toBe(
      'true',
    );
  });
});
