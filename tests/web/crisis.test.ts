import { describe, expect, test } from 'vitest';
import { webApp } from '../helpers/web.js';

const web = webApp();

const story = () => web.page.getByRole('region', { name: 'Story' });
const heading = () => story().getByRole('heading', { level: 2 }).innerText();

describe('the crisis screen', () => {
  test('the whole real path can be gone by keyboard, to restored ties', async () => {
    const page = await web.fresh();
    expect(await heading()).toBe('Iran and Pakistan, January 2024');
    const titles = [];
    for (let step = 0; step < 18; step += 1) {
      await page.keyboard.press('ArrowRight');
      titles.push(await heading());
    }
    expect(new Set(titles).size).toBe(18);
    expect(titles[1]).toBe('Iran strikes places in Pakistan');
    await expect.poll(() => story().innerText()).toContain('This path ends here: Ties restored.');
    await page.keyboard.press('Home');
    expect(await heading()).toBe('Iran and Pakistan, January 2024');
    await page.keyboard.press('End');
    expect(await heading()).toBe(titles.at(-1));
  });

  test('each step is announced once, with the state it leads to', async () => {
    const page = await web.fresh();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const live = page.locator('[aria-live="polite"]');
    await expect.poll(() => live.innerText()).toBe('Iran strikes places in Pakistan. Strike, Tension 5 of 10.');
  });

  test('a blocked move says what it would need', async () => {
    const page = await web.fresh();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const moves = page.getByRole('region', { name: 'Moves' });
    await moves.getByText('Blocked now').click();
    await expect
      .poll(() => moves.getByText('Telephone call').locator('..').allInnerTexts())
      .toContainEqual(expect.stringContaining('public pressure on Pakistan is 2, needs at most 1'));
  });

  test('a reload in the middle keeps everything', async () => {
    const page = await web.fresh();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
    const before = await heading();
    await page.waitForFunction(() => localStorage.getItem('offramp:run:iran-pakistan-2024')?.includes('"node":4'));
    await page.reload();
    await story().waitFor();
    expect(await heading()).toBe(before);
    await page.keyboard.press('ArrowLeft');
    expect(await heading()).not.toBe(before);
  });
});
