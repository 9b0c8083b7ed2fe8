import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { webApp } from '../helpers/web.js';

const web = webApp();

/** Everything written on the page that is smaller than it may be, in pixels of the screen; that of drawings as it is scaled. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (!parent?.checkVisibility() || text.nodeValue?.trim() === '') continue;
      // What is only heard is drawn as one pixel.
      if (parent.closest('.visually-hidden, .hidden-label')) continue;
      const scale = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.d ?? 1) : 1;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize) * scale;
      if (size < 10.99) found.add(`${text.nodeValue}: ${size.toFixed(1)}`);
    }
    return [...found];
  });
}

const part = (name: string) =>
  web.page.getByRole('navigation', { name: 'Parts of the crisis screen' }).getByRole('button', { name });
const PARTS = ['Moves', 'Machine', 'Branches', 'Curve', 'Story'];

/** Panels that lie over each other, by their names. */
function overlapping(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = [...document.querySelectorAll('header, main > .part')].filter((one) => one.checkVisibility());
    const boxes = parts.map((one) => ({ name: one.ariaLabel ?? one.className, box: one.getBoundingClientRect() }));
    return boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .filter(
          ({ box }) =>
            Math.min(a.box.right, box.right) - Math.max(a.box.left, box.left) > 1 &&
            Math.min(a.box.bottom, box.bottom) - Math.max(a.box.top, box.top) > 1,
        )
        .map(({ name }) => `${a.name} and ${name}`),
    );
  });
}

const widthOf = (name: string) =>
  web.page.getByRole('region', { name, exact: true }).evaluate((one) => one.getBoundingClientRect().width);
const rootSize = () => web.page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));

describe('type', () => {
  test.each([
    [1366, 768],
    [1440, 900],
    [1920, 1080],
    [390, 844],
  ])('is nowhere smaller than 11 px (%i × %i)', async (width, height) => {
    const page = await web.anew(4);
    await page.setViewportSize({ width, height });
    if (width > 760) await expect.poll(() => tooSmall(page)).toEqual([]);
    else
      for (const name of PARTS) {
        await part(name).click();
        await expect.poll(() => tooSmall(page), { message: name }).toEqual([]);
      }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('grows with a large screen, and the columns with it', async () => {
    const page = await web.anew(4);
    const before = [await rootSize(), await widthOf('Story'), await widthOf('Moves')];
    await page.setViewportSize({ width: 1920, height: 1080 });
    const after = [await rootSize(), await widthOf('Story'), await widthOf('Moves')];
    for (const [index, size] of after.entries()) expect(size / (before[index] ?? 0)).toBeGreaterThan(1.15);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('is as large as the reader has told the browser, and no panel lies over another', async () => {
    const page = await web.anew(4);
    const devTools = await web.context.newCDPSession(page);
    const standard = (size: number) =>
      devTools.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } });
    for (const [size, width, height] of [
      [20, 1440, 900],
      [24, 1366, 768],
      [32, 1440, 900],
      [32, 390, 844],
    ] as const) {
      await standard(size);
      await page.setViewportSize({ width, height });
      await expect.poll(rootSize).toBe(size);
      expect(await overlapping(page), `${size} px at ${width} × ${height}`).toEqual([]);
      const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(await sideways(), `${size} px at ${width} × ${height}`).toBeLessThan(1);
    }
    await standard(16);
    await page.setViewportSize({ width: 1440, height: 900 });
    await devTools.detach();
  });

  test('has room where the page is enlarged fourfold: what stays at the foot takes less than a third', async () => {
    const page = await web.anew(4);
    await page.setViewportSize({ width: 320, height: 256 });
    const [header, transport] = await page.evaluate(() =>
      ['.header', '.transport'].map((one) => document.querySelector(one)?.getBoundingClientRect()),
    );
    expect(256 - (transport?.top ?? 0)).toBeLessThan(256 / 3);
    expect((transport?.top ?? 0) - (header?.bottom ?? 0)).toBeGreaterThan(100);
    const cut = await page
      .locator('.transport button')
      .evaluateAll((buttons) =>
        buttons.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.ariaLabel),
      );
    expect(cut).toEqual([]);
    await page.keyboard.press('p');
    const room = () =>
      page.evaluate(() => innerHeight - (document.querySelector('.header')?.getBoundingClientRect().bottom ?? 0));
    await expect.poll(room, { message: 'projector' }).toBeGreaterThan(256 / 2);
    await page.keyboard.press('p');
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});
