/** How long the page takes from a key press until the step is painted, as the tree grows. In headless Chromium. */
import type { Page } from 'playwright-core';
import { startBrowser } from '../scripts/browser.js';
import { serve } from '../scripts/serve.js';
import { Session, toRun } from '../src/play/index.js';
import type { Scenario } from '../src/scenario/index.js';

const SIZES = [10, 100, 1_000];
const PRESSES = 60;

/** A run of so many positions: the real path, and branches that leave it everywhere. */
export function runOf(scenario: Scenario, size: number): Session {
  const session = new Session(scenario);
  while (session.nextStep && session.nodes.length < size - 4) session.next();
  const trunk = session.nodes.length;
  for (let round = 0; session.nodes.length < size; round += 1) {
    session.jump(1 + (round % (trunk - 1)));
    session.fork(`Branch ${round}`);
    for (let move = 0; move < 6 && session.nodes.length < size; move += 1) {
      const free = session.moves().free.filter((option) => option.status === 'enabled');
      const option = free[(round + move) % Math.max(1, free.length)];
      if (!option) break;
      session.take({ type: option.move, by: option.by, ...(option.target && { target: option.target }) });
    }
  }
  session.jump(Math.floor(trunk / 2));
  return session;
}

export interface Figures {
  /** Milliseconds from the key press until the frame with the step is handed over, median and 95th percentile. */
  paint: number;
  paint95: number;
  /** Milliseconds of work on the page's thread for a step, script, style and layout together. */
  work: number;
}

/** What steps cost on the page that is open: the keys go on and back. */
export async function measure(page: Page): Promise<Figures> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const seconds = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].map(
      (name) => metrics.find((metric) => metric.name === name)?.value ?? 0,
    );
    return seconds.reduce((sum, value) => sum + value, 0) * 1_000;
  };
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => times.push(performance.now() - timeStamp);
          port2.postMessage(undefined);
        });
      },
      { capture: true },
    );
  });
  const press = async (index: number) => {
    await page.keyboard.press(index % 2 ? 'ArrowLeft' : 'ArrowRight');
    await page.waitForFunction((count) => (window as unknown as { times: number[] }).times.length > count, index);
  };
  for (let index = 0; index < 10; index += 1) await press(index);
  const before = await busy();
  for (let index = 10; index < PRESSES + 10; index += 1) await press(index);
  const work = ((await busy()) - before) / PRESSES;
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times.slice(10));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { paint: at(0.5), paint95: at(0.95), work };
}

/** Prints the figures for each size and how they grow. */
export async function benchWeb(scenario: Scenario): Promise<void> {
  const { url, stop: stopServer } = await serve();
  const { context, stop } = await startBrowser({ viewport: { width: 1440, height: 900 } });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(url);
    let least: Figures | undefined;
    for (const size of SIZES) {
      const run = JSON.stringify(toRun(runOf(scenario, size)));
      await page.evaluate(
        ([key, text]) => {
          // A page that is left keeps its run; this one is to be replaced.
          localStorage.setItem(key as string, text as string);
          localStorage.setItem = () => {};
        },
        [`offramp:run:${scenario.id}`, run],
      );
      await page.goto('about:blank');
      await page.goto(url);
      await page.getByRole('region', { name: 'Story' }).waitFor();
      const figures = await measure(page);
      least ??= figures;
      const times = (figures.work / least.work).toFixed(2);
      console.log(
        `step in the page    ${String(size).padStart(5)} nodes: key to paint ${figures.paint.toFixed(1)} ms (95%: ${figures.paint95.toFixed(1)}), work ${figures.work.toFixed(1)} ms of a frame's 16.7, ${times} times that at ${SIZES[0]} nodes`,
      );
    }
  } finally {
    await stop();
    await stopServer();
  }
}
