import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser.js';

export type ContextOptions = Parameters<Browser['newContext']>[0];

let browser: Promise<Browser> | undefined;

/** A context with nothing kept, in the one browser of all files of a worker; whoever asked for it closes it. */
export async function newContext(options?: ContextOptions): Promise<BrowserContext> {
  if (!(await browser)?.isConnected()) browser = launchBrowser();
  const running = (await browser) as Browser;
  return running.newContext(options);
}
