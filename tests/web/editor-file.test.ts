import { mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { selfContainedPage } from '../../src/render/page/index.js';
import { inside } from '../helpers/inside.js';
import { real, root, smallText } from '../helpers/scenarios.js';
import { webApp } from '../helpers/web.js';

const folder = mkdtempSync(join(tmpdir(), 'offramp-'));
const file = join(folder, 'small.yaml');
writeFileSync(file, smallText());
const web = webApp([file], {}, 'text');
beforeAll(() =>
  web.context.addInitScript(() => {
    Object.assign(window, { showOpenFilePicker: undefined, showSaveFilePicker: undefined });
  }),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Waits as long as a busy machine may take. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });
const text = () => web.page.getByRole('textbox', { name: 'Scenario editor' });
const status = () => web.page.getByRole('region', { name: 'Problems' }).getByRole('status');

async function write(): Promise<Page> {
  const page = await web.fresh();
  await page.getByRole('button', { name: 'Write' }).click();
  await text().waitFor();
  return page;
}

/** Types a line at the top of the text. */
async function type(line: string): Promise<void> {
  await text().click();
  await web.page.keyboard.press('ControlOrMeta+Home');
  await web.page.keyboard.type(`${line}\n`);
}

test('begins with the served file, and follows it on disk while nothing was edited', async () => {
  await write();
  await eventually(() => text().innerText()).toContain('title: Small');
  writeFileSync(file, smallText().replace('title: Small', 'title: Smaller'));
  await eventually(() => text().innerText()).toContain('title: Smaller');
});

test('edits stay when the file changes on disk, and both are offered', async () => {
  const page = await write();
  await type('# mine');
  writeFileSync(file, smallText().replace('title: Small', 'title: Other'));
  const conflict = page.getByRole('alert');
  await eventually(() => conflict.innerText()).toContain('small.yaml has changed on disk');
  expect(await text().innerText()).toContain('# mine');
  await conflict.getByRole('button', { name: 'Keep what I wrote' }).click();
  expect(await text().innerText()).toContain('# mine');
  writeFileSync(file, smallText().replace('title: Small', 'title: Third'));
  await conflict.getByRole('button', { name: /Take the file/ }).click();
  await eventually(() => text().innerText()).toContain('title: Third');
  expect(await text().innerText()).not.toContain('# mine');
  await page.getByRole('button', { name: 'Drafts' }).click();
  await page.getByRole('button', { name: 'Open small.yaml' }).click();
  await eventually(() => text().innerText()).toContain('# mine');
});

test('a change on disk is not missed while what was written is played', async () => {
  const page = await write();
  await type('# mine');
  await page.getByRole('button', { name: 'Play this scenario' }).click();
  await page.getByRole('region', { name: 'Story' }).waitFor();
  writeFileSync(file, smallText().replace('title: Small', 'title: Fourth'));
  await page.getByRole('button', { name: 'Write' }).click();
  const conflict = page.getByRole('alert');
  await eventually(() => conflict.innerText()).toContain('small.yaml has changed on disk');
  expect(await text().innerText()).toContain('# mine');
  await conflict.getByRole('button', { name: 'Keep what I wrote' }).click();
});

test('what was played and then saved is the file again, which is followed', async () => {
  const page = await write();
  await type('# saved');
  await page.getByRole('button', { name: 'Play this scenario' }).click();
  const story = page.getByRole('region', { name: 'Story' });
  await story.waitFor();
  const heading = () => story.getByRole('heading', { level: 2 }).innerText();
  const saved = `# saved\n${smallText().replace('title: Small', 'title: Fourth')}`;
  const heard = page.waitForResponse((response) => response.url().endsWith('/boot.json'));
  writeFileSync(file, saved);
  await (await heard).finished();
  expect(await page.locator('.notice').count()).toBe(0);
  writeFileSync(file, saved.replace('title: Fourth', 'title: Fifth'));
  await page.getByText('The scenario has changed on disk.').waitFor();
  expect(await heading()).toBe('Fifth');
});

test('keeps the text of a file that is gone, until the file is back', async () => {
  const page = await write();
  await eventually(() => text().innerText()).toContain('title: Fifth');
  const kept = page.locator('.kept');
  expect(await kept.innerText()).toContain('No changes');
  unlinkSync(file);
  await page.getByText('small.yaml is gone from where it was.').waitFor();
  await eventually(() => kept.innerText()).toContain('not in a file yet');
  writeFileSync(file, `# back\n${smallText()}`);
  await eventually(() => text().innerText()).toContain('# back');
  expect(await kept.innerText()).toContain('No changes');
  unlinkSync(file);
  await eventually(() => kept.innerText()).toContain('not in a file yet');
  await page.reload();
  await text().waitFor();
  expect(await text().innerText()).toContain('# back');
  await eventually(() => kept.innerText()).toContain('not in a file yet');
  writeFileSync(file, `# back\n${smallText()}`);
  await eventually(() => kept.innerText()).toContain('No changes');
});

test('a branch of a file of one’s own extends that file, and passes check beside it', async () => {
  const page = await web.fresh();
  for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  const moves = page.getByRole('region', { name: 'Moves' });
  const move = moves.getByRole('button', { name: /Close the border/ }).first();
  if (!(await move.isVisible())) await moves.getByText('Free moves').click();
  await move.click();
  await page.getByRole('button', { name: 'Write' }).click();
  await page.getByRole('button', { name: 'Start from …' }).click();
  await page.getByRole('button', { name: 'The branch just explored' }).click();
  await eventually(() => text().innerText()).toContain('keep small.yaml in the same folder');
  await eventually(() => status().innerText()).toMatch(/^0 errors/);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ]);
  writeFileSync(join(folder, saved.suggestedFilename()), readFileSync(await saved.path()));
  expect(await inside(['check', saved.suggestedFilename()], { cwd: folder })).toMatchObject({ code: 0 });
});

test('the self-contained file has the whole editor, without a server', async () => {
  const single = join(folder, 'single.html');
  const template = readFileSync(join(root, 'dist/web/single.html'), 'utf8');
  writeFileSync(single, await selfContainedPage(template, { scenario: real }, 'abcdef0123456789'));
  const { page } = web;
  await page.goto(pathToFileURL(single).href);
  await page.getByRole('button', { name: 'Write' }).click();
  await page.locator('.mode-text').click();
  await eventually(() => status().innerText()).toBe('No problems. The scenario can be played.');
  await type('colour: red');
  await eventually(() => status().innerText()).toMatch(/^1 error/);
  await page.reload();
  await page.getByRole('button', { name: 'Write' }).click();
  await eventually(() => text().innerText()).toContain('colour: red');
});
