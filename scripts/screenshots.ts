/**
 * Makes the pictures of the page in docs/ from the real app in headless Chromium: npm run screenshots.
 * Run it after something has changed that they show.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowser } from './browser.js';
import { classPictures } from './class-pictures.js';
import { serve } from './serve.js';

const root = join(import.meta.dirname, '..');
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const press = async (page: Page, key: string, times: number) => {
  for (let n = 0; n < times; n += 1) await page.keyboard.press(key);
};

/** What each picture shows; `at` is the step of the real path it starts from. */
const PICTURES: { file: string; size: { width: number; height: number }; show: (page: Page) => Promise<void> }[] = [
  {
    file: 'screen.png',
    size: WIDE,
    show: async (page) => {
      await press(page, 'ArrowRight', 4);
      await page.getByRole('region', { name: 'Moves' }).getByRole('button').nth(1).click();
      await press(page, 'ArrowRight', 2);
      await press(page, 'ArrowLeft', 3);
      // History instead, which is the first of the moves.
      await press(page, '1', 1);
      await press(page, 'ArrowRight', 1);
    },
  },
  { file: 'screen-phone.png', size: PHONE, show: (page) => press(page, 'ArrowRight', 2) },
  {
    file: 'screen-persian.png',
    size: { width: 1280, height: 800 },
    show: async (page) => {
      await press(page, 'ArrowRight', 5);
      await page.getByRole('button', { name: 'View' }).click();
      await page.getByRole('radio', { name: 'فارسی' }).check();
      await page.getByRole('radio', { name: 'تیره' }).check();
      await page.keyboard.press('Escape');
    },
  },
  {
    file: 'screen-explore.png',
    size: WIDE,
    show: async (page) => {
      await page.getByRole('button', { name: 'Explore', exact: true }).click();
      await page.getByText('Done.').first().waitFor({ state: 'attached' });
    },
  },
  {
    file: 'screen-write.png',
    size: WIDE,
    show: async (page) => {
      await page.getByRole('button', { name: 'Write', exact: true }).click();
      await page.getByRole('button', { name: 'Text', exact: true }).click();
      const text = page.getByRole('textbox', { name: 'Scenario editor' });
      await text.waitFor();
      // A misspelt move, as an author would make it.
      await page.keyboard.press('Control+Home');
      await text.click();
      await page.keyboard.press('Control+f');
      await page.keyboard.type('move: condemn');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.type('n');
      await page.getByRole('region', { name: 'Problems' }).getByText('condemnn').first().waitFor();
    },
  },
  {
    file: 'screen-projector.png',
    size: { width: 1280, height: 720 },
    show: async (page) => {
      await press(page, 'ArrowRight', 6);
      await page.keyboard.press('p');
    },
  },
];

async function save(page: Page, file: string): Promise<void> {
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(root, 'docs', file) });
  console.log(`docs/${file}`);
}

const { url, stop } = await serve();
const browser = await startBrowser({ locale: 'en-GB', colorScheme: 'light', reducedMotion: 'reduce' });
try {
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  for (const { file, size, show } of PICTURES) {
    await page.setViewportSize(size);
    await page.goto(url);
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
      Storage.prototype.setItem = () => {};
    });
    await page.goto('about:blank');
    await page.goto(url);
    await page.getByRole('region', { name: 'Story' }).waitFor();
    await show(page);
    await save(page, file);
  }
} finally {
  await browser.stop();
  await stop();
}
await classPictures(save);
