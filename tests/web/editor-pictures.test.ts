import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { readPicture } from '../../src/library/scenario.js';
import { png } from '../helpers/pictures.js';
import { smallText } from '../helpers/scenarios.js';
import { webApp } from '../helpers/web.js';

const web = webApp();

const form = () => web.page.locator('.board-form');
const notices = () => web.page.locator('.notices').innerText();
const shown = () => form().locator('.picture-place img');
const field = (label: string) => form().getByLabel(label);
const ALT = 'What is to be seen, for those who do not see it';

interface Given {
  name: string;
  mimeType?: string;
  buffer: Buffer;
}

/** Opens a file of one's own in Write, with what is chosen beside it. */
async function open(page: Page, text: string, ...others: Given[]): Promise<void> {
  await page
    .locator('.editor-bar input[type=file]')
    .setInputFiles([
      { name: 'small.yaml', mimeType: 'text/plain', buffer: Buffer.from(text) },
      ...others.map((each) => ({ mimeType: 'image/png', ...each })),
    ]);
  await page.locator('.step-card').filter({ hasText: 'A strike' }).first().click();
}

/** The form of a step of a scenario that is in a file, in Write, as one meets it who has kept nothing. */
async function write(text = smallText(), ...others: Given[]): Promise<Page> {
  const page = await web.fresh();
  await page.getByRole('button', { name: 'Write' }).click();
  await page.locator('.card-cell').first().waitFor();
  await open(page, text, ...others);
  return page;
}

async function choose(page: Page, given: Given): Promise<void> {
  const group = form().locator('details', { has: page.locator('summary', { hasText: /^Picture$/ }) });
  if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    group.getByRole('button', { name: /^Choose (a picture|another one)/ }).click(),
  ]);
  await chooser.setFiles({ mimeType: 'image/png', ...given });
}

async function textNow(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Text', exact: true }).click();
  const text = await page.getByRole('textbox', { name: 'Scenario editor' }).innerText();
  await page.getByRole('button', { name: 'Board', exact: true }).click();
  return text;
}

describe('pictures of a file that is opened on the crisis screen', () => {
  const named = smallText()
    .replace('id: small', 'id: pictured')
    .replace('title: An attack', 'title: An attack, picture: { file: in/tents.png, alt: Two tents }')
    .replace('title: A strike', 'title: A strike, picture: { file: map.png, alt: A map }');
  const files = (...others: Given[]) => [
    { name: 'pictured.yaml', mimeType: 'text/plain', buffer: Buffer.from(named) },
    ...others.map((each) => ({ mimeType: 'image/png', ...each })),
  ];
  const story = (page: Page) => page.getByRole('region', { name: 'Story' });

  test('come with it, are asked for by name where they are missing, and stay in the browser', async () => {
    const page = await web.fresh();
    await page.getByRole('button', { name: 'Choose a scenario' }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Open a scenario file …' }).click(),
    ]);
    await chooser.setFiles(files({ name: 'map.png', buffer: png(64, 36) }));
    await expect.poll(notices).toContain('A picture of this scenario is not here: in/tents.png.');
    await page.keyboard.press('End');
    await story(page).getByRole('img', { name: 'A map' }).waitFor();
    await page.keyboard.press('ArrowLeft');
    expect(await story(page).innerText()).toContain('Picture that is not here: Two tents');
    const add = async (button: string, given: Given) => {
      const [second] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: button }).click(),
      ]);
      await second.setFiles([{ mimeType: 'image/png', ...given }]);
    };
    await add('Choose pictures …', { name: 'tents.png', buffer: Buffer.from('GIF89a') });
    await expect.poll(notices).toContain('neither PNG, JPEG nor WebP');
    await add('Choose in/tents.png …', { name: 'tents.png', buffer: png(32, 18) });
    await story(page).getByRole('img', { name: 'Two tents' }).waitFor();
    await page.reload();
    await story(page).getByRole('img', { name: 'Two tents' }).waitFor();
    expect(await notices()).not.toContain('not here');
  });

  test('are dropped on the page with it', async () => {
    const page = await web.fresh();
    const dropped = files({ name: 'map.png', buffer: png(64, 36) }, { name: 'tents.png', buffer: png(32, 18) });
    const hovers = () =>
      page.locator('main').evaluate((element) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([''], 'map.png'));
        const event = (kind: string) => new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
        element.dispatchEvent(event('dragenter'));
        return !element.dispatchEvent(event('dragover'));
      });
    await expect.poll(hovers).toBe(true);
    await page.locator('main').evaluate(
      (element, all) => {
        const dataTransfer = new DataTransfer();
        for (const { name, bytes } of all) dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
        element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      dropped.map(({ name, buffer }) => ({ name, bytes: [...buffer] })),
    );
    await expect.poll(notices).toContain('2 pictures are here now');
    await page.keyboard.press('End');
    await story(page).getByRole('img', { name: 'A map' }).waitFor();
  });
});

describe('a picture in the form of a step', () => {
  test('is chosen, asks for its words, stays with the draft, is played, and is handed over beside the file', async () => {
    const page = await write();
    await choose(page, { name: 'Border crossing.PNG', buffer: png(64, 36) });
    await shown().waitFor();
    await expect.poll(() => form().innerText()).toContain('has no words for those who do not see it');
    await field(ALT).fill('A closed gate');
    await field('Who made it, and may it be shown').fill('Own hand');
    await expect.poll(() => form().innerText()).not.toContain('has no words');
    expect(await textNow(page)).toMatch(/file: border-crossing-[0-9a-f]{6}\.png/);
    await expect.poll(() => page.locator('.kept').innerText()).toContain('Kept in this browser');
    // The page is left and comes back.
    await page.reload();
    await page.locator('.step-card').filter({ hasText: 'A strike' }).first().click();
    await expect.poll(() => shown().getAttribute('alt')).toBe('A closed gate');
    expect(await page.locator('.card-mark[title="a picture"]').count()).toBe(1);

    const downloads: string[] = [];
    const sizes: number[] = [];
    page.on('download', async (download) => {
      downloads.push(download.suggestedFilename());
      sizes.push(readFileSync(await download.path()).length);
    });
    await page.getByRole('button', { name: 'Download' }).click();
    await expect.poll(() => sizes.length).toBe(2);
    expect(downloads.sort()).toEqual([expect.stringMatching(/^border-crossing-\w{6}\.png$/), 'small.yaml']);
    expect(sizes).toContain(png(64, 36).length);
    expect(await notices()).toContain('keep them in the same folder, as border-crossing-');

    await page.getByRole('button', { name: 'Play this scenario' }).click();
    const story = page.getByRole('region', { name: 'Story' });
    await story.waitFor();
    await page.keyboard.press('End');
    const picture = story.getByRole('img', { name: 'A closed gate' });
    await expect.poll(() => picture.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(64);
    await page.reload();
    await expect.poll(() => picture.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(64);
    await page.getByRole('button', { name: 'Take away', exact: true }).click();
    const [single] = await Promise.all([
      page.waitForEvent('download', (download) => download.suggestedFilename().endsWith('.html')),
      page
        .getByRole('button', { name: /^One HTML file/ })
        .click()
        .then(() => page.getByRole('button', { name: 'Save file' }).click()),
    ]);
    expect(readFileSync(await single.path(), 'utf8').length).toBeLessThan(2_000_000);
  });

  test('is dropped on it; a large one is made smaller', async () => {
    const page = await write();
    const dropped = [...png(2_000, 1_000)];
    // Wherever in the form: its part for pictures may be folded.
    await field('Title')
      .first()
      .evaluate((element, bytes) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([new Uint8Array(bytes)], 'map.png', { type: 'image/png' }));
        element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      }, dropped);
    await expect.poll(() => shown().getAttribute('width')).toBe('1600');
    const src = (await shown().getAttribute('src')) ?? '';
    expect(readPicture(Buffer.from(src.split(',')[1] ?? '', 'base64'))).toMatchObject({
      type: 'image/webp',
      width: 1_600,
      height: 800,
    });
    await form().getByRole('button', { name: 'Take the picture out' }).click();
    await expect.poll(() => shown().count()).toBe(0);
    expect(await textNow(page)).not.toContain('picture');
  });

  test('that is none, whatever its name says, is refused with a reason and changes nothing', async () => {
    const page = await write();
    const before = await textNow(page);
    for (const [buffer, reason] of [
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'is an SVG'],
      [Buffer.from('GIF89a\x01\0\x01\0'), 'neither PNG, JPEG nor WebP'],
      [png(1, 1, [100_000, 100_000]), 'too many pixels'],
      [png(64, 36).subarray(0, 60), 'is damaged'],
      // The header is that of a picture, and what follows it is none.
      [png(1, 1, [300, 300]), 'is damaged'],
    ] as const) {
      await choose(page, { name: 'border.png', buffer });
      await expect.poll(notices).toContain(reason);
      await page.getByRole('button', { name: 'Dismiss' }).click();
    }
    expect(await textNow(page)).toBe(before);
  });

  test('for which the browser has no room is said to be so, and is there as long as the page is', async () => {
    const page = await write();
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await choose(page, { name: 'border.png', buffer: png(64, 36) });
    await expect.poll(notices).toContain('has no room for border-');
    await shown().waitFor();
  });

  test('that a file names comes with it, or is asked for', async () => {
    const named = smallText().replace('title: A strike', 'title: A strike, picture: { file: in/map.png, alt: A map }');
    const page = await write(named);
    await expect.poll(() => form().innerText()).toContain('in/map.png is not here');
    await choose(page, { name: 'map.png', buffer: png(64, 36) });
    await expect.poll(() => shown().getAttribute('alt')).toBe('A map');
    expect(await textNow(page)).toContain('file: in/map.png');
    // Another scenario may have another picture of that name.
    await open(page, named.replace('id: small', 'id: other'));
    await expect.poll(() => form().innerText()).toContain('in/map.png is not here');
    await open(page, named.replace('id: small', 'id: other'), { name: 'map.png', buffer: png(32, 18) });
    await expect.poll(() => shown().getAttribute('width')).toBe('32');
  });
});
