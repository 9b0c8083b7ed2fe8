import { expect, test } from 'vitest';
import { oddsOfClass } from '../../src/cli/explore/class-odds.js';
import { briefed } from '../class/helpers.js';
import { violationsInBoth } from '../helpers/web.js';
import { classPages, press } from './class-pages.js';

const pages = classPages({ odds: oddsOfClass });

test('the debrief says how the odds stood and moved, on the page and in print', async () => {
  const { teacher } = await pages.begin(briefed);
  await press(teacher, 'Play on to the next decision');
  await teacher.getByLabel('Kind of question').selectOption('hands');
  await press(teacher, 'Ask');
  // Anything but what history did.
  await teacher.locator('.hands label').filter({ hasNotText: 'Iran strikes' }).locator('input').first().fill('12');
  await press(teacher, 'Enter the count');
  await press(teacher, 'Close');
  await press(teacher, 'Reveal');
  await press(teacher, 'What most chose');
  await teacher.locator('.taken').waitFor();
  await press(teacher, 'End the lesson');

  const odds = teacher.getByRole('table', { name: 'Decision 1: the odds' });
  await odds.waitFor();
  expect(await odds.getByRole('columnheader').allInnerTexts()).toEqual([
    'Outcome',
    'Before',
    'After what was done',
    'Had history’s move been made',
  ]);
  const shares = await odds
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => Number.parseFloat(cell.innerText))),
    );
  for (const column of [0, 1, 2]) expect(shares.reduce((sum, row) => sum + (row[column] ?? 0), 0)).toBeCloseTo(100, 0);
  expect(shares.some(([, taken, history]) => taken !== history)).toBe(true);
  await teacher.getByText('exactly, under the policy “As the scenario weighs it”').waitFor();
  expect(await violationsInBoth(teacher)).toEqual([]);
  await teacher.emulateMedia({ media: 'print' });
  expect(await odds.isVisible()).toBe(true);
  expect(await teacher.getByText('No forecast').isVisible()).toBe(true);
});
