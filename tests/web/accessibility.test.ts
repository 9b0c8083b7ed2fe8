import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { unfold, violationsInBoth, webApp } from '../helpers/web.js';

const web = webApp();

const go = async (page: Page, steps: number) => {
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight');
};

const screens: Record<string, (page: Page) => Promise<void>> = {
  'the start': async () => {},
  'a decision point with everything opened': async (page) => {
    await go(page, 2);
    await unfold(page);
  },
  'the end of the real path': (page) => page.keyboard.press('End'),
  help: (page) => page.keyboard.press('?'),
  'projector mode': async (page) => {
    await go(page, 3);
    await page.keyboard.press('p');
  },
};

describe('axe finds nothing in light and in dark colours', () => {
  test.each(Object.keys(screens))('%s', async (name) => {
    const page = await web.anew();
    await screens[name]?.(page);
    expect(await violationsInBoth(page)).toEqual([]);
    if (name === 'projector mode') await page.keyboard.press('p');
  });

  test('each part on a phone', async () => {
    const page = await web.anew(2);
    await page.setViewportSize({ width: 390, height: 844 });
    try {
      for (const part of ['Story', 'Moves', 'Machine', 'Branches', 'Curve']) {
        await page
          .getByRole('navigation', { name: 'Parts of the crisis screen' })
          .getByRole('button', { name: part })
          .click();
        await page.getByRole('region', { name: part }).waitFor();
        expect(await violationsInBoth(page)).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(wide, part).toBe(false);
      }
    } finally {
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });
});
