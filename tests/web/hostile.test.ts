import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { unpacked } from '../../src/render/page/pack.js';
import { HOSTILE_TEXTS, hostileScenario } from '../helpers/hostile-texts.js';
import { inside } from '../helpers/inside.js';
import { openScenario, webApp } from '../helpers/web.js';

const folder = mkdtempSync(join(tmpdir(), 'offramp-hostile-'));
const file = join(folder, 'has-own-property.yaml');
writeFileSync(file, hostileScenario());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const web = webApp([file]);

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

async function harmless(page: Page, where: string): Promise<void> {
  const { links, ...seen } = await page.evaluate(() => ({
    pwned: (window as { pwned?: unknown }).pwned,
    polluted: ({} as { polluted?: unknown }).polluted,
    wide: document.documentElement.scrollWidth - innerWidth,
    elements: document.querySelectorAll(
      'body script:not([type="application/json"]):not([type="module"]), iframe, object, embed, base',
    ).length,
    handlers: [...document.querySelectorAll('*')].filter((element) =>
      [...element.attributes].some(({ name, value }) => /^on/i.test(name) || /^\s*(javascript|data:text)/i.test(value)),
    ).length,
    links: [...document.querySelectorAll('a[href]')].map((link) => [
      link.getAttribute('href'),
      link.getAttribute('rel'),
    ]),
  }));
  expect(seen, where).toEqual({
    pwned: undefined,
    polluted: undefined,
    wide: expect.any(Number),
    elements: 0,
    handlers: 0,
  });
  expect(seen.wide, `${where} is wider than the screen`).toBeLessThanOrEqual(0);
  for (const [href, rel] of links) {
    if (href?.startsWith('#')) continue;
    expect(href, where).toMatch(/^https:\/\//);
    expect(rel, where).toContain('noopener');
  }
}

/** Every screen and every dialog. */
async function walkAll(page: Page, sizes: typeof SIZES): Promise<void> {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const story = page.getByRole('region', { name: 'Story' });
  await story.getByRole('heading', { level: 2 }).waitFor();
  const visible = await story.innerText();
  for (const name of ['script', 'event handler', 'entities', 'style end', 'meta and base'])
    expect(visible, name).toContain(HOSTILE_TEXTS[name]);
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.keyboard.press('Home');
    await harmless(page, `the start at ${size.width}`);
    for (let step = 1; step <= 14; step += 1) {
      await page.keyboard.press('ArrowRight');
      await page.locator('details').evaluateAll((all) => {
        for (const details of all) (details as HTMLDetailsElement).open = true;
      });
      await harmless(page, `step ${step} at ${size.width}`);
    }
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('2');
    if (size.width < 760)
      for (const part of ['Moves', 'Machine', 'Branches', 'Curve', 'Story']) {
        await page.getByRole('button', { name: part, exact: true }).click();
        await harmless(page, `${part} at ${size.width}`);
      }
    await page.keyboard.press('p');
    await harmless(page, `the projector at ${size.width}`);
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'Choose a scenario' }).click();
    await page.getByRole('dialog').getByText('two-countries').waitFor();
    await harmless(page, `the picker at ${size.width}`);
    await page.keyboard.press('Escape');
    for (const item of [/^Open run/, /^One HTML file/, /^Handout/]) {
      await page.getByRole('button', { name: 'Take away', exact: true }).click();
      await harmless(page, `the menu at ${size.width}`);
      await page.getByRole('button', { name: item }).click();
      const checks = page.getByRole('dialog').getByRole('checkbox');
      await page.getByRole('dialog').waitFor();
      for (const check of await checks.all()) await check.check();
      await harmless(page, `${item} at ${size.width}`);
      if (String(item).includes('Handout')) expect((await page.pdf()).length).toBeGreaterThan(10_000);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: 'Write', exact: true }).click();
    await page.locator('.modes').waitFor();
    await harmless(page, `the board at ${size.width}`);
    await page.locator('.mode-text').click();
    await page.getByRole('textbox', { name: 'Scenario editor' }).waitFor();
    await harmless(page, `the editor at ${size.width}`);
    await page.locator('.mode-board').click();
    await page.getByRole('button', { name: 'Crisis', exact: true }).click();
  }
  expect(dialogs).toEqual([]);
}

describe('a hostile scenario', () => {
  test('is text and nothing else on the served page', async () => {
    const page = await web.fresh();
    await walkAll(page, SIZES);
  });

  test('is text and nothing else in a self-contained file', async () => {
    const out = join(folder, 'hostile.html');
    expect((await inside(['export', 'html', file, '--out', out])).code).toBe(0);
    const page = await web.context.newPage();
    await page.goto(pathToFileURL(out).href);
    // Its screens are those of the served page; nothing but where its texts come from is another.
    await walkAll(page, SIZES.slice(1));
    await page.close();
  });

  test('can be exported again from its own file, and is the same', async () => {
    const out = join(folder, 'again.html');
    expect((await inside(['export', 'html', file, '--out', out])).code).toBe(0);
    const page = await web.context.newPage();
    await page.goto(pathToFileURL(out).href);
    await page.getByRole('button', { name: 'Take away', exact: true }).click();
    await page.getByRole('button', { name: /^One HTML file/ }).click();
    await page.getByRole('dialog').waitFor();
    // Files share what the browser keeps, so this one may go on with the run of another.
    for (const check of await page.getByRole('dialog').getByRole('checkbox').all()) await check.uncheck();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save file' }).click(),
    ]);
    const copy = join(folder, 'copy.html');
    await download.saveAs(copy);
    const boots = [];
    for (const address of [out, copy]) {
      await page.goto(pathToFileURL(address).href);
      await page.getByRole('region', { name: 'Story' }).waitFor();
      boots.push(await unpacked((await page.locator('#offramp-boot').textContent()) ?? ''));
    }
    expect(boots[1] === boots[0]).toBe(true);
    await page.close();
  });

  test('from the editor of a stranger: a file opened on the page is text too', async () => {
    const page = await web.fresh();
    const broken = `id: x\ntitle: "<img src=x onerror=window.pwned=1>"\n"<script>window.pwned=1</script>": 1\n"\u202e${'k'.repeat(5_000)}": 2\nsteps: []\n`;
    await openScenario(page, ['<img src=x onerror=window.pwned=1>.yaml', broken]);
    await page.getByRole('alert').getByText('so it was not opened').waitFor();
    await harmless(page, 'the problems');
  });
});
