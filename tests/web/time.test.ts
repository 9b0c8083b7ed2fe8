import { expect, test } from 'vitest';
import { JANUARY } from '../helpers/scenarios.js';
import { webApp } from '../helpers/web.js';

const web = webApp([JANUARY]);

const story = () => web.page.getByRole('region', { name: 'Story' });
const moves = () => web.page.getByRole('region', { name: 'Moves' });

async function wait(hours: string): Promise<void> {
  await moves().getByRole('spinbutton', { name: 'Hours' }).fill(hours);
  await moves().getByRole('button', { name: 'Wait' }).click();
}

test('waiting says where it leads as it is typed, and can be clicked with every list open', async () => {
  const page = await web.fresh();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  await moves().getByText('Free moves').click();
  // What the list shows under the pointer as it scrolls would be pointed at.
  await page.mouse.move(2, 2);
  await moves().getByRole('spinbutton', { name: 'Hours' }).fill('100');
  await moves().getByText('leads to Standoff').waitFor();
  await moves().getByRole('button', { name: 'Wait' }).click();
  await expect.poll(() => story().innerText()).toContain('Nobody moves for 4 days 4 h');
});

test('a deadline that passed is told, and a script that cannot go on says so', async () => {
  const page = await web.fresh();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  await wait('100');
  await expect.poll(() => story().innerText()).toContain('A deadline passes: silence');
  // Pakistan may still recall its ambassador; it can no longer answer the strike.
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => story().innerText()).toContain('This path ends here: Standoff.');
  expect(await story().innerText()).toContain('The script does not go on from here');
  const next = story().getByRole('button', { name: 'Next step' });
  expect(await next.getAttribute('aria-disabled')).toBe('true');
});

test('a step that a deadline falls into counts once', async () => {
  const page = await web.fresh();
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowRight');
  await moves()
    .getByRole('button', { name: /Pakistan breaks off diplomatic relations/ })
    .click();
  const kicker = () => page.locator('.story-text .kicker span').innerText();
  const stops = () => page.locator('.timeline button').evaluateAll((all) => all.map((one) => one.ariaLabel));
  await expect.poll(kicker).toBe('Step 3 of 4');
  const before = await stops();
  expect(before).toHaveLength(5);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => story().innerText()).toContain('A deadline passes: silence');
  expect(await kicker()).toBe('Step 4 of 4');
  expect(await stops()).toEqual(before);
  // The branches show where it passed, and number what comes after it as the timeline does.
  const lane = page.locator('.lane.current');
  expect(await lane.locator('.stop button').evaluateAll((all) => all.map((one) => one.ariaLabel))).toEqual([
    '3. Pakistan breaks off diplomatic relations; 2 other moves were written here',
    expect.stringMatching(/^A deadline passes: silence/),
    expect.stringMatching(/^4\. /),
  ]);
  expect(await lane.locator('.lane-facts').innerText()).toContain('4 steps');
});

test('a step that happens later than it did is dated by the simulated clock', async () => {
  const page = await web.fresh();
  await wait('500');
  const dates = [];
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press('ArrowRight');
    dates.push(await story().locator('time').innerText());
  }
  expect(dates.slice(2)).toEqual(dates.slice(2).filter((date) => date.includes('by the simulated clock')));
});

test('two pages on one scenario do not lose each other’s run', async () => {
  const page = await web.fresh();
  const other = await web.context.newPage();
  try {
    await other.goto(web.url);
    await other.getByRole('region', { name: 'Story' }).waitFor();
    const kept = () => page.evaluate(() => localStorage.getItem('offramp:run:january-on-the-small-model') ?? '');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
    await expect.poll(kept).toContain('"node":3');
    await other.bringToFront();
    await other.keyboard.press('ArrowRight');
    await expect.poll(kept).not.toContain('"node":3');
    await other.getByRole('button', { name: 'Take away' }).click();
    await other.getByText('Back to your own run').waitFor();
  } finally {
    await other.close();
  }
});
