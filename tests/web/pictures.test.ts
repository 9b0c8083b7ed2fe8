import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { png } from '../helpers/pictures.js';
import { smallText } from '../helpers/scenarios.js';
import { webApp } from '../helpers/web.js';

const folder = mkdtempSync(join(tmpdir(), 'offramp-pictures-'));
const file = join(folder, 'small.yaml');
const AFTER = 'PK\x03\x04 and no picture';
writeFileSync(join(folder, 'crater.png'), Buffer.concat([png(64, 36), Buffer.from(AFTER)]));
writeFileSync(
  file,
  smallText()
    .replace('title: An attack', 'title: An attack, picture: { file: gone.png, alt: Two tents }')
    .replace('title: A strike', 'title: A strike, picture: { file: crater.png, alt: A crater, credit: Own hand }'),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const web = webApp([file]);
const story = (page: Page) => page.getByRole('region', { name: 'Story' });
/** How wide a picture is once the browser has read it; 0 where it could not. */
const width = (picture: Locator) =>
  picture.evaluate(async (element: HTMLImageElement) => {
    await element.decode().catch(() => undefined);
    return element.naturalWidth;
  });

describe('a picture beside a served scenario', () => {
  test('is shown in the story with who made it; one that is not there is said in words', async () => {
    const page = await web.fresh();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => story(page).innerText()).toContain('Picture that is not here: Two tents');
    await page.keyboard.press('ArrowRight');
    const picture = story(page).getByRole('img', { name: 'A crater' });
    expect(await width(picture)).toBe(64);
    expect(await story(page).getByRole('figure').innerText()).toBe('Own hand');
  });

  test('comes from the server alone, as nothing but a picture, under an address that nobody guesses', async () => {
    const page = await web.fresh();
    await page.keyboard.press('End');
    const src = (await story(page).getByRole('img', { name: 'A crater' }).getAttribute('src')) ?? '';
    const answer = await page.request.get(new URL(src, web.url).href);
    const headers = answer.headers();
    expect(headers['content-type']).toBe('image/png');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    // What follows the picture in its file is not handed on.
    expect((await answer.body()).equals(png(64, 36))).toBe(true);
    const { origin } = new URL(web.url);
    expect((await page.request.get(`${origin}/${src.replace('./', '')}`)).status()).toBe(404);
    for (const other of ['crater.png', 'pictures/crater.png', 'pictures/..%2fsmall.yaml', 'pictures/'])
      expect((await page.request.get(web.url + other)).status()).toBe(404);
  });

  test('is on the handout and in the single HTML file, which needs nothing else', async () => {
    const page = await web.fresh();
    await page.getByRole('button', { name: 'Take away', exact: true }).click();
    await page.getByRole('button', { name: /^Handout/ }).click();
    const sheet = page.getByRole('region', { name: 'Preview of the handout' });
    expect(await width(sheet.getByRole('img', { name: 'A crater' }))).toBe(64);
    expect(await sheet.innerText()).toContain('Own hand');
    await page.getByRole('checkbox', { name: /pictures/i }).uncheck();
    expect(await sheet.getByRole('img', { name: 'A crater' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Take away', exact: true }).click();
    await page.getByRole('button', { name: /^One HTML file/ }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save file' }).click(),
    ]);
    const single = join(folder, 'single.html');
    await download.saveAs(single);
    expect(readFileSync(single, 'utf8')).not.toContain('./pictures/');
    const alone = await web.context.newPage();
    await alone.goto(pathToFileURL(single).href);
    await story(alone).waitFor();
    await alone.keyboard.press('End');
    expect(await width(story(alone).getByRole('img', { name: 'A crater' }))).toBe(64);
    await alone.close();
  });

  test('is followed on disk, and what has become no picture is told of', async () => {
    const page = await web.fresh();
    await page.keyboard.press('End');
    const picture = story(page).getByRole('img', { name: 'A crater' });
    await picture.waitFor();
    writeFileSync(join(folder, 'crater.png'), png(80, 45));
    await expect.poll(() => picture.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(80);
    writeFileSync(join(folder, 'crater.png'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await expect.poll(() => page.locator('.notices').innerText()).toContain('is an SVG');
    writeFileSync(join(folder, 'crater.png'), png(64, 36));
    await expect.poll(() => picture.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(64);
  });
});
