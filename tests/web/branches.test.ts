import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { inside } from '../helpers/inside.js';
import { choose, violations, webApp } from '../helpers/web.js';

const web = webApp();

const panel = () => web.page.getByRole('region', { name: 'Branches' });
const heading = () => web.page.getByRole('region', { name: 'Story' }).getByRole('heading', { level: 2 }).innerText();
const stop = (n: number, lane = 0) => panel().locator(`[data-row="${lane}"] [data-depth="${n}"]`);
const names = () => panel().locator('.lane-title').allInnerTexts();
const here = () => panel().locator('[aria-current="step"]').getAttribute('aria-label');
const QUIET = 'Pakistan protests quietly and asks for an explanation';

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) await page.keyboard.press(key);
}

/** Four steps of history, then the alternative to the third one, and a step on it. */
async function withAlternative(): Promise<Page> {
  return web.anew((session) => {
    for (let step = 0; step < 4; step += 1) session.next();
    session.jump(2);
    session.take('pakistan-quiet-protest');
    session.next();
  });
}

async function card(name: string) {
  await panel().getByRole('button', { name, exact: true }).click();
  // Its name follows what is typed.
  return web.page.getByRole('dialog', { name: /^Branch / });
}

describe('the tree of branches', () => {
  let page: Page;
  beforeEach(async () => {
    page = await withAlternative();
  });

  test('an alternative is a branch of its own, and what was there stays', async () => {
    expect(await names()).toEqual(['Iran and Pakistan, January 2024', QUIET]);
    const trunk = panel().getByRole('list', { name: 'Positions of Iran and Pakistan, January 2024' });
    expect(await trunk.getByRole('listitem').count()).toBe(5);
    const branch = panel().getByRole('list', { name: `Positions of ${QUIET}` });
    expect(await branch.getByRole('listitem').count()).toBe(2);
    expect(await here()).toMatch(/^4\. /);
    expect(await panel().innerText()).toContain('4 steps');
  });

  test('what the script still holds is shown as still to come, and a click plays up to there', async () => {
    const ghost = panel().getByRole('button', { name: /^7\. .*\(still to come\)$/ });
    expect(await ghost.count()).toBe(2);
    await ghost.first().click();
    expect(await heading()).toBe('Iran protests strongly');
    expect(await here()).toMatch(/^7\. Iran protests strongly/);
  });

  test('a branch is followed from its beginning: back, first and next stay on it', async () => {
    const last = await heading();
    await press(page, 'ArrowLeft', 3);
    expect(await heading()).toBe('Militants kill eleven Iranian officers');
    await press(page, 'ArrowRight', 2);
    expect(await heading()).toBe(QUIET);
    await page.keyboard.press('Home');
    expect(await panel().locator('.lane.current .lane-title').innerText()).toBe(QUIET);
    await press(page, 'ArrowRight', 4);
    expect(await heading()).toBe(last);
    // Its own move leads back to history.
    await page.keyboard.press('Home');
    await press(page, 'ArrowRight', 2);
    await page.keyboard.press('1');
    expect(await heading()).toBe('Pakistan condemns the attack');
  });

  test('a branch that is only followed can be deleted, and the run stays where it is', async () => {
    await press(page, 'ArrowLeft', 3);
    const stood = await heading();
    const dialog = await card(QUIET);
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect.poll(names).not.toContain(QUIET);
    expect(await heading()).toBe(stood);
    await press(page, 'ArrowRight', 2);
    expect(await heading()).toBe('Pakistan condemns the attack');
  });

  test('a click goes to a position, on this branch or another', async () => {
    await stop(4).click();
    expect(await heading()).toBe('Pakistan recalls its ambassador');
    await stop(3, 1).click();
    expect(await here()).toMatch(/^3\. /);
    expect(await heading()).not.toBe('Pakistan condemns the attack');
    // The arrow keys are the story's again.
    await page.keyboard.press('ArrowLeft');
    expect(await heading()).toBe('Iran strikes places in Pakistan');
  });

  test('the arrow keys go over the map from stop to stop, and Enter goes there', async () => {
    const before = await heading();
    expect(await panel().locator('.stop [tabindex="0"]').count()).toBe(1);
    await stop(4, 1).focus();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toMatch(/^4\. Pakistan recalls its ambassador/);
    await page.keyboard.press('ArrowDown');
    await press(page, 'ArrowLeft', 2);
    expect(await focused()).toMatch(/^2\. Iran strikes places in Pakistan/);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toMatch(/^1\. Militants kill/);
    expect(await heading()).toBe(before);
    await page.keyboard.press('Enter');
    expect(await heading()).toBe('Militants kill eleven Iranian officers');
    expect(await focused()).toMatch(/^1\. Militants kill/);
    await page.keyboard.press('End');
    expect(await focused()).toMatch(/^19\. /);
  });

  test('a branch is renamed and keeps its note over a reload', async () => {
    const open = await card(QUIET);
    await open.getByLabel('Name').fill('The quiet answer');
    await open.getByLabel('Note').fill('Why was this not tried?');
    await page.keyboard.press('Escape');
    await expect.poll(names).toContain('The quiet answer');
    await page.waitForFunction(() =>
      localStorage.getItem('offramp:run:iran-pakistan-2024')?.includes('Why was this not tried?'),
    );
    await page.reload();
    await panel().waitFor();
    expect(await names()).toContain('The quiet answer');
    const again = await card('The quiet answer has a note');
    expect(await again.getByLabel('Note').inputValue()).toBe('Why was this not tried?');
  });

  test('a name that is left empty changes nothing', async () => {
    const open = await card(QUIET);
    await open.getByLabel('Name').fill('   ');
    await page.keyboard.press('Enter');
    expect(await names()).toContain(QUIET);
  });

  test('a branch that is hidden is listed, and comes back', async () => {
    await (await card(QUIET)).getByRole('button', { name: 'Hide' }).click();
    await expect.poll(names).toEqual(['Iran and Pakistan, January 2024']);
    expect(await here()).toMatch(/^2\. /);
    await panel().getByText('One hidden branch').click();
    await panel()
      .getByRole('button', { name: `Show ${QUIET}` })
      .click();
    await expect.poll(names).toContain(QUIET);
  });

  test('a branch that is deleted is gone, and undo brings it and the place on it back', async () => {
    const before = await heading();
    await (await card(QUIET)).getByRole('button', { name: 'Delete' }).click();
    await expect.poll(names).toEqual(['Iran and Pakistan, January 2024']);
    expect(await panel().getByText('hidden branch').count()).toBe(0);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(names).toContain(QUIET);
    expect(await heading()).toBe(before);
  });

  test('undo and dismiss by keyboard leave the keyboard at the branches', async () => {
    for (const button of ['Undo', 'Dismiss']) {
      await (await card(QUIET)).getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('status').getByRole('button', { name: button }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.notice').count()).toBe(0);
      await expect.poll(() => panel().evaluate((section) => section === document.activeElement)).toBe(true);
    }
  });

  test('what was deleted can be undone after other steps, which are not lost', async () => {
    await (await card(QUIET)).getByRole('button', { name: 'Delete' }).click();
    await page.keyboard.press('ArrowRight');
    const now = await heading();
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(names).toContain(QUIET);
    expect(await heading()).toBe(now);
    expect(await page.locator('.notice').count()).toBe(0);
  });

  test('what was deleted is listed, and comes back after a reload too', async () => {
    await (await card(QUIET)).getByRole('button', { name: 'Delete' }).click();
    await panel().getByText('Deleted branches (1)').click();
    const back = panel().getByRole('button', { name: `Bring back ${QUIET}` });
    await back.click();
    await expect.poll(names).toContain(QUIET);
    expect(await page.locator('.notice').count()).toBe(0);
    expect(await panel().getByText('Deleted branches').count()).toBe(0);
    expect(await panel().evaluate((section) => section === document.activeElement)).toBe(true);

    await (await card(QUIET)).getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.waitForFunction(() =>
      localStorage.getItem('offramp:run:iran-pakistan-2024')?.match(/"removed":true(?!.*"removed":false)/s),
    );
    await page.reload();
    await panel().getByText('Deleted branches (1)').click();
    await back.click();
    await expect.poll(names).toContain(QUIET);
  });

  test('the path that the others leave can be neither hidden nor deleted', async () => {
    const open = await card('Iran and Pakistan, January 2024');
    expect(await open.getByRole('button').allInnerTexts()).toEqual(['Go to its end', 'Compare with …']);
    await open.getByRole('button', { name: 'Go to its end' }).click();
    expect(await heading()).toBe('Pakistan recalls its ambassador');
  });

  test('a branch can be begun here, and the next move is made on it', async () => {
    await stop(3).click();
    await panel().getByRole('button', { name: 'Begin a branch here' }).click();
    await page.getByLabel('Name of the new branch').fill('Our own way');
    await page.keyboard.press('Enter');
    await expect.poll(names).toContain('Our own way');
    expect(await panel().innerText()).toContain('nothing played on it yet');
    await page.getByRole('button', { name: 'Next step' }).click();
    const own = panel().getByRole('list', { name: 'Positions of Our own way' });
    expect(await own.getByRole('listitem').count()).toBe(1);
    expect(await own.locator('[aria-current="step"]').count()).toBe(1);
  });

  test('an outcome is said where a branch ends', async () => {
    await page.keyboard.press('End');
    expect(await panel().innerText()).toContain('ends: Ties restored');
  });

  test('the accessibility checker finds nothing, in either theme and with the card open', async () => {
    for (const theme of ['Light', 'Dark'] as const) {
      await choose(page, theme);
      await (await card(QUIET)).waitFor();
      expect(await violations(page, '#part-branches', theme === 'Dark' ? 'colours' : 'all')).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });
});

test('a branch that was explored becomes a scenario that check accepts', async () => {
  const page = await withAlternative();
  const moves = page.getByRole('region', { name: 'Moves' });
  await moves.getByText('Free moves').click();
  await moves
    .getByRole('button', { name: /^Condemn in public/ })
    .first()
    .click();
  await panel().getByRole('button', { name: 'Save as scenario' }).click();
  await page.locator('.mode-text').click();
  await page
    .getByRole('region', { name: 'Problems' })
    .getByText(/^(No problems|0 errors)/)
    .waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'offramp-'));
  try {
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);
    const { code, out } = await inside(['check', file]);
    expect(out).toContain('0 errors');
    expect(code).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
