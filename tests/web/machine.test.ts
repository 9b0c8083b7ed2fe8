import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { JANUARY } from '../helpers/scenarios.js';
import { webApp } from '../helpers/web.js';

const web = webApp([JANUARY]);

const machine = () => web.page.getByRole('region', { name: 'Machine' });
const view = () => machine().getByRole('group', { name: 'View of the machine' });
const keysOf = (selector: string, name: string) =>
  web.page
    .locator(`.machine-view ${selector}`)
    .evaluateAll((all, attribute) => all.map((one) => one.getAttribute(attribute)).sort(), name);
const active = () => keysOf('.state.active', 'data-state');

async function step(page: Page, times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) await page.keyboard.press('ArrowRight');
}

/** Where every state and every edge stands on the screen. */
function places(page: Page): Promise<string[]> {
  return page.locator('.machine-view :is([data-state] .name, [data-edge])').evaluateAll((all) =>
    all.map((one) => {
      const { x, y } = one.getBoundingClientRect();
      // The name of a state that is lit is bold, and so begins a little further out; its middle stays.
      return one.tagName === 'text' ? `${one.getAttribute('x')} ${one.getAttribute('y')}` : `${x} ${y}`;
    }),
  );
}

describe('the picture of the machine', () => {
  test('lights the states as the steps go, and is named by them', async () => {
    const page = await web.anew();
    await expect.poll(active).toEqual(['diplomacy.inPlace', 'mediation.none', 'phase.normalTies']);
    await step(page, 5);
    await expect.poll(active).toEqual(['diplomacy.recalled', 'mediation.none', 'phase.retaliation']);
    await machine()
      .getByRole('img', { name: /It stands at: Retaliation; Ambassadors recalled; No mediation/ })
      .waitFor();
    await page.keyboard.press('End');
    await expect.poll(active).toEqual(['diplomacy.returned', 'mediation.none', 'phase.restored']);
  });

  test('stays where it is from step to step, whatever happens', async () => {
    const page = await web.anew();
    const before = await places(page);
    expect(before.length).toBeGreaterThan(40);
    for (const _ of [1, 2, 3]) {
      await step(page, 4);
      expect(await places(page)).toEqual(before);
    }
    await page.getByRole('region', { name: 'Moves' }).locator('.move').first().hover();
    expect(await places(page)).toEqual(before);
  });

  test('numbers the way taken by step, however often an edge was taken', async () => {
    const page = await web.anew(8);
    const numbers = await page.locator('.machine-view [data-numbers]').allTextContents();
    expect(numbers.sort()).toEqual(['2', '4', '5', '8']);
    expect(await keysOf('[data-taken]', 'data-taken')).toEqual([
      'diplomacy.inPlace>recalled',
      'phase.normalTies>strike',
      'phase.retaliation>dialogue',
      'phase.strike>retaliation',
    ]);
    await step(page, 6);
    const free = page.getByRole('region', { name: 'Moves' }).locator('details.free');
    for (let time = 0; time < 4; time += 1) {
      for (const title of ['Halt talks', 'Telephone call']) {
        await expect.poll(() => free.isVisible()).toBe(true);
        if ((await free.getAttribute('open')) === null) await free.locator('summary').click();
        await free.locator('.move', { hasText: title }).first().click();
      }
    }
    await expect.poll(() => page.locator('[data-numbers="phase.dialogue>standoff"]').textContent()).toBe('15 17 … 21');
    expect(await page.locator('[data-numbers="phase.standoff>dialogue"]').textContent()).toBe('16 18 … 22');
  });

  test('shows dashed and by name what is possible at a decision point', async () => {
    const page = await web.anew(2);
    const possible = await keysOf('[data-possible]', 'data-possible');
    expect(possible).toContain('phase.strike>retaliation');
    expect(possible).toContain('phase.strike>standoff');
    expect(possible.every((key) => key?.match(/\.(strike|inPlace|none)>/))).toBe(true);
    const dashed = page.locator('[data-possible="phase.strike>retaliation"]');
    expect(await dashed.evaluate((line) => getComputedStyle(line).strokeDasharray)).not.toBe('none');
    expect(await page.locator('[data-label="phase.strike>retaliation"]').textContent()).toBe('Counter-strike');
    const labels = await page
      .locator('.machine-view .label rect')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
    for (const [index, a] of labels.entries())
      for (const b of labels.slice(index + 1))
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
  });

  test('shows in words and lines where a move leads, on hover and on focus', async () => {
    const page = await web.anew(4);
    const move = page.getByRole('region', { name: 'Moves' }).locator('.move').first();
    const tags = () => page.locator('.machine-view .tag').allTextContents();
    expect(await tags()).toEqual([]);
    await move.hover();
    await expect.poll(tags).toEqual(['leads here']);
    expect(await keysOf('.state.target', 'data-state')).toEqual(['phase.retaliation']);
    expect(await keysOf('[data-pointed]', 'data-pointed')).toEqual(['phase.strike>retaliation']);
    expect(await machine().locator('.machine-pointed').innerText()).toBe('leads to Retaliation');
    expect(await active()).toContain('phase.strike');
    await page.mouse.move(2, 2);
    await expect.poll(tags).toEqual([]);
    await move.focus();
    await expect.poll(tags).toEqual(['leads here']);
    expect(await keysOf('.state.target', 'data-state')).toEqual(['phase.retaliation']);
    await page.getByRole('button', { name: 'Next step', exact: true }).focus();
    await expect.poll(tags).toEqual([]);
  });

  test('says of an edge under the pointer what leads along it, and on what condition', async () => {
    const page = await web.anew(2);
    await page.locator('[data-reach="phase.dialogue>restored"]').dispatchEvent('pointerenter');
    await expect
      .poll(() => machine().locator('.machine-pointed').innerText())
      .toBe('Dialogue → Ties restored: Restore ties if tension ≤ 3 and both affirmed sovereignty.');
  });

  test('is zoomed, moved and fitted by keyboard, and by buttons', async () => {
    const page = await web.anew();
    const transform = () => page.locator('.machine-chart > g').getAttribute('transform');
    const zoom = () => page.locator('.machine-chart').getAttribute('data-zoom');
    const fitted = await transform();
    await view().focus();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    expect(Number(await zoom())).toBeGreaterThan(1.5);
    const enlarged = await transform();
    await page.keyboard.press('ArrowDown');
    expect(await transform()).not.toBe(enlarged);
    expect(await page.getByRole('region', { name: 'Story' }).getByRole('heading', { level: 2 }).innerText()).toBe(
      'Iran and Pakistan, January 2024',
    );
    await page.keyboard.press('0');
    expect(await transform()).toBe(fitted);
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('region', { name: 'Story' }).getByRole('heading', { level: 2 }).innerText()).not.toBe(
      'Iran and Pakistan, January 2024',
    );
    await machine().getByRole('button', { name: 'Zoom in' }).click();
    expect(Number(await zoom())).toBeGreaterThan(1);
    const box = await view().boundingBox();
    if (!box) throw new Error('The view is not shown.');
    const before = await transform();
    await page.mouse.move(box.x + 200, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 240, box.y + 230, { steps: 4 });
    await page.mouse.up();
    expect(await transform()).not.toBe(before);
    await machine().getByRole('button', { name: 'Fit to the panel' }).click();
    expect(await transform()).toBe(fitted);
    await page.mouse.move(box.x + 200, box.y + 200);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await expect.poll(async () => Number(await zoom())).toBeGreaterThan(1);
    await machine().getByRole('button', { name: 'Fit to the panel' }).click();
    // Two fingers that come to be three times as far from each other.
    const devtools = await page.context().newCDPSession(page);
    for (const [type, spread] of [
      ['touchStart', 20],
      ['touchMove', 40],
      ['touchMove', 60],
    ] as const)
      await devtools.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: [-spread, spread].map((x, id) => ({ x: box.x + 200 + x, y: box.y + 200, id })),
      });
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await devtools.detach();
    await expect.poll(zoom).toBe('3.00');
    await machine().getByRole('button', { name: 'Fit to the panel' }).click();
  });

  test('fits the panel again when that changes, on a phone one part below the other', async () => {
    const page = await web.anew();
    const seen = async () => {
      const [panel, ...all] = await page
        .locator('.machine-view, .machine-view .frame')
        .evaluateAll((every) => every.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
      return all.every(
        (one) =>
          panel &&
          one.left >= panel.left - 1 &&
          one.right <= panel.right + 1 &&
          one.top >= panel.top - 1 &&
          one.bottom <= panel.bottom + 1,
      );
    };
    expect(await seen()).toBe(true);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('navigation', { name: 'Parts of the crisis screen' }).getByText('Machine').click();
    await expect.poll(seen).toBe(true);
    const size = await page
      .locator('.state .name')
      .first()
      .evaluate((name) => 14 * ((name as SVGTextElement).getScreenCTM()?.a ?? 0));
    expect(size).toBeGreaterThan(10);
    await page.setViewportSize({ width: 1440, height: 900 });
    await expect.poll(seen).toBe(true);
  });

  test('moves along the edge that was taken, and not at all for those who want no motion', async () => {
    const page = await web.anew();
    const running = () =>
      page.evaluate(() =>
        document
          .getAnimations()
          .map((one) => (one as CSSAnimation).animationName)
          .filter((name) => name?.startsWith('machine')),
      );
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await step(page, 2);
    expect(await running()).toContain('machine-move');
    expect(await active()).toContain('phase.strike');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await step(page, 3);
    expect(await running()).toEqual([]);
    expect(await active()).toContain('phase.retaliation');
  });
});

test('all of it is said in words, for those who do not see the picture', async () => {
  const page = await web.anew(5);
  const words = machine().locator('[data-part="machine-words"]');
  const text = (await words.innerText()).replace(/\s+/g, ' ');
  expect(text).toContain('Course of the crisis: Retaliation. Force has been answered with force');
  expect(text).toContain('Embassies: Ambassadors recalled.');
  expect(text).toContain('Step 5, Pakistan strikes places in Iran: Course of the crisis: from Strike to Retaliation');
  expect(text).toMatch(/leads to Dialogue: Telephone call/);
  expect(text).toMatch(/leads to Standoff: Nobody moves for 3 days/);
  expect(text).toMatch(/These change no state: .*Iran protests strongly/);
  const snapshot = await machine().ariaSnapshot();
  expect(snapshot).toContain('heading "Where each possible move leads"');
  await machine().getByRole('button', { name: 'In words' }).click();
  expect((await words.boundingBox())?.height).toBeGreaterThan(100);
  await expect.poll(() => page.locator('.machine-chart').isVisible()).toBe(false);
  await machine().getByRole('button', { name: 'In words' }).click();
  await expect.poll(() => page.locator('.machine-chart').isVisible()).toBe(true);
});

describe('the picture as a file', () => {
  async function saved(format: RegExp): Promise<{ name: string; bytes: Buffer }> {
    await machine().getByLabel('Save picture').click();
    const [download] = await Promise.all([
      web.page.waitForEvent('download'),
      machine().getByRole('button', { name: format }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  test('is an SVG by itself, with the state that is active and the way taken', async () => {
    await web.anew(5);
    const { name, bytes } = await saved(/SVG/);
    expect(name).toBe('january-on-the-small-model-machine-5.svg');
    const svg = bytes.toString('utf8');
    // A page of its own: the app's policy would hold for what is parsed in the app.
    const other = await web.context.newPage();
    const read = await other.evaluate((text) => {
      const document = new DOMParser().parseFromString(text, 'image/svg+xml');
      return {
        broken: document.querySelector('parsererror')?.textContent ?? null,
        active: [...document.querySelectorAll('.active ~ .name')].map((one) => one.textContent),
        numbers: [...document.querySelectorAll('.digit')].map((one) => one.textContent),
        desc: document.querySelector('desc')?.textContent,
      };
    }, svg);
    await other.close();
    expect(read).toEqual({
      broken: null,
      active: ['Retaliation', 'Ambassadors recalled', 'No mediation'],
      numbers: expect.arrayContaining(['2', '4', '5']),
      desc: 'Statechart of the crisis. It stands at: Retaliation; Ambassadors recalled; No mediation.',
    });
  });

  test('is a PNG at twice its size, on white, with the active states in it', async () => {
    const page = await web.anew(5);
    const { name, bytes } = await saved(/PNG/);
    expect(name).toBe('january-on-the-small-model-machine-5.png');
    expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    const seen = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const ground = canvas.getContext('2d');
      ground?.drawImage(image, 0, 0);
      const pixels = ground?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
      let lit = 0;
      for (let at = 0; at < pixels.length; at += 4)
        if (pixels[at] === 0xff && pixels[at + 1] === 0xd5 && pixels[at + 2] === 0x4f) lit += 1;
      return { width: canvas.width, corner: [...pixels.subarray(0, 4)], lit };
    }, bytes.toString('base64'));
    expect(seen.width).toBeGreaterThan(3_000);
    expect(seen.corner).toEqual([255, 255, 255, 255]);
    expect(seen.lit).toBeGreaterThan(20_000);
  });
});
