import { beforeAll, describe, expect, test } from 'vitest';
import { webApp } from '../helpers/web.js';

const web = webApp();
const heading = () => web.page.getByRole('region', { name: 'Story' }).getByRole('heading', { level: 2 }).innerText();

/** A key as a keyboard of some layout sends it. */
async function send(key: string, code: string, more: { shiftKey?: boolean; repeat?: boolean } = {}): Promise<void> {
  await web.page.evaluate(
    (init) => document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })),
    { key, code, ...more },
  );
}

describe('keys of the crisis screen', () => {
  beforeAll(() => web.fresh());

  const projector = () => web.page.locator('html').evaluate((html) => html.dataset.projector === 'true');

  test('a presenter’s clicker steps, in projector mode too', async () => {
    const { page } = web;
    await page.keyboard.press('Home');
    const first = await heading();
    for (const toggled of [false, true]) {
      if (toggled) await page.keyboard.press('p');
      await page.keyboard.press('PageDown');
      await expect.poll(heading).not.toBe(first);
      await page.keyboard.press('PageUp');
      await expect.poll(heading).toBe(first);
    }
    await page.keyboard.press('p');
  });

  test.each([
    ['Persian', 'ح', '۱'],
    ['Arabic', 'ح', '١'],
    ['Hindi', 'ज', '१'],
    ['Cyrillic', 'з', '1'],
    ['a Latin one with Caps Lock', 'P', '1'],
  ])('letters and digits work on the layout: %s', async (_, letter, digit) => {
    const { page } = web;
    await page.keyboard.press('Home');
    const first = await heading();
    await send(digit, 'Digit1');
    await expect.poll(heading).not.toBe(first);
    const before = await projector();
    await send(letter, 'KeyP');
    await expect.poll(projector).toBe(!before);
    await send(letter, 'KeyP');
    await expect.poll(projector).toBe(before);
  });

  test('the question mark of another script opens the help', async () => {
    const { page } = web;
    for (const [key, code] of [
      ['؟', 'Slash'],
      ['य', 'Slash'],
    ] as const) {
      await send(key, code, { shiftKey: true });
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      // Closed and gone: until its close event the page holds it to be open.
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  test('a key that is held down acts once', async () => {
    const { page } = web;
    await page.keyboard.press('Home');
    await page.keyboard.press('PageDown');
    const second = await heading();
    await page.keyboard.press('Home');
    await send('PageDown', 'PageDown');
    for (let n = 0; n < 5; n += 1) await send('PageDown', 'PageDown', { repeat: true });
    expect(await heading()).toBe(second);
  });
});
