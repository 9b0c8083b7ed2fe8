import { describe, expect, test } from 'vitest';
import { webApp } from '../helpers/web.js';

const web = webApp();

const shown = () => web.page.getByRole('navigation', { name: 'Screens' }).locator('[aria-current=page]').innerText();
const screen = (name: string) =>
  web.page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name }).click();

describe('Back and Forward of the browser', () => {
  test('go through the screens as they were shown, also after a reload', async () => {
    const page = await web.fresh();
    const length = await page.evaluate(() => history.length);
    const first = await shown();
    await screen('Explore');
    await screen('Write');
    await expect.poll(() => page.evaluate(() => history.length)).toBe(length + 2);
    await page.goBack();
    await expect.poll(shown).toBe('Explore');
    await page.goBack();
    await expect.poll(shown).toBe(first);
    await page.goForward();
    await expect.poll(shown).toBe('Explore');
    await page.reload();
    expect(await shown()).toBe('Explore');
    await page.goBack();
    await expect.poll(shown).toBe(first);
  });

  test('are not led astray by the links that skip to a part, nor by steps', async () => {
    const page = await web.fresh();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('#part-story');
    const first = await shown();
    await screen('Explore');
    await page.goBack();
    await expect.poll(shown).toBe(first);
    await page.goForward();
    await expect.poll(shown).toBe('Explore');
  });

  test('go through the parts on a phone', async () => {
    const page = await web.fresh();
    await page.setViewportSize({ width: 390, height: 844 });
    const parts = page.getByRole('navigation', { name: 'Parts of the crisis screen' });
    await parts.getByText('Machine').click();
    await expect.poll(() => page.getByRole('region', { name: 'Machine' }).isVisible()).toBe(true);
    await page.goBack();
    await expect.poll(() => page.getByRole('region', { name: 'Story' }).isVisible()).toBe(true);
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});
