import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { briefed } from '../class/helpers.js';
import { violationsInBoth } from '../helpers/web.js';
import { classPages, press } from './class-pages.js';

const pages = classPages();
const STRIKE = 'Iran strikes';

/** Asks the class as a teacher does. */
async function ask(teacher: Page, kind: string, more: { question?: string; seconds?: number } = {}): Promise<void> {
  await teacher.getByLabel('Kind of question').selectOption(kind);
  if (more.question) await teacher.getByLabel('Question (if another one)').fill(more.question);
  if (more.seconds) await teacher.getByLabel('Clock (seconds; empty: none)').fill(String(more.seconds));
  await press(teacher, 'Ask');
  await teacher.locator('.round[data-status="open"]').waitFor();
}

async function closeAndReveal(teacher: Page): Promise<void> {
  await press(teacher, 'Close');
  await press(teacher, 'Reveal');
  await teacher.locator('.round[data-status="revealed"]').waitFor();
}

/** Chooses on a phone, by a part of its name or the place in the list. */
async function choose(phone: Page, which: string | number, why = ''): Promise<void> {
  const options = phone.getByRole('radio');
  await (typeof which === 'number' ? options.nth(which) : options.and(phone.getByLabel(which))).check();
  if (why) await phone.getByLabel('Why?').fill(why);
  await phone.locator('.choose button[type="submit"]').click();
}

const received = (phone: Page) => phone.getByText('Received', { exact: true }).waitFor();

test('a lesson, each kind of round once, from joining to the debrief', async () => {
  const { code, url, teacher, wall, phone, student } = await pages.begin(briefed);

  // Somebody types the code as it is read aloud; others come by an address that carries it.
  const ada = await phone('');
  expect(await violationsInBoth(ada)).toEqual([]);
  await ada.getByLabel('Code').fill(`${code.slice(0, 3)}-${code.slice(3)}`.toLowerCase());
  await press(ada, 'Join');
  await ada.getByLabel('Nickname').fill('Ada');
  await press(ada, 'Join');
  await ada.getByText('Wait for the next question.').waitFor();
  const ben = await student('Ben');
  const simin = await student('سیمین', { locale: 'fa-IR', colorScheme: 'dark' });
  expect(await simin.evaluate(() => document.documentElement.dir)).toBe('rtl');
  const others = await Promise.all(['Cleo', 'Dan', 'Eve'].map((name) => student(name)));
  const [cleo] = others as [Page, Page, Page];
  await wall.getByText('6 people have joined.').waitFor();
  // What can open the class stands in no address that a projector may show.
  expect([teacher.url(), wall.url()]).toEqual([`${url}teacher#${code}`, `${url}wall#${code}`]);

  // What did they really do?
  await press(teacher, 'Play on to the next decision');
  await ask(teacher, 'predict', { seconds: 600 });
  await choose(ada, STRIKE, 'They have to be seen acting.');
  await received(ada);
  await wall.getByText('1 of 6 have answered').waitFor();
  expect(await wall.locator('body').innerText()).not.toContain('seen acting');
  // A reload, or a second tab, is the same student, without typing.
  await ada.reload();
  await received(ada);
  const second = await ada.context().newPage();
  await second.goto(`${url}#${code}`);
  await received(second);
  await second.close();
  // A phone that has lost its network says so, keeps what is chosen, and sends it.
  await ben.context().setOffline(true);
  await choose(ben, 0);
  await ben.getByRole('alert').getByText('No connection').waitFor();
  await ben.getByText('Not received yet …').waitFor();
  await ben.context().setOffline(false);
  await received(ben);
  await ben.getByText('No connection').waitFor({ state: 'hidden' });
  await wall.getByText('2 of 6 have answered').waitFor();
  expect(await violationsInBoth(teacher)).toEqual([]);
  await press(teacher, 'Pause');
  await wall.getByText('Paused').waitFor();
  await press(teacher, 'Go on');
  await closeAndReveal(teacher);
  await wall.getByText('1 of 2 chose what history did.').waitFor();
  await wall.getByText('They have to be seen acting.').waitFor();
  await press(teacher, 'Hide');
  await wall.getByText('They have to be seen acting.').waitFor({ state: 'detached' });
  expect(await violationsInBoth(wall)).toEqual([]);
  await press(teacher, 'What history did');
  await ada.locator('.step').getByText(STRIKE).waitFor();

  // Seats: each sees its own briefing and no other.
  await teacher.getByRole('radio', { name: /^Seats/ }).check();
  await ada.getByRole('button', { name: /^Iran/ }).click();
  await ada.getByText('SECRET-initiator-wants').waitFor();
  await ben.getByRole('button', { name: /^Pakistan/ }).click();
  await ben.getByText('SECRET-responder-knows').waitFor();
  expect(await ben.content()).not.toContain('SECRET-initiator');
  await ada.getByRole('combobox', { name: 'To' }).selectOption({ label: 'Pakistan' });
  await ada.getByLabel('Note', { exact: true }).fill('Let us talk.');
  await press(ada, 'Send the note');
  await ben.getByText('Let us talk.').waitFor();
  await teacher.getByText('Let us talk.').waitFor();
  await ask(teacher, 'seats');
  // By keyboard alone; it stays where one was when the form gives way to what became of it.
  await ada.getByRole('radio').first().focus();
  await ada.keyboard.press('Space');
  await ada.keyboard.press('Enter');
  await choose(ben, 0);
  await Promise.all([received(ada), received(ben)]);
  expect(await ada.evaluate(() => document.activeElement?.contains(document.querySelector('.chosen')))).toBe(true);
  expect(await ada.evaluate(() => document.activeElement === document.body)).toBe(false);
  expect(await violationsInBoth(ada)).toEqual([]);
  await closeAndReveal(teacher);
  await press(teacher, 'What all seats chose, one after the other');
  await teacher.locator('.taken').waitFor();

  // A poll, and what most want is done.
  await ask(teacher, 'poll', { question: 'And now?' });
  for (const one of [ada, ben, ...others]) await choose(one, 0, 'Because.');
  await Promise.all([ada, ben, ...others].map(received));
  // One is loaded anew in the middle of it.
  await cleo.reload();
  await received(cleo);
  await teacher.locator('.answered').getByText('5 of 6').waitFor();
  await closeAndReveal(teacher);
  await press(teacher, 'What most chose');
  await teacher.locator('.taken').waitFor();

  // Groups play on by themselves, side by side on the wall.
  await ask(teacher, 'groups');
  await ada.getByText('You lead: what you choose is done.').waitFor();
  const steps = wall.locator('.group').first().locator('.steps li');
  await choose(ada, 0);
  await expect.poll(() => ada.locator('.chosen').count()).toBe(0);
  await steps.last().waitFor();
  expect(await wall.locator('.group').count()).toBe(2);
  await closeAndReveal(teacher);

  // Without phones: hands are counted.
  await ask(teacher, 'hands');
  await wall.getByText('Raise your hand').waitFor();
  await teacher.locator('.hands input[type="number"]').first().fill('17');
  await press(teacher, 'Enter the count');
  await closeAndReveal(teacher);
  await wall.locator('.bar-count').getByText('17', { exact: true }).waitFor();

  await press(teacher, 'End the lesson');
  await ada.getByRole('heading', { name: 'What you chose' }).waitFor();
  await ada.getByText('You predicted 1 of 1 rightly.').waitFor();
  await teacher.getByRole('heading', { name: 'Debrief' }).waitFor();
  await wall.getByText('The class has ended.').waitFor();
  for (const page of [simin, teacher]) expect(await violationsInBoth(page)).toEqual([]);
  const [csv] = await Promise.all([teacher.waitForEvent('download'), press(teacher, 'Choices as CSV')]);
  expect(readFileSync(await csv.path(), 'utf8')).toContain('"Ada"');
  await press(teacher, 'Delete the class');
  await press(teacher, 'Yes, delete it');
  for (const page of [teacher, wall, ada]) await page.getByText('There is no such class').waitFor();
});

test('a server that stops and is started again: every page says so and comes back, and what was chosen meanwhile counts', async () => {
  const { teacher, student } = await pages.begin(briefed);
  const ada = await student('Ada');
  await press(teacher, 'Play on to the next decision');
  await ask(teacher, 'poll');
  await ada.getByRole('radio').first().waitFor();
  await pages.stop();
  for (const page of [ada, teacher]) await page.getByRole('alert').getByText('No connection').waitFor();
  await choose(ada, 0, 'While nobody was there.');
  await ada.getByText('Not received yet …').waitFor();
  // The phone goes to sleep, and its page is loaded anew once there is a server again.
  await pages.start();
  await ada.reload();
  await received(ada);
  await teacher.getByText('While nobody was there.').waitFor();
  await teacher.getByText('1 of 1 have answered').waitFor();
});

describe('a class is kept in order', () => {
  test('names from a list, a new name, a new place, removed, and locked', async () => {
    const { teacher, phone } = await pages.begin(briefed);
    await teacher.getByText('List of names').click();
    await teacher.locator('textarea').fill('Ada\n  Ben  \n\n');
    await press(teacher, 'Save');
    const [ada, ben] = await Promise.all([phone(), phone()]);
    for (const [page, name] of [[ada, 'Ada'] as const, [ben, 'Ben'] as const]) {
      await page.getByLabel('Who are you?').selectOption(name);
      await press(page, 'Join');
      await page.getByText('Wait for the next question.').waitFor();
    }
    await press(teacher, 'Manage Ada');
    await teacher.getByLabel('New name').fill('Ada L.');
    await press(teacher, 'Rename');
    await ada.getByText('Ada L.').waitFor();
    // Her phone has died: another one takes her place, and the first has it no more.
    await press(teacher, 'Hand out a new place');
    const link = new URL(await teacher.getByLabel('Link', { exact: true }).inputValue());
    const other = await phone(link.hash);
    await other.getByText('Ada L.').waitFor();
    await ada.getByText('Your place was taken by another device.').waitFor();
    expect(await violationsInBoth(teacher)).toEqual([]);
    await other.reload();
    await other.getByText('Ada L.').waitFor();
    await press(teacher, 'Manage Ben');
    await press(teacher, 'Remove from the class');
    await teacher.locator('.sure').getByRole('button', { name: 'Remove from the class' }).click();
    await ben.getByText('The teacher has removed you from this class.').waitFor();
    await press(teacher, 'Lock the class');
    const late = await phone();
    await late.getByLabel('Who are you?').selectOption('Ben');
    await press(late, 'Join');
    await late.getByText('The teacher has locked this class; nobody can join now.').waitFor();
  });

  test('a wrong code is told, and another can be typed', async () => {
    const { phone } = await pages.begin(briefed);
    const lost = await phone('#AAAAAA');
    await lost.getByText('There is no such class').waitFor();
    await press(lost, 'Join a class');
    await lost.getByLabel('Code').waitFor();
  });
});
