import { expect, test } from 'vitest';
import { webApp } from '../helpers/web.js';

const web = webApp();

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
    const kept = () => page.evaluate(() => localStorage.getItem('offramp:run:iran-pakistan-2024') ?? '');
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
