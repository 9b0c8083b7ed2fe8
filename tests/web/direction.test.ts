import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../helpers/scenarios.js';
import { webApp } from '../helpers/web.js';

const web = webApp([join(root, 'tests/fixtures/do-hamsaye.yaml')]);

describe('a scenario in Persian', () => {
  test('reads right to left in an interface that does not', async () => {
    const page = await web.fresh();
    await page.keyboard.press('ArrowRight');
    const heading = page.getByRole('region', { name: 'Story' }).getByRole('heading', { level: 2 });
    expect(await heading.innerText()).toBe('حمله به یک پاسگاه مرزی');
    const { direction, language } = await heading.evaluate((element) => ({
      direction: getComputedStyle(element).direction,
      language: element.closest('[lang]')?.getAttribute('lang'),
    }));
    expect({ direction, language }).toEqual({ direction: 'rtl', language: 'fa' });
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('ltr');
  });
});
