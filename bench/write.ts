/** How long a key in a form of Write takes until the board has it, and until what is wrong by it is shown. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowser } from '../scripts/browser.js';
import { serve } from '../scripts/serve.js';
import { smallText } from '../tests/helpers/scenarios.js';

const SIZES = { 50: 50, '1,000': 150 };
const KEYS = 40;
/** As many letters as a title may have: with one more there is a problem, and without it none. */
const TITLE = 'a'.repeat(200);
const LINE = 'Each side says that it acts in defence, and that what comes next is for the other to decide.';

/** A scenario of so many steps that are written as people write them. */
export const longText = (steps: number): string =>
  smallText(
    Array.from(
      { length: steps - 2 },
      (_, n) => `  - id: s${n}
    by: responder
    move: ${n % 2 ? 'protest' : 'condemn'}
    title: ${n === 1 ? TITLE : `Words of the ${n + 1}th hour`}
    text: >-
      ${LINE}
      ${LINE}
    sources: [own]
    hours: 1
`,
    ).join(''),
  );

interface Times {
  /** Milliseconds from the key press until the frame that shows it is handed over. */
  board: number[];
  problems: number[];
  /** The same of a text area beside it whose letters are written into a paragraph. */
  bare: number[];
}

/** Types in the field that has the keyboard, and waits for each key to be shown in every way. */
async function type(page: Page): Promise<Times> {
  // What runs this file names its functions by a helper, which the page has not.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(() => {
    const times: Times = { board: [], problems: [], bare: [] };
    const frame = (then: () => void) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = then;
        port2.postMessage(undefined);
      });
    const bare = document.createElement('textarea');
    bare.id = 'bare';
    bare.style.cssText = 'position:fixed;inset-block-end:0;inset-inline-start:0;z-index:9';
    const echo = document.createElement('p');
    bare.addEventListener('input', () => {
      echo.textContent = bare.value;
    });
    document.body.append(bare, echo);
    const wrong = () => document.activeElement?.getAttribute('aria-invalid') === 'true';
    addEventListener(
      'keydown',
      ({ timeStamp, key }) => {
        if (document.activeElement === bare) {
          frame(() => times.bare.push(performance.now() - timeStamp));
          return;
        }
        if (key === 'End') return;
        const long = key === 'x' ? 201 : 200;
        const shown = {
          board: () =>
            document.querySelector('.step-card[aria-pressed=true] .card-title')?.textContent?.length === long,
          problems: () => wrong() === long > 200,
        };
        for (const [name, is] of Object.entries(shown) as ['board' | 'problems', () => boolean][]) {
          const look = () =>
            frame(() => {
              if (is()) times[name].push(performance.now() - timeStamp);
              else look();
            });
          look();
        }
      },
      { capture: true },
    );
    Object.assign(window, { times });
  });
  const count = () => page.evaluate(() => (window as unknown as { times: Times }).times);
  const field = page.getByLabel('Title', { exact: true });
  for (let index = 0; index < KEYS; index += 1) {
    await page.locator('#bare').focus();
    await page.keyboard.press('x');
    await page.waitForFunction((n) => (window as unknown as { times: Times }).times.bare.length > n, index);
    await field.focus();
    await page.keyboard.press('End');
    const typed = (n: number) =>
      page.waitForFunction((least) => {
        const { times } = window as unknown as { times: Times };
        return times.board.length >= least && times.problems.length >= least;
      }, n);
    await page.keyboard.press(index % 2 ? 'Backspace' : 'x');
    await typed(index + 1);
  }
  return count();
}

const at = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;

/** Prints the figures of a scenario of 50 steps and of one of 1,000. */
export async function benchWrite(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'offramp-write-'));
  const { context, stop } = await startBrowser({ viewport: { width: 1440, height: 900 } });
  try {
    for (const [size, aim] of Object.entries(SIZES)) {
      const file = join(folder, 'long.yaml');
      writeFileSync(file, longText(Number(size.replace(',', ''))));
      const server = await serve([file]);
      const page = await context.newPage();
      try {
        await page.goto(server.url);
        await page.getByRole('button', { name: 'Write', exact: true }).click();
        await page.locator('.step-card').filter({ hasText: TITLE }).click();
        await page.locator('.problem-count[aria-busy=false]').waitFor({ state: 'attached' });
        const { board, problems, bare } = await type(page);
        const line = (name: string, times: number[], note: string) =>
          console.log(
            `${name.padEnd(20)}${size.padStart(5)} steps: ${at(times, 0.5).toFixed(1)} ms from key to paint (95%: ${at(times, 0.95).toFixed(1)}), ${(at(times, 0.5) / at(bare, 0.5)).toFixed(1)} times a bare text area's ${at(bare, 0.5).toFixed(1)} (${note})`,
          );
        line('a key on the board', board, `aim: at most ${aim} ms`);
        line('and its problem', problems, `aim: at most ${aim} ms`);
      } finally {
        await page.close();
        await server.stop();
      }
    }
  } finally {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
