import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type LogEntry, Session, toRun } from '../../src/play/index.js';
import { real } from '../helpers/scenarios.js';
import { webApp } from '../helpers/web.js';

const web = webApp();

const hashOf = (log: LogEntry[]) => {
  const run = { ...toRun(new Session(real)), log };
  return `#run=1.${deflateRawSync(JSON.stringify(run), { level: 9 }).toString('base64url')}`;
};
const forks = (count: number) => Array.from({ length: count }, (): LogEntry => ({ do: 'fork', name: 'f', node: 0 }));
const map = () => web.page.getByRole('navigation', { name: 'Branches of this run' });
const stop = (row: number, depth: number) => map().locator(`[data-row="${row}"] [data-depth="${depth}"]`);
const drawn = () => web.page.evaluate(() => document.querySelectorAll('*').length);

/** Opens a link and takes a step. All of that has half a minute, a hundred times what it needs. */
async function opens(log: LogEntry[]): Promise<void> {
  const page = await web.fresh();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, hashOf(log));
  await page.locator('.notice').getByText('The run of the link is open.').waitFor();
  const heading = page.getByRole('region', { name: 'Story' }).getByRole('heading', { level: 2 });
  const before = await heading.innerText();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => heading.innerText()).not.toBe(before);
}

test('ten thousand branches open, answer and open again; only what can be seen is drawn', async () => {
  await opens(forks(10_000));
  expect(await drawn()).toBeLessThan(3_000);
  await web.page.waitForFunction(() => localStorage.getItem('offramp:run:iran-pakistan-2024')?.includes('"step"'));
  await web.page.reload();
  await map().waitFor();
  expect(await drawn()).toBeLessThan(3_000);
}, 30_000);

test('a run of twenty thousand steps opens and answers', async () => {
  const waits = Array.from({ length: 19_000 }, (_, n): LogEntry => ({ do: 'wait', hours: n % 2, node: n + 2 }));
  await opens([{ do: 'move', move: 'condemn', by: 'responder', node: 1 }, ...waits, { do: 'jump', node: 18_000 }]);
  expect(await drawn()).toBeLessThan(3_000);
  await expect.poll(() => stop(1, 18_001).isVisible()).toBe(true);
  await stop(1, 18_001).focus();
  await web.page.keyboard.press('Home');
  await expect.poll(() => stop(1, 1).evaluate((element) => element === document.activeElement)).toBe(true);
  await web.page.keyboard.press('Enter');
  await expect.poll(() => stop(1, 1).getAttribute('aria-current')).toBe('step');
}, 30_000);

test('twenty thousand branches, each of which leaves the one before, open and answer', async () => {
  await opens(Array.from({ length: 20_000 }, (_, n): LogEntry => ({ do: 'wait', hours: 0, node: n + 1 })));
  expect(await drawn()).toBeLessThan(3_000);
}, 30_000);

test('every branch of a thousand is come to by scrolling and by keys', async () => {
  const log = Array.from({ length: 1_000 }, (_, n): LogEntry[] => [
    { do: 'fork', name: `Branch ${n}`, node: 0 },
    { do: 'wait', hours: 1, node: n + 1 },
    { do: 'jump', node: 0 },
  ]).flat();
  await opens(log);
  const last = map().getByText('Branch 999', { exact: true });
  expect(await last.count()).toBe(0);
  await map().evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await last.waitFor();
  await stop(1_000, 1).click();
  await expect.poll(() => stop(1_000, 1).getAttribute('aria-current')).toBe('step');
  await stop(1_000, 1).focus();
  for (let n = 0; n < 40; n += 1) await web.page.keyboard.press('ArrowUp');
  await expect.poll(() => stop(960, 1).evaluate((element) => element === document.activeElement)).toBe(true);
}, 30_000);
