import { expect, test } from 'vitest';
import { webApp } from '../helpers/web.js';

const web = webApp();

const heading = () => web.page.getByRole('region', { name: 'Story' }).getByRole('heading', { level: 2 }).innerText();

test('the page opens the inspector on its run, which shows what is done here and acts on it', async () => {
  const page = await web.fresh();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'View' }).click();
  const [viewer] = await Promise.all([
    web.context.waitForEvent('page'),
    page.getByRole('button', { name: /^Inspector/ }).click(),
  ]);
  try {
    await viewer.getByText('Live', { exact: true }).waitFor();
    await page.bringToFront();
    await page.keyboard.press('ArrowRight');
    const possible = viewer.getByRole('region', { name: 'Possible now', exact: true });
    await possible.getByRole('button', { name: 'Pakistan condemns the attack' }).click();
    await expect.poll(heading).toBe('Pakistan condemns the attack');
    await page.getByRole('region', { name: 'Story' }).getByRole('button', { name: 'Previous step' }).click();
    await expect.poll(heading).toBe('Iran strikes places in Pakistan');
    // Loaded anew, the page shows its run there again, with nothing pressed.
    await page.reload();
    await viewer.getByText('Live', { exact: true }).waitFor();
    await expect.poll(heading).toBe('Iran strikes places in Pakistan');
    await possible.getByRole('button', { name: 'Pakistan condemns the attack' }).click();
    await expect.poll(heading).toBe('Pakistan condemns the attack');
  } finally {
    await viewer.close();
  }
});

test('nothing of the inspector is loaded before it is opened', async () => {
  const asked: string[] = [];
  web.context.on('request', (request) => asked.push(request.url()));
  const page = await web.fresh();
  await page.keyboard.press('End');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => /inspect/i.test(url))).toEqual([]);
});
