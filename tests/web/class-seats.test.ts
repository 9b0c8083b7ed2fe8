import { expect, test } from 'vitest';
import { briefed } from '../class/helpers.js';
import { violationsInBoth } from '../helpers/web.js';
import { classPages, press } from './class-pages.js';

const pages = classPages();

test('a teacher makes seats of their own, says what each plays and who leads it', async () => {
  const { teacher, student } = await pages.begin(briefed);
  const ada = await student('Ada');
  const ben = await student('Ben');
  const cleo = await student('Cleo');
  await teacher.getByRole('radio', { name: /^Seats/ }).check();
  await teacher.getByText('Seats of your own').click();
  const seat = (n: number) => teacher.getByRole('group', { name: `Seat ${n}` });
  await seat(1).getByRole('textbox').fill('Tehran');
  // One seat plays two sides; the press plays none.
  await seat(2).getByRole('textbox').fill('Islamabad and its neighbours');
  await seat(2).getByRole('checkbox').nth(2).check();
  while ((await teacher.locator('.own-seat').count()) > 2) await seat(3).getByRole('button').click();
  await press(teacher, 'Add a seat');
  await seat(3).getByRole('textbox').fill('The press');
  await seat(3).getByText('No side').waitFor();
  await teacher.getByText(/^Nobody plays/).waitFor();
  expect(await violationsInBoth(teacher)).toEqual([]);
  await press(teacher, 'Set up these seats');
  await teacher.locator('.seats').getByText('watches').waitFor();

  for (const phone of [ada, ben]) await phone.getByRole('button', { name: /^Tehran/ }).click();
  await cleo.getByRole('button', { name: /^The press/ }).click();
  await ada.getByText('SECRET-initiator-wants').waitFor();
  await teacher.getByLabel('Who leads Tehran').selectOption({ label: 'Ben' });
  await expect.poll(() => ben.locator('.team li').filter({ hasText: 'Ben' }).innerText()).toContain('leads');

  // Later too: who sits there, and who leads, stays.
  await press(teacher, 'Play on to the next decision');
  await teacher.getByText('Seats of your own').click();
  await seat(1).getByRole('textbox').fill('The government in Tehran');
  await press(teacher, 'Set up these seats');
  await ada.getByRole('heading', { name: 'The government in Tehran' }).waitFor();
  expect(await teacher.getByLabel('Who leads The government in Tehran').inputValue()).not.toBe('');

  await teacher.getByLabel('Kind of question').selectOption('seats');
  await press(teacher, 'Ask');
  await ben.getByText('You lead').waitFor();
  await teacher.getByText('Seats of your own').click();
  await cleo.getByText('Your seat plays no side').waitFor();
  expect(await cleo.getByRole('radio').count()).toBe(0);
  await teacher.getByText('0 of 2 have answered').waitFor();
  expect(await teacher.getByRole('button', { name: 'Set up these seats' }).isDisabled()).toBe(true);
});
