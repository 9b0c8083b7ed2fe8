import { describe, expect, test } from 'vitest';
import { webApp } from '../helpers/web.js';

const web = webApp();

const story = () => web.page.getByRole('region', { name: 'Story' });
const heading = () => story().getByRole('heading', { level: 2 }).innerText();

describe('the crisis screen', () => {
  test('the whole real path can be gone by keyboard, to restored ties', async () => {
    const page = await web.anew();
    expect(await heading()).toBe('Iran and Pakistan, January 2024');
    const titles = [];
    for (let step = 0; step < 19; step += 1) {
      await page.keyboard.press('ArrowRight');
      titles.push(await heading());
    }
    expect(new Set(titles).size).toBe(19);
    expect(titles[1]).toBe('Iran strikes places in Pakistan');
    await expect.poll(() => story().innerText()).toContain('This path ends here: Ties restored.');
    await page.keyboard.press('Home');
    expect(await heading()).toBe('Iran and Pakistan, January 2024');
    await page.keyboard.press('End');
    expect(await heading()).toBe(titles.at(-1));
  });

  test('each step is announced once, with the state it leads to', async () => {
    const page = await web.anew();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const live = page.locator('[aria-live="polite"]');
    await expect.poll(() => live.innerText()).toBe('Iran strikes places in Pakistan. Strike, Tension 5 of 10.');
  });

  test('a blocked move says what it would need', async () => {
    const page = await web.anew(9);
    const moves = page.getByRole('region', { name: 'Moves' });
    await moves.getByText('Blocked now').click();
    await expect
      .poll(() => moves.getByText('Restore ties').locator('..').allInnerTexts())
      .toContainEqual(expect.stringContaining('tension is 9, needs at most 3'));
  });

  test('a move made by keyboard keeps the keyboard in the list of moves', async () => {
    const page = await web.anew();
    const moves = page.getByRole('region', { name: 'Moves' });
    const held = () => moves.evaluate((section) => section === document.activeElement);
    const none = () => page.evaluate(() => document.activeElement === document.body);
    await moves.locator('button.move').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(heading).toBe('Militants kill eleven Iranian officers');
    await expect.poll(held).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('move');
    await page.keyboard.press('Enter');
    await expect.poll(heading).toBe('Iran strikes places in Pakistan');
    await expect.poll(held).toBe(true);

    await moves.getByRole('button', { name: 'Wait', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(heading).not.toBe('Iran strikes places in Pakistan');
    expect(await moves.evaluate((section) => section.contains(document.activeElement))).toBe(true);

    // A move that is made from elsewhere leaves the focus there.
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('Home');
    await page.keyboard.press('1');
    await expect.poll(heading).toBe('Militants kill eleven Iranian officers');
    expect(await none()).toBe(true);
    const next = page.getByRole('button', { name: 'Next step' });
    await next.focus();
    await page.keyboard.press('1');
    expect(await next.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('a number makes only a move that can be seen', async () => {
    const page = await web.anew(1);
    const free = page.locator('.moves details.free');
    const before = await heading();
    await page.keyboard.press('9');
    expect(await heading()).toBe(before);
    await free.locator('summary').click();
    await page.keyboard.press('9');
    await expect.poll(heading).not.toBe(before);
  });

  test('on a projector, where there is no list of moves, the ways on are under the story', async () => {
    const page = await web.anew(1);
    await page.keyboard.press('p');
    const ways = story().locator('.move-list .move');
    await expect.poll(() => ways.count()).toBeGreaterThan(1);
    const title = await ways.nth(1).locator('.move-title').innerText();
    await page.keyboard.press('2');
    await expect.poll(heading).toBe(title.replace(/^.*?: /, ''));
    await page.keyboard.press('p');
  });

  test('a step says how many other moves were written for it, and goes back to them', async () => {
    const page = await web.anew(1);
    const before = await heading();
    await page.keyboard.press('ArrowRight');
    await story()
      .getByRole('button', { name: /^Back, to try/ })
      .click();
    await expect.poll(heading).toBe(before);
    await expect.poll(() => page.locator('.moves .move-mark.alternative').count()).toBeGreaterThan(0);
  });

  test('a notice that goes away gives the keyboard back to where it came from', async () => {
    const page = await web.anew();
    const next = page.getByRole('button', { name: 'Next step' });
    for (const key of ['Enter', 'ArrowRight']) {
      await page.getByRole('button', { name: 'Take away' }).click();
      await page.getByRole('button', { name: /^Save run/ }).click();
      const dismiss = page.getByRole('button', { name: 'Dismiss' });
      await dismiss.waitFor();
      await next.focus();
      await dismiss.focus();
      await page.keyboard.press(key);
      await dismiss.waitFor({ state: 'detached' });
      await expect.poll(() => next.evaluate((button) => button === document.activeElement)).toBe(true);
    }
  });

  for (const language of ['en', 'fa'] as const) {
    test(`the timeline is one stop of the Tab key, and the arrow keys go along it (${language})`, async () => {
      const page = await (language === 'fa' ? web.fresh() : web.anew());
      if (language === 'fa') {
        await page.getByRole('button', { name: 'View', exact: true }).click();
        await page.getByRole('radio', { name: 'فارسی' }).check();
        await page.waitForFunction(() => document.documentElement.dir === 'rtl');
        await page.keyboard.press('Escape');
      }
      const [on, back] = language === 'fa' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
      const title = () => page.locator('#part-story h2').first().innerText();
      const stops = page.locator('.timeline button');
      const focused = () => stops.evaluateAll((all) => all.indexOf(document.activeElement as HTMLButtonElement));
      const tabbable = page.locator('.timeline [tabindex="0"]');
      await page.keyboard.press(on);
      const before = await title();
      expect(await tabbable.count()).toBe(1);
      await tabbable.focus();
      expect(await focused()).toBe(1);
      await page.keyboard.press(on);
      await page.keyboard.press(on);
      await expect.poll(focused).toBe(3);
      await page.keyboard.press(back);
      await expect.poll(focused).toBe(2);
      await page.keyboard.press('Home');
      await expect.poll(focused).toBe(0);
      await page.keyboard.press(back);
      await page.keyboard.press('End');
      await expect.poll(focused).toBe(19);
      expect(await title()).toBe(before);
      expect(await tabbable.count()).toBe(1);
      // Left and come back to, it begins where the run stands.
      await page.keyboard.press('Tab');
      expect(await focused()).toBe(-1);
      await page.keyboard.press('Shift+Tab');
      expect(await focused()).toBe(1);
      await page.keyboard.press(on);
      await page.keyboard.press('Enter');
      await expect.poll(title).toBe('Iran strikes places in Pakistan');
      expect(await focused()).toBe(2);
      // After a click, and elsewhere, the keys are the story's.
      await stops.nth(3).click();
      await page.keyboard.press(back);
      await expect.poll(title).toBe('Iran strikes places in Pakistan');
    });
  }

  test('a reload in the middle keeps everything', async () => {
    const page = await web.fresh();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
    const before = await heading();
    await page.waitForFunction(() => localStorage.getItem('offramp:run:iran-pakistan-2024')?.includes('"node":4'));
    await page.reload();
    await story().waitFor();
    expect(await heading()).toBe(before);
    await page.keyboard.press('ArrowLeft');
    expect(await heading()).not.toBe(before);
  });
});

/** Names of the buttons in the story that something lies over, or that are outside what is seen. */
const outOfReach = () =>
  web.page.locator('.transport button').evaluateAll((buttons) =>
    buttons
      .filter((button) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        const corners = [0.1, 0.5, 0.9].flatMap((part) => [
          [x + width * part, y + height * 0.1],
          [x + width * part, y + height * 0.9],
        ]);
        return !corners.every(([left = 0, top = 0]) => button.contains(document.elementFromPoint(left, top)));
      })
      .map((button) => button.getAttribute('aria-label')),
  );

async function sized<T>(width: number, height: number, does: () => Promise<T>): Promise<T> {
  await web.page.setViewportSize({ width, height });
  try {
    return await does();
  } finally {
    await web.page.setViewportSize({ width: 1440, height: 900 });
  }
}

const tab = (name: string) =>
  web.page.getByRole('navigation', { name: 'Parts of the crisis screen' }).getByRole('button', { name });

describe('a notice', () => {
  const notice = () => web.page.locator('.notice');
  const saveRun = async () => {
    await web.page.getByRole('button', { name: 'Take away' }).click();
    await web.page.getByRole('button', { name: /^Save run/ }).click();
    await notice().waitFor();
  };

  test.each([
    [390, 844],
    [1366, 768],
    [1024, 600],
    [640, 360],
  ])('does not lie over the buttons of the story (%i × %i)', async (width, height) => {
    const page = await web.anew(1);
    await sized(width, height, async () => {
      await saveRun();
      // Some are long.
      await notice()
        .locator('p')
        .evaluate((text) => {
          text.textContent += ' and it goes on'.repeat(14);
        });
      expect(await outOfReach()).toEqual([]);
      await page.getByRole('button', { name: 'Dismiss' }).click();
    });
  });

  test('that needs no answer goes away by itself, but not while the keyboard is on it', async () => {
    const page = await web.anew();
    await page.clock.install();
    await saveRun();
    await page.getByRole('button', { name: 'Dismiss' }).focus();
    await page.clock.runFor(60_000);
    expect(await notice().count()).toBe(1);
    await page.getByRole('button', { name: 'Next step' }).focus();
    await page.clock.runFor(60_000);
    await expect.poll(() => notice().count()).toBe(0);
  });

  test.each([
    [1440, 900],
    [390, 844],
    [640, 360],
  ])('of a problem stays, and makes room for itself (%i × %i)', async (width, height) => {
    const page = await web.anew(1);
    await page.clock.install();
    // Nothing else of these tests opens a window.
    await page.evaluate(() => {
      window.open = () => null;
    });
    await sized(width, height, async () => {
      await page.getByRole('button', { name: 'View', exact: true }).click();
      await page.getByRole('button', { name: /^Inspector/ }).click();
      await notice().waitFor();
      await page.mouse.move(2, 2);
      await page.clock.runFor(60_000);
      expect(await notice().count()).toBe(1);
      expect(await outOfReach()).toEqual([]);
    });
  });
});

describe('on a low screen', () => {
  test.each([
    [640, 360, false],
    [683, 384, false],
    [844, 390, false],
    [640, 360, true],
    [960, 440, true],
  ])(
    'all of the story is there, and its buttons are in reach (%i × %i, projector: %s)',
    async (width, height, projector) => {
      const page = await web.anew();
      await sized(width, height, async () => {
        if (projector) await page.keyboard.press('p');
        for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
        expect(await outOfReach()).toEqual([]);
        const text = page.locator('.story-text');
        expect(await text.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThan(2);
        await page.mouse.move(width / 4, height / 3);
        await page.mouse.wheel(0, 200);
        await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50);
        expect(await outOfReach()).toEqual([]);
        // The next step is read from its beginning.
        await page.keyboard.press('ArrowRight');
        const top = () => text.evaluate((one) => one.getBoundingClientRect().top);
        await expect.poll(top).toBeGreaterThanOrEqual(-1);
        expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
        if (projector) await page.keyboard.press('p');
      });
    },
  );
});

test('on a phone every screen is named, and the moves say what the last one did and lead to its story', async () => {
  const page = await web.anew(2);
  await sized(390, 844, async () => {
    const screens = page.getByRole('navigation', { name: 'Screens' });
    expect(await screens.evaluate((row) => row.scrollWidth - row.clientWidth)).toBe(0);
    await tab('Moves').click();
    const moves = page.getByRole('region', { name: 'Moves' });
    await moves.getByRole('button', { name: /breaks off diplomatic relations/ }).click();
    const line = moves.locator('.happened');
    await expect
      .poll(() => line.innerText())
      .toContain('Pakistan breaks off diplomatic relations. Strike, Tension 6 of 10.');
    await line.getByRole('button', { name: 'Read its story' }).click();
    await expect.poll(heading).toBe('Pakistan breaks off diplomatic relations');
    expect(await story().evaluate((section) => section === document.activeElement)).toBe(true);
  });
  expect(await web.page.locator('.happened').isVisible()).toBe(false);
});
