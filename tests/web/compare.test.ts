import { describe, expect, test } from 'vitest';
import { violations, webApp } from '../helpers/web.js';

const web = webApp();

const compare = () => web.page.getByRole('region', { name: 'Compare' });
const branches = () => web.page.getByRole('region', { name: 'Branches' });
const row = (name: RegExp) =>
  compare()
    .getByRole('row')
    .filter({ has: web.page.getByRole('rowheader', { name }) });
const cells = (name: RegExp) => row(name).getByRole('cell').allInnerTexts();

async function alternative() {
  const page = await web.anew(2);
  await page
    .getByRole('region', { name: 'Moves' })
    .getByRole('button', { name: 'Pakistan breaks off diplomatic relations' })
    .click();
  await page.keyboard.press('End');
  return page;
}

describe('comparing', () => {
  test('the real path and an alternative: where they part, how they end, what differs', async () => {
    const page = await alternative();
    await branches().getByRole('button', { name: 'Compare', exact: true }).click();
    expect(await compare().innerText()).toContain(
      'They part after step 2, “Iran strikes places in Pakistan”, at hour 0.',
    );
    expect(await cells(/^Outcome/)).toEqual([
      'Ties restored, reached at hour 72',
      'Lasting standoff, reached at day 33',
    ]);
    expect(await cells(/^Embassies/)).toEqual(['Ambassadors in place', 'Relations broken']);
    expect(await cells(/^Highest tension/)).toEqual(['9 of 10', '6 of 10']);
    expect(await cells(/^Moves/)).toEqual(['19', '3']);
    expect(await cells(/^Step 3$/)).toEqual([
      expect.stringContaining('Pakistan condemns the attack'),
      expect.stringContaining('Pakistan breaks off diplomatic relations'),
    ]);
    expect((await cells(/^Step 19$/))[1]).toBe('no step');
    expect(await compare().innerText()).toContain('Crowded hours are drawn wider.');
    const chart = compare().getByRole('img', { name: /^Tension of Iran and Pakistan/ });
    expect(await chart.getAttribute('aria-label')).toContain('1, 3, 5, 5, 6, 7, 9');
    await page.keyboard.press('Escape');
    expect(await compare().count()).toBe(0);
  });

  test('other branches can be chosen, of the run and of the scenario, and be swapped', async () => {
    await alternative();
    await branches().getByRole('button', { name: 'Compare', exact: true }).click();
    await compare()
      .getByLabel('Branch B')
      .selectOption({ label: 'Neither minister picks up the telephone (as written)' });
    expect(await compare().innerText()).toContain('They part after step 8, “Other states call for restraint”');
    const before = await cells(/^Outcome/);
    await compare().getByRole('button', { name: 'Swap A and B' }).click();
    expect(await cells(/^Outcome/)).toEqual(before.reverse());
    await compare().getByLabel('Branch A').selectOption({ label: 'Iran and Pakistan, January 2024' });
    await compare().getByLabel('Branch B').selectOption({ label: 'Iran and Pakistan, January 2024' });
    expect(await compare().innerText()).toContain('They are the same, step by step.');
    await compare().getByLabel('Branch A').selectOption({ label: 'Iran and Pakistan, January 2024 (as written)' });
    expect(await compare().innerText()).toContain('A goes 17 steps further than B.');
  });

  test('a branch is compared from its own card', async () => {
    const page = await alternative();
    await page.keyboard.press('Home');
    await branches().getByRole('button', { name: 'Pakistan breaks off diplomatic relations', exact: true }).click();
    await page.getByRole('button', { name: 'Compare with …' }).click();
    expect(await compare().getByLabel('Branch B').locator('option:checked').innerText()).toBe(
      'Pakistan breaks off diplomatic relations',
    );
  });

  test('it works on a phone, and the accessibility checker finds nothing there or on a desk', async () => {
    const page = await alternative();
    await branches().getByRole('button', { name: 'Compare', exact: true }).click();
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      const wide = await page.locator('dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
      expect(wide).toBeLessThanOrEqual(0);
      for (const theme of ['light', 'dark']) {
        await page.evaluate((name) => {
          document.documentElement.dataset.theme = name;
        }, theme);
        expect(await violations(page, 'dialog', theme === 'dark' ? 'colours' : 'all')).toEqual([]);
      }
    }
    expect(await cells(/^Outcome/)).toHaveLength(2);
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});
