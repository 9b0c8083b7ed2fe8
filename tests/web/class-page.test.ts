import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { real } from '../helpers/scenarios.js';
import { classPages, press } from './class-pages.js';

const pages = classPages();

test('the teacher opens the crisis with what the class has played; students cannot', async () => {
  const { code, url, teacher, student } = await pages.begin(real);
  const ada = await student('Ada');
  await press(teacher, 'Play on to the next decision');
  await teacher.locator('.step').getByText('Militants kill eleven Iranian officers').waitFor();
  const link = teacher.getByRole('link', { name: 'Open it in Offramp' });
  const [opened] = await Promise.all([teacher.context().waitForEvent('page'), link.click()]);
  const address = opened.url();
  // What admits stands in no address, which a projector may show and a server logs.
  expect(address).toBe(`${url}page/${code}/`);

  // It stands where the class does, and can be gone on with: Explore answers too.
  await opened.getByText('The run is open.').waitFor();
  expect(await opened.locator('[aria-current="step"]').first().getAttribute('aria-label')).toContain('Militants');
  await opened.getByRole('button', { name: 'Explore', exact: true }).click();
  await opened.locator('.odds-table').waitFor();
  await opened.close();

  // Whoever has not its key gets nothing of it, whatever they ask for.
  const other = await pages.begin(real);
  await other.teacher.getByRole('link', { name: 'Open it in Offramp' }).waitFor();
  const keyOf = async (page: Page, at: string) => (await page.context().cookies(at))[0]?.value ?? '';
  const ask = (path: string, key = '') => fetch(url + path, { headers: { cookie: `a=b; offramp-page=${key}; c=d` } });
  const theirs = await keyOf(other.teacher, `${url}page/${other.code}/`);
  expect(theirs).toMatch(/^[\w-]{32}$/);
  const guesses = await Promise.all([
    ask('page/'),
    ask(`page/${code}/`),
    ask(`page/${code}/boot.json`, 'x'.repeat(32)),
    ask(`page/${code}/`, theirs),
    ask('index.html', theirs),
  ]);
  expect(guesses.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  const boot = await ask(`page/${code}/boot.json`, await keyOf(teacher, address));
  expect((await boot.json()).scenario.id).toBe(real.id);
  expect(await keyOf(ada, address)).toBe('');
  expect(await ada.content()).not.toContain('page/');
});
