import { expect, test } from 'vitest';
import { shippedIds } from '../../scripts/scenario-files.js';
import { choose, violations, webApp } from '../helpers/web.js';

// Nothing is named, so the page begins with the library.
const web = webApp(['--port=0']);
const COUNT = shippedIds().length;

test('a page that was asked for nothing begins with the library, which tells of each scenario and opens it', async () => {
  const page = await web.fresh();
  await page.getByRole('heading', { level: 1, name: 'Choose a crisis' }).waitFor();
  expect(
    await page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { level: 3 }) })
      .count(),
  ).toBe(COUNT);
  const card = page.getByRole('listitem').filter({ hasText: 'Iran and Pakistan, January 2024' });
  for (const text of ['2024', 'South Asia', 'Introductory', 'Ended: Ties restored', '19 steps, 8 decision points'])
    await card.getByText(text, { exact: true }).or(card.getByText(text)).first().waitFor();
  await card.getByRole('img', { name: /^Tension along the path: 1 at the start, at most 9, 0 at the end$/ }).waitFor();
  await page.getByRole('link', { name: 'A dry spring on the Asha' }).focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('region', { name: 'Story' })
    .getByRole('heading', { name: 'A dry spring on the Asha' })
    .waitFor();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => localStorage.getItem('offramp:run:three-on-a-river') !== null);
  await page.reload();
  await expect.poll(() => page.title()).toBe('A dry spring on the Asha – Offramp');

  await page.getByRole('button', { name: 'Library' }).click();
  const begun = page.getByRole('region', { name: 'Continue' }).getByRole('button');
  expect(await begun.allInnerTexts()).toEqual(['A dry spring on the Asha']);
  await begun.click();
  await page.getByText(/^Step 1 of/).waitFor();
});

test('search and filters leave what fits, and say how many', async () => {
  const page = await web.fresh();
  const cards = page.getByRole('heading', { level: 3 });
  await page.getByRole('searchbox', { name: 'Search' }).fill('pakistan JANUARY');
  await expect.poll(() => cards.allInnerTexts()).toContain('Iran and Pakistan, January 2024');
  expect(await cards.allInnerTexts()).not.toContain('A dry spring on the Asha');
  await page.getByRole('searchbox').fill('nowhere');
  await page.getByText('Nothing fits.').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByText(`${COUNT} scenarios`).waitFor();
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption({ label: 'Ties restored' });
  await page.getByRole('combobox', { name: 'Level' }).selectOption({ label: 'Introductory' });
  await expect.poll(() => cards.allInnerTexts()).toContain('Iran and Pakistan, January 2024');
  expect(await cards.count()).toBeLessThan(COUNT);
});

test('the address of a card opens it in a tab of its own', async () => {
  const page = await web.fresh();
  const href = await page.getByRole('link', { name: 'A dry spring on the Asha' }).getAttribute('href');
  const other = await web.context.newPage();
  await other.goto(web.url + href);
  await other
    .getByRole('region', { name: 'Story' })
    .getByRole('heading', { name: 'A dry spring on the Asha' })
    .waitFor();
  expect(new URL(other.url()).hash).toBe('');
  await other.close();
});

test('what the real crises have in common is there, with the number of cases beside every figure', async () => {
  const page = await web.fresh();
  await page.getByText('What the real crises have in common').click();
  const moves = page.getByRole('table').first();
  const mobilise = moves.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Mobilise' }) });
  expect(await mobilise.getByRole('cell').first().innerText()).toMatch(/^\d+ \(\d+\)/);
  const before = await moves.getByRole('row').count();
  await page.getByRole('button', { name: /^Show \d+ more moves$/ }).click();
  expect(await moves.getByRole('row').count()).toBeGreaterThan(before);
  const phases = page.getByRole('table').last();
  await phases
    .getByRole('row', { name: /^Open conflict / })
    .getByText(/: \d+ of \d+/)
    .first()
    .waitFor();
  await page.getByText(/no claim goes beyond these \d+ cases/).waitFor();
});

test('it breaks no rule of accessibility, in either colours', async () => {
  const page = await web.fresh();
  await page.getByText('What the real crises have in common').click();
  await page.getByRole('table').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await choose(page, 'Dark');
  expect(await violations(page, undefined, 'colours')).toEqual([]);
});
