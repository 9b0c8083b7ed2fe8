import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { png } from '../helpers/pictures.js';
import { choose, violations, webApp } from '../helpers/web.js';

const web = webApp();

const board = () => web.page.getByRole('region', { name: 'Board', exact: true });
const card = (name: string | RegExp) => board().locator('.step-card').filter({ hasText: name });
const cards = () => board().locator('.card-cell .step-card');
const form = () => web.page.locator('.board-form');
const field = (name: string | RegExp) => form().getByLabel(name, { exact: typeof name === 'string' });
const dialog = () => web.page.getByRole('dialog');
const offer = (name: string | RegExp) => dialog().locator('.offer').filter({ hasText: name }).first();
const button = (name: string) => web.page.getByRole('button', { name, exact: true });

/** The board as a person meets it who has written nothing. */
async function write(): Promise<Page> {
  const page = await web.fresh();
  await page.getByRole('button', { name: 'Write' }).click();
  await cards().first().waitFor();
  return page;
}

/** The text of what is written, as the other view shows it. */
async function text(): Promise<string> {
  await button('Text').click();
  const lines = await web.page.getByRole('textbox', { name: 'Scenario editor' }).innerText();
  await button('Board').click();
  return lines;
}

async function paste(content: string): Promise<void> {
  await button('Text').click();
  const editor = web.page.getByRole('textbox', { name: 'Scenario editor' });
  await editor.click();
  await web.page.keyboard.press('ControlOrMeta+a');
  await editor.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, content);
  await button('Board').click();
}

const HEAD = `id: small
title: Small
summary: A small crisis.
model: bilateral-crisis
actors:
  initiator: { name: Aland }
  responder: { name: Bland }
start: 2024-01-16
sources:
  - { id: own, title: Own } # ours
steps:
  # the first
  - { id: attack, at: 2023-12, by: militants, target: initiator, move: militantAttack, title: An attack, sources: [own] }
`;
const SMALL = `${HEAD}  - id: hit
    at: 2024-01-16
    by: initiator
    move: strike
    title: A strike
    sources: [own]
`;

describe('a scenario on the board', () => {
  test('is the text in another view: what is typed in the form is in both, and is undone in both', async () => {
    const page = await write();
    await paste(SMALL);
    await expect.poll(() => cards().count()).toBe(2);
    await card('A strike').click();
    await field('Title').fill('A blow: hard');
    await expect.poll(() => card('A blow: hard').count()).toBe(1);
    expect(await text()).toContain('title: "A blow: hard"');
    expect(await text()).toContain('# the first');
    await field('Title').press('ControlOrMeta+z');
    await expect.poll(() => field('Title').inputValue()).toBe('A strike');
    await button('Redo').click();
    await expect.poll(() => card('A blow: hard').count()).toBe(1);
    // What the text is changed to shows on the board.
    await paste(SMALL.replace('A strike', 'Another strike'));
    await expect.poll(() => card('Another strike').count()).toBe(1);
    expect(await page.locator('.notices').innerText()).toBe('');
  });

  test('steps and alternatives are added by what the machine accepts, in fewer than sixty actions', async () => {
    const page = await write();
    await paste(SMALL);
    await expect.poll(() => cards().count()).toBe(2);
    let actions = 0;
    const act = async (does: Promise<unknown>) => {
      actions += 1;
      await does;
    };
    const click = (name: string) => act(form().getByRole('button', { name, exact: true }).click());
    await act(card('A strike').click());
    for (const move of ['Condemn in public', 'Recall the ambassador', 'Protest formally']) {
      await click('Add a step after this one');
      await act(offer(move).click());
    }
    await expect.poll(() => cards().count()).toBe(5);
    await act(field('Title').fill('Bland hands over a note'));
    await click('Add an alternative to this one');
    await act(offer('Condemn in public').click());
    await act(field('Why it was plausible').fill('Words cost less.'));
    await act(card('Bland hands over a note').click());
    await click('Add an alternative to this one');
    await act(offer('Nobody moves').click());
    await act(card('Bland hands over a note').click());
    await act(form().getByText('Questions for the class').click());
    await click('Add a question');
    await act(field('Question 1').fill('What does a note cost?'));
    await act(form().locator('summary').filter({ hasText: 'Sources' }).click());
    await click('Add a source');
    await act(field('Title of the report').fill('A diary: day by day'));
    await click('Add');
    await act(
      form()
        .locator('summary')
        .filter({ hasText: /^Picture$/ })
        .click(),
    );
    const chooser = page.waitForEvent('filechooser');
    await click('Choose a picture …');
    await act((await chooser).setFiles({ name: 'Note.png', mimeType: 'image/png', buffer: png(64, 36) }));
    await act(field(/^What is to be seen/).fill('A note on a table'));
    expect(actions).toBeLessThan(60);
    const made = await text();
    for (const line of [
      '- id: bland-hands-over-a-note',
      'What does a note cost?',
      'why: Words cost less.',
      'move: wait',
      '- id: a-diary-day-by-day',
      'alt: A note on a table',
    ])
      expect(made).toContain(line);
    await expect.poll(() => card('Bland hands over a note').locator('.card-mark').count()).toBeGreaterThan(1);
    const play = page.getByRole('button', { name: 'Play this scenario' });
    await expect.poll(() => play.getAttribute('aria-disabled')).toBe('false');
    expect(await board().locator('.card-mark.bad').count()).toBe(0);
  });

  test('a move that is blocked says why, and what would have to happen first, which can be added with it', async () => {
    await write();
    await paste(SMALL);
    await card('A strike').click();
    await form().getByRole('button', { name: 'Add a step after this one' }).click();
    await dialog().getByLabel('Search the moves').fill('ties');
    const blocked = dialog().locator('.refused').first();
    await expect.poll(() => blocked.innerText()).toContain('Blocked:');
    await blocked.getByRole('button', { name: 'What would have to happen first?' }).click();
    await blocked.getByRole('button', { name: /^Add these steps/ }).click();
    await expect.poll(() => cards().count()).toBeGreaterThan(3);
    expect(await board().locator('.step-card.wrong').count()).toBe(0);
  });

  test('what is broken in one place leaves the rest, is told on its card, and is mended by a click', async () => {
    await write();
    await paste(SMALL.replace('title: A strike', 'title: A strike: hard').replace('move: strike', 'move: strik'));
    await expect.poll(() => cards().count()).toBe(2);
    await card('A strike: hard').click();
    await expect.poll(() => form().locator('.field-problems .error').count()).toBe(2);
    await form().getByRole('button', { name: 'Mend it: strike' }).click();
    await form()
      .getByRole('button', { name: /^Mend it: "A/ })
      .click();
    await expect.poll(() => form().locator('.field-problems .error').count()).toBe(0);
    const mended = await text();
    expect(mended).toContain('move: strike\n');
    expect(mended).toContain('title: "A strike: hard"');
  });

  test('is worked by the keyboard alone: arrows walk, Enter opens, Alt moves, Delete removes, + adds', async () => {
    const page = await write();
    await paste(`${SMALL}  - { id: word, by: responder, move: condemn, title: A word, sources: [own] }\n`);
    await expect.poll(() => cards().count()).toBe(3);
    await board().locator('.step-card.whole').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('A strike');
    await page.keyboard.press('Alt+ArrowRight');
    await expect
      .poll(() => cards().allInnerTexts())
      .toEqual([
        expect.stringContaining('An attack'),
        expect.stringContaining('A word'),
        expect.stringContaining('A strike'),
      ]);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('A strike');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Delete');
    await expect.poll(() => cards().count()).toBe(2);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => cards().count()).toBe(3);
    await page.keyboard.press('+');
    await dialog().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Home');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('An attack');
  });

  test('the list says the same as the picture', async () => {
    await write();
    const shown = await cards().evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
    await button('List').click();
    const listed = await board().locator('.step-card.row').allInnerTexts();
    expect([...listed.slice(1)].sort()).toEqual([...shown].sort());
    await button('Picture').click();
  });
});

test('a first what-if is led to by forms alone, task by task', async () => {
  const page = await write();
  await button('Start from …').click();
  await dialog().getByRole('button', { name: 'Your first what-if' }).click();
  const guide = page.getByRole('region', { name: 'Your first what-if' });
  const task = () => guide.getByRole('status').innerText();
  const show = () => guide.getByRole('button', { name: 'Show me where' }).click();
  const next = () => guide.getByRole('button', { name: 'Done, go on' }).click();
  await expect.poll(task).toContain('title');
  await show();
  await field('Title').fill('What if nobody had answered?');
  await expect.poll(task).toContain('step of the real crisis');
  await next();
  await expect.poll(task).toContain('plausible');
  await field('Why it was plausible').fill('A quiet government stays free.');
  await expect.poll(task).toContain('first card');
  await show();
  await field('Title').fill('A quiet note');
  await expect.poll(task).toContain('question');
  await form().getByRole('button', { name: 'Add a question' }).click();
  await expect.poll(task).toContain('alternative');
  await form().getByRole('button', { name: 'Add an alternative to this one' }).click();
  await offer('Nobody moves').click();
  await expect.poll(task).toContain('must hold');
  await show();
  await form().getByText('More', { exact: true }).click();
  await form().getByRole('button', { name: 'Record what it is now' }).click();
  await expect.poll(task).toContain('marked with an error');
  await expect
    .poll(() => guide.getByRole('button', { name: 'Done, go on' }).getAttribute('aria-disabled'))
    .toBe('false');
  await next();
  await expect.poll(task).toContain('Play it');
  await page.getByRole('button', { name: 'Play this scenario' }).click();
  await page.getByRole('region', { name: 'Story' }).waitFor();
});

test('what is played while it is recorded becomes an alternative in the draft, and an earlier version can be gone back to', async () => {
  const page = await write();
  await card('Militants kill').first().click();
  await field('Title').fill('Eleven officers are killed');
  const alternatives = await board().locator('.step-card.alternative').count();
  await page.getByRole('button', { name: 'Crisis', exact: true }).click();
  const branches = page.getByRole('region', { name: 'Branches' });
  await branches.getByRole('button', { name: 'Record' }).click();
  const moves = page.getByRole('region', { name: 'Moves' });
  await page.keyboard.press('ArrowRight');
  await moves.locator('.free summary').click();
  await moves.locator('.free .move').nth(1).click();
  await branches.getByRole('button', { name: /^Stop, and write/ }).click();
  await expect.poll(() => page.locator('.notices').innerText()).toContain('in the draft now');
  await expect.poll(() => board().locator('.step-card.alternative').count()).toBe(alternatives + 1);

  // Recorded again, the draft is given what is new alone.
  const written = await cards().count();
  await page.getByRole('button', { name: 'Crisis', exact: true }).click();
  await branches.getByRole('button', { name: 'Record' }).click();
  await branches.getByRole('button', { name: /^Stop, and write/ }).click();
  await expect.poll(() => page.locator('.notices').innerText()).toContain('Nothing was done meanwhile');
  await branches.getByRole('button', { name: 'Record' }).click();
  await moves.locator('.free .move').first().click();
  await branches.getByRole('button', { name: /^Stop, and write/ }).click();
  await expect.poll(() => cards().count()).toBe(written + 1);
  expect(await board().locator('.step-card.alternative').count()).toBe(alternatives + 1);
  expect(await card('Eleven officers are killed').count()).toBe(1);
  await button('Drafts').click();
  await dialog()
    .getByRole('button', { name: /^Go back to/ })
    .last()
    .click();
  await expect.poll(() => card('Militants kill').count()).toBeGreaterThan(0);
  await button('Undo').click();
  await expect.poll(() => card('Eleven officers are killed').count()).toBeGreaterThan(0);
});

describe('for everybody', () => {
  test.each(['Light', 'Dark'] as const)('axe finds nothing in the theme %s', async (theme) => {
    const page = await write();
    await choose(page, theme);
    await card('Iran strikes places').first().click();
    expect(await violations(page)).toEqual([]);
    await form().getByRole('button', { name: 'Change …' }).click();
    expect(await violations(page, 'dialog[open]')).toEqual([]);
    await page.keyboard.press('Escape');
    await choose(page, 'Light');
  });

  test('on a phone the form takes the place of the board while it is open', async () => {
    const page = await write();
    await page.setViewportSize({ width: 390, height: 844 });
    await card('Militants kill').first().click();
    await expect.poll(() => form().isVisible()).toBe(true);
    expect(await board().locator('.board-canvas').isVisible()).toBe(false);
    await field('Title').fill('At last');
    await button('Back to the board').click();
    await expect.poll(() => card('At last').first().isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});
