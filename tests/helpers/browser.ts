import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser.js';

export type ContextOptions = Parameters<Browser['newContext']>[0];

/**
 * Tests load many pages and use each for a moment: only what goes round in a loop very often is made faster. To compile
 * the rest better costs what it saves.
 */
const FLAGS = ['--js-flags=--no-maglev --invocation-count-for-turbofan=30000 --min-semi-space-size=16'];

let browser: Promise<Browser> | undefined;

/** Set on the root of a page that is to be drawn. */
export const DRAWN = 'data-drawn';

/**
 * Nobody looks at what pages draw, which is a sixth of what they do: on the screen they are seen through, which changes
 * nothing that is laid out, found, clicked or printed.
 */
const UNDRAWN = `{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('@media screen { :root:not([${DRAWN}]) { opacity: 0 } }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}`;

/** A context with nothing kept, in the one browser of all files of a worker; whoever asked for it closes it. */
export async function newContext(options?: ContextOptions): Promise<BrowserContext> {
  if (!(await browser)?.isConnected()) browser = launchBrowser(FLAGS);
  const running = (await browser) as Browser;
  const context = await running.newContext(options);
  await context.addInitScript(UNDRAWN);
  return context;
}
