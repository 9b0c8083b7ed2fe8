import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { unfold, violations, webApp } from '../helpers/web.js';

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

describe.each(['light', 'dark'] as const)('in %s colours axe finds nothing', (theme) => {
  test.each(Object.keys(screens))('%s', async (name) => {
    const page = await web.anew();
    await page.emulateMedia({ colorScheme: theme });
    await screens[name]?.(page);
    expect(await violations(page)).toEqual([]);
    if (name === 'projector mode') await page.keyboard.press('p');
  });

  test.each(['Story', 'Moves', 'Machine', 'Branches', 'Curve'])('on a phone: %s', async (part) => {
    const page = await web.anew(2);
    await page.setViewportSize({ width: 390, height: 844 });
    try {
      await page.emulateMedia({ colorScheme: theme });
      await page
        .getByRole('navigation', { name: 'Parts of the crisis screen' })
        .getByRole('button', { name: part })
        .click();
      await page.getByRole('region', { name: part }).waitFor();
      expect(await violations(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide).toBe(false);
    } finally {
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });
});
