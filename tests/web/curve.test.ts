import { describe, expect, test } from 'vitest';
import { choose, violations, webApp } from '../helpers/web.js';

const web = webApp();

const curve = () => web.page.getByRole('region', { name: 'Curve' });
const slider = () => curve().getByRole('slider', { name: 'Steps on the curve' });
const heading = () => web.page.getByRole('region', { name: 'Story' }).getByRole('heading', { level: 2 }).innerText();
const marks = () =>
  curve()
    .locator('.chart-marks')
    .evaluateAll((paths) => paths.map((path) => path.getAttribute('d')?.match(/M/g)?.length ?? 0));
const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);

async function toEnd() {
  const page = await web.anew(19);
  await slider().waitFor();
  return page;
}

describe('the curve', () => {
  test('says that crowded hours are drawn wider, only where they are', async () => {
    const page = await web.anew();
    await slider().waitFor();
    const note = curve().getByText('Crowded hours are drawn wider.');
    expect(await note.count()).toBe(0);
    await page.keyboard.press('End');
    await note.waitFor();
  });

  test('has a mark and a number for each step', async () => {
    const page = await toEnd();
    await expect.poll(async () => sum(await marks())).toBe(19);
    expect(await slider().getAttribute('aria-valuemax')).toBe('19');
    const numbers = await curve().locator('.chart-number').allTextContents();
    expect(numbers.map(Number)).toEqual([...numbers.map(Number)].sort((a, b) => a - b));
    expect(numbers).toContain('19');
    // Going back leaves what lies ahead on the curve, hollow.
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowLeft');
    expect(sum(await marks())).toBe(19);
    expect(await slider().getAttribute('aria-valuenow')).toBe('13');
  });

  test('no two marks lie on each other, though steps fall at the same hour', async () => {
    await toEnd();
    const xs = await curve()
      .locator('.chart-marks:not(.ahead)')
      .evaluateAll((paths) =>
        paths.flatMap((path) => [...(path.getAttribute('d') ?? '').matchAll(/M([\d.]+)/g)].map(([, x]) => Number(x))),
      );
    const sorted = xs.sort((a, b) => a - b);
    for (const [index, x] of sorted.slice(1).entries()) expect(x - (sorted[index] ?? 0)).toBeGreaterThan(8);
  });

  test('the arrow keys show a step in words, and Enter goes there', async () => {
    const page = await toEnd();
    const end = await heading();
    await slider().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await slider().getAttribute('aria-valuetext')).toBe(
      '2. Iran strikes places in Pakistan; Hour 0, tension 5 of 10, Goldstein value \u200e−10',
    );
    expect(await curve().innerText()).toContain('2. Iran strikes places in Pakistan');
    expect(await heading()).toBe(end);
    await page.keyboard.press('Enter');
    expect(await heading()).toBe('Iran strikes places in Pakistan');
    expect(await slider().getAttribute('aria-valuetext')).toContain('you are here');
  });

  test('pointing at a step shows it, a click goes there', async () => {
    const page = await toEnd();
    const five = curve().locator('.chart-number', { hasText: /^6$/ });
    await five.hover({ force: true });
    await expect.poll(() => curve().innerText()).toContain('6. Pakistan strikes places in Iran');
    expect(await curve().innerText()).toContain('Hour 24, tension 9 of 10');
    await page.mouse.down();
    await page.mouse.up();
    expect(await heading()).toBe('Pakistan strikes places in Iran');
  });

  test('its table says the values, and goes to a step too', async () => {
    await toEnd();
    await curve().getByRole('button', { name: 'Show as a table' }).click();
    const rows = curve().getByRole('row');
    expect(await rows.count()).toBe(21);
    const texts = (await rows.nth(7).innerText()).split(/\s*[\t\n]\s*/);
    expect(texts).toEqual(['6', 'Pakistan strikes places in Iran', '24', '9', '\u200e−10']);
    await curve().getByRole('button', { name: 'Pakistan strikes places in Iran' }).click();
    expect(await heading()).toBe('Pakistan strikes places in Iran');
    await curve().getByRole('button', { name: 'Show as a table' }).click();
  });

  test('the accessibility checker finds nothing, in either theme, as chart and as table', async () => {
    const page = await toEnd();
    for (const theme of ['Light', 'Dark'] as const) {
      await choose(page, theme);
      for (let view = 0; view < 2; view += 1) {
        expect(await violations(page, '#part-curve', theme === 'Dark' ? 'colours' : 'all')).toEqual([]);
        await curve().getByRole('button', { name: 'Show as a table' }).click();
      }
    }
  });
});
