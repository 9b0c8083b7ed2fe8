import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { smallText } from '../helpers/scenarios.js';
import { webApp } from '../helpers/web.js';

const folder = mkdtempSync(join(tmpdir(), 'offramp-merge-'));
const file = join(folder, 'small.yaml');
writeFileSync(file, smallText());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const web = webApp([file]);

const card = (page: Page, name: string) => page.locator('.card-cell .step-card').filter({ hasText: name });
const title = (page: Page) => page.locator('.board-form').getByLabel('Title', { exact: true });

async function write(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Write' }).click();
  await card(page, 'strike').first().click();
}

test('a file that changed on disk meanwhile is shown side by side, and each place is taken from one, the other or both', async () => {
  const page = await web.fresh();
  await write(page);
  await title(page).fill('My strike');
  await card(page, 'An attack').click();
  await title(page).fill('My attack');
  const changed = smallText()
    .replace('title: A strike', 'title: Their strike')
    .replace('title: Small', 'title: Theirs');
  writeFileSync(file, changed);
  const conflict = page.getByRole('alert').filter({ hasText: 'has changed on disk' });
  await conflict.getByRole('button', { name: 'Show both side by side' }).click();
  const dialog = page.getByRole('dialog');
  const places = dialog.getByRole('group');
  await expect.poll(() => places.count()).toBe(2);
  await expect.poll(() => places.first().innerText()).toContain('title: Theirs');
  // What only the file has changed is chosen already; where both have, what was written here stays.
  expect(
    await places
      .first()
      .getByRole('radio', { name: /on disk/ })
      .isChecked(),
  ).toBe(true);
  expect(
    await places
      .last()
      .getByRole('radio', { name: /^Written here/ })
      .isChecked(),
  ).toBe(true);
  await dialog.getByRole('button', { name: 'Go on with these' }).click();
  await expect.poll(() => conflict.count()).toBe(0);
  await card(page, 'My strike').waitFor();
  await card(page, 'My attack').waitFor();
  await page.getByRole('button', { name: 'Text', exact: true }).click();
  const text = page.getByRole('textbox', { name: 'Scenario editor' });
  await expect.poll(() => text.innerText()).toContain('title: Theirs');
  expect(await text.innerText()).not.toContain('Their strike');
  // The file is as it was saved there, until this is saved too.
  expect(readFileSync(file, 'utf8')).toBe(changed);
  await page.getByRole('button', { name: 'Board', exact: true }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Redo' }).getAttribute('aria-disabled')).toBe('false');
});

test('two tabs with one draft find out, and each goes on with its own', async () => {
  writeFileSync(file, smallText());
  const page = await web.fresh();
  await write(page);
  await title(page).fill('In the first tab');
  await expect.poll(() => page.locator('.kept').innerText()).toContain('Kept in this browser');
  const other = await web.context.newPage();
  await other.goto(web.url);
  await other.getByRole('button', { name: 'Write' }).click();
  await card(other, 'In the first tab').click();
  await title(other).fill('In the second tab');
  await expect.poll(() => page.locator('.notices').innerText()).toContain('Another tab writes on this draft too');
  expect(await title(page).inputValue()).toBe('In the first tab');
  await title(page).fill('In the first tab again');
  await expect.poll(() => page.locator('.kept').innerText()).toContain('Kept in this browser');
  expect(await title(other).inputValue()).toBe('In the second tab');
  await page.getByRole('button', { name: 'Drafts' }).click();
  await expect
    .poll(() =>
      page
        .getByRole('dialog')
        .getByRole('button', { name: /^Open small\.yaml/ })
        .count(),
    )
    .toBeGreaterThan(0);
  await other.close({ runBeforeUnload: false });
});
