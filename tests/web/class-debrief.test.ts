import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { machineOfClass } from '../../src/cli/explore/class-machine.js';
import { oddsOfClass } from '../../src/cli/explore/class-odds.js';
import { briefed } from '../class/helpers.js';
import { onOwnModel, real } from '../helpers/scenarios.js';
import { violationsInBoth } from '../helpers/web.js';
import { classPages, press } from './class-pages.js';

const pages = classPages({ odds: oddsOfClass, machine: machineOfClass });

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

/** The names that are lit in the drawing of a page, and the height of the smallest text in it. */
async function drawn(page: Page): Promise<{ lit: string[]; least: number }> {
  await page.locator('.still svg').waitFor();
  return page.locator('.still svg').evaluate((svg) => {
    const scale = svg.getBoundingClientRect().width / (svg as SVGSVGElement).viewBox.baseVal.width;
    const sizes = [...svg.querySelectorAll('text')].map((text) => Number.parseFloat(getComputedStyle(text).fontSize));
    const lit = [...svg.querySelectorAll('.state.active')].map((state) =>
      [...state.querySelectorAll('.name')].map(({ textContent }) => textContent).join(' '),
    );
    return { lit, least: Math.min(...sizes) * scale };
  });
}

test('the machine is drawn on the wall and for the teacher, lit where the crisis stands, and can be read', async () => {
  const { teacher, wall, student } = await pages.begin(real);
  const own = await drawn(teacher);
  expect(own.lit).toEqual(['Normal ties', 'Ambassadors in place', 'Nothing offered']);
  expect(own.least).toBeGreaterThanOrEqual(11);
  // The wall is looked at from across the room: where all of it would be small, the first region stands alone.
  const across = await drawn(wall);
  expect(across.lit).toEqual(['Normal ties']);
  expect(across.least).toBeGreaterThanOrEqual(14);
  await press(teacher, 'Play on to the next decision');
  await teacher.getByText('Let something happen').click();
  await teacher.locator('select[name="option"]').selectOption({ label: 'Iran strikes places in Pakistan' });
  await press(teacher, 'Do it');
  await expect.poll(async () => (await drawn(wall)).lit[0]).toBe('Strike');
  expect(await violationsInBoth(wall)).toEqual([]);

  // In the language of the page, which reads from the other side.
  await wall.getByRole('button', { name: 'View' }).click();
  await wall.getByRole('radio', { name: 'فارسی' }).check();
  await expect.poll(async () => (await drawn(wall)).lit[0]).toBe('حمله');
  expect((await drawn(wall)).least).toBeGreaterThanOrEqual(14);
  await teacher.setViewportSize({ width: 1280, height: 720 });
  expect((await drawn(teacher)).least).toBeGreaterThanOrEqual(11);
  // A phone has no use for it.
  const ada = await student('Ada');
  expect(await ada.locator('.still').count()).toBe(0);
});

test('a machine of one’s own is placed when it is asked for', async () => {
  const { wall } = await pages.begin(onOwnModel('port-week'));
  const { lit } = await drawn(wall);
  expect(lit.length).toBeGreaterThan(0);
});

test('a prediction is offered where there is more than one way to foresee', async () => {
  const { teacher } = await pages.begin(real);
  const kinds = () => teacher.getByLabel('Kind of question').locator('option').allInnerTexts();
  await teacher.getByLabel('Kind of question').waitFor();
  // Before the first step the script knows one way only.
  expect((await kinds()).filter((kind) => kind.startsWith('Prediction'))).toEqual([]);
  await press(teacher, 'Play on to the next decision');
  await expect.poll(kinds).toContain('Prediction: what did they really do?');
});
