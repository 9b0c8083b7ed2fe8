import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type LogEntry, Session, toRun } from '../../src/play/index.js';
import { JANUARY, january } from '../helpers/scenarios.js';
import { violations, webApp } from '../helpers/web.js';

const web = webApp([JANUARY]);

async function opens(log: LogEntry[]): Promise<void> {
  const page = await web.fresh();
  const run = { ...toRun(new Session(january)), log };
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#run=1.${deflateRawSync(JSON.stringify(run), { level: 9 }).toString('base64url')}`,
  );
  await page.locator('.notice').getByText('The run of the link is open.').waitFor();
}

const waits = (count: number, from = 1) =>
  Array.from({ length: count }, (_, n): LogEntry => ({ do: 'wait', hours: n % 2, node: n + from }));
const branches = (count: number) =>
  Array.from({ length: count }, (_, n): LogEntry[] => [
    { do: 'fork', name: `Branch ${n}`, node: 0 },
    { do: 'wait', hours: 1, node: n + 1 },
    { do: 'jump', node: 0 },
  ]).flat();
/** How many a button says that it hides. */
const hidden = async (text: string | undefined) => Number(/[\d,]+/.exec(text ?? '0')?.[0].replaceAll(',', '') ?? 1);

test('the table of a long path has the steps around where the run stands, and the keyboard shows the others', async () => {
  await opens([{ do: 'move', move: 'condemn', by: 'responder', node: 1 }, ...waits(399, 2)]);
  const page = web.page;
  const curve = page.getByRole('region', { name: 'Curve' });
  await curve.getByRole('button', { name: 'Show as a table' }).click();
  const rows = curve.locator('tbody tr:not(.fold)');
  const earlier = curve.getByRole('button', { name: 'earlier step' });
  const later = curve.getByRole('button', { name: 'later step' });
  expect(await rows.count()).toBeLessThan(200);
  expect(await later.count()).toBe(0);
  expect(await hidden(await earlier.innerText())).toBe(401 - (await rows.count()));
  expect(await violations(page, '#part-curve')).toEqual([]);
  // From the button on, Enter alone leads up to the start.
  for (let presses = 0; (await earlier.count()) > 0 && presses < 20; presses += 1) {
    const text = await earlier.innerText();
    await earlier.focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => ((await earlier.count()) > 0 ? earlier.innerText() : '')).not.toBe(text);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TR');
  }
  await rows.first().getByText('Before the first step', { exact: true }).waitFor();
  expect(await hidden(await later.innerText())).toBe(401 - (await rows.count()));
  // Wherever the run goes, its step is there.
  await rows.nth(50).getByRole('button').click();
  await expect.poll(() => rows.nth(50).getAttribute('aria-current')).toBe('step');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('End');
  await expect.poll(() => curve.locator('tr[aria-current="step"] td').first().innerText()).toBe('400');
});

test('two long paths are compared by the steps where they part, with the others folded', async () => {
  await opens([...waits(600), { do: 'jump', node: 0 }]);
  const page = web.page;
  await page.getByRole('region', { name: 'Branches' }).getByRole('button', { name: 'Compare', exact: true }).click();
  const compare = page.getByRole('region', { name: 'Compare' });
  const steps = compare.getByRole('rowheader', { name: /^Step \d+$/ });
  await steps.first().waitFor();
  const shown = await steps.count();
  expect(shown).toBeLessThan(200);
  const later = compare.getByRole('button', { name: 'later steps' });
  const last = shown + (await hidden(await later.innerText()));
  while ((await later.count()) > 0) await later.click();
  expect(await steps.last().innerText()).toBe(`Step ${last}`);
});

test('of a thousand branches Compare offers those around the chosen one, and leads on to the others', async () => {
  await opens(branches(1_000));
  const page = web.page;
  await page.getByRole('region', { name: 'Branches' }).getByRole('button', { name: 'Compare', exact: true }).click();
  const select = page.getByRole('region', { name: 'Compare' }).getByLabel('Branch B');
  const played = select.locator('optgroup').first().locator('option');
  expect(await played.count()).toBeLessThan(250);
  const first = async () => (await played.first().innerText()).trim();
  // 1,000 branches and the followed one: what is there and what is said to be more are all of them.
  expect((await played.count()) + (await hidden((await first()).split('and').at(-1)))).toBe(1_001);
  for (let picks = 0; (await first()).includes('more') && picks < 20; picks += 1)
    await select.selectOption({ index: 0 });
  expect(await first()).toBe('Iran and Pakistan, January 2024');
  expect((await played.last().innerText()).trim()).toMatch(/^Branch \d+ – and \d+ more …$/);
});
