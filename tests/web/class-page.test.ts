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
  expect(address).toMatch(new RegExp(`^${url}page/${code}\\.[\\w-]{32}/$`));

  // It stands where the class does, and can be gone on with: Explore answers too.
  await opened.getByText('The run is open.').waitFor();
  expect(await opened.locator('[aria-current="step"]').first().getAttribute('aria-label')).toContain('Militants');
  await opened.getByRole('button', { name: 'Explore', exact: true }).click();
  await opened.locator('.odds-table').waitFor();
  await opened.close();

  // Whoever has not its key gets nothing of it, whatever they ask for.
  const other = await pages.begin(real);
  const theirs = await other.teacher.getByRole('link', { name: 'Open it in Offramp' }).getAttribute('href');
  const key = /\.([\w-]{32})\/$/.exec(theirs ?? '')?.[1];
  const guesses = [
    'page/',
    `page/${code}/`,
    `page/${code}.${'x'.repeat(32)}/boot.json`,
    `page/${code}.${key}/`,
    'index.html',
  ];
  const statuses = await Promise.all(guesses.map(async (path) => (await fetch(url + path)).status));
  expect(statuses).toEqual([404, 404, 404, 404, 404]);
  expect((await (await fetch(`${address}boot.json`)).json()).scenario.id).toBe(real.id);
  expect(await ada.content()).not.toContain('page/');
});
