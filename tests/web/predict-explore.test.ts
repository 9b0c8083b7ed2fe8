import { expect, test } from 'vitest';
import { storyOf } from '../../src/scenario/index.js';
import { published, scenario } from '../helpers/scenarios.js';
import { webApp } from '../helpers/web.js';
import { exploreScreen } from './explore-screen.js';

// A small crisis, whose graph is explored at once.
const CRISIS = 'two-ships-one-reef';
const web = webApp([CRISIS]);
const { asked, explore, complete, part } = exploreScreen(web, CRISIS);

const story = storyOf(scenario(published(CRISIS)));
const path = story.path('trunk');
const titles = path.map((id) => story.step(id)?.title ?? '');
/** Played so far that something could have been done otherwise. */
const PLAYED = path.indexOf('toran-vows') + 1;

/** What the screen says, what can be chosen on it included. */
const said = () => web.page.locator('.explore-parts').evaluate((screen) => screen.textContent ?? '');

test('where what is to come is hidden, Explore names no later step nor what history came to, and the library not how it ended', async () => {
  const page = await explore(PLAYED);
  await complete();
  const ahead = async () => {
    const text = await said();
    return titles.slice(PLAYED).filter((title) => text.includes(title));
  };
  expect(await ahead()).not.toEqual([]);
  expect(await part('How lucky was it?').innerText()).toContain('This path ends in');

  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('button', { name: /^Hide what is to come/ }).click();
  await expect.poll(ahead).toEqual([]);
  expect(await part('How lucky was it?').innerText()).not.toContain('This path ends in');
  // What could have been done instead of what was played is told still.
  await asked().getByLabel('From').selectOption({ index: 0 });
  await expect.poll(() => part('Decisive moments').innerText()).toContain(titles[PLAYED - 1]);
  expect(await ahead()).toEqual([]);

  await page.getByRole('button', { name: 'Library' }).click();
  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'The Marlin and the Resolute' }) });
  await card.waitFor();
  expect(await card.innerText()).not.toContain('Ended');
  expect(await card.getByRole('img').count()).toBe(0);
  await page.getByText('Ended: Ties restored').first().waitFor();
});
