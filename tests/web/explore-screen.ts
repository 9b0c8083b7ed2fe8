import type { Locator, Page } from 'playwright-core';
import { afterEach, expect } from 'vitest';
import { percent as percentText } from '../../src/render/text/percent.js';
import { inside } from '../helpers/inside.js';
import type { Web } from '../helpers/web.js';

/** A share as the page has it: a line never breaks before the sign. */
export const percent = (share: number) => percentText(share).replaceAll(' ', '\u00a0');

export const PHONE = { width: 390, height: 844 };
export const WIDE = { width: 1440, height: 900 };

/** What the command line says of a scenario. */
export interface Document {
  outcomes: Record<string, { exact: number; simulated: number; low: number; high: number }>;
  decisive: { step: string; alternative: string; delta: Record<string, number> }[];
  sweep?: { points: { outcomes: Record<string, number> }[] };
}

/** The Explore screen of a served app. */
export interface ExploreScreen {
  /** A part of it, by its name. */
  part: (name: string | RegExp) => Locator;
  /** The part that asks. */
  asked: () => Locator;
  /** The table of how it would end. */
  odds: () => Locator;
  /** Opens it anew with that many steps played, and waits for the odds. */
  explore: (steps?: number) => Promise<Page>;
  /** With all of its answers, for a test that only looks: such tests share one page. */
  looked: () => Promise<Page>;
  /**
   * With the odds from the start, for a test that asks other things there and plays nothing: such tests share one
   * page, set again as it is for a newcomer.
   */
  asking: () => Promise<Page>;
  /** Says that the page is no longer as one was asked for: the next test gets another one. */
  left: () => void;
  /** Chooses a policy by its title. */
  under: (title: string) => Promise<void>;
  /** Waits until the odds of what is asked now are there, exact and simulated. */
  answered: () => Promise<void>;
  /** Waits until everything else that goes with them is there too. */
  complete: () => Promise<void>;
  /** What the command line says of the same scenario. */
  said: (...args: string[]) => Promise<Document>;
}

/** The Explore screen of a file's app; `file` is the scenario that it serves, unless that is the real one. */
export function exploreScreen(web: Web, file?: string): ExploreScreen {
  const part = (name: string | RegExp) => web.page.getByRole('region', { name });
  const asked = () => part('What is asked');
  const odds = () => part('How it would end');
  const told = new Map<string, Promise<Document>>();

  /** What was done to the page since it was opened: nothing, or it was only asked other things on the Explore screen. */
  let touched: 'not' | 'asked' | 'played' = 'played';
  // Where a test has failed the page may stand anywhere.
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') touched = 'played';
  });

  const answered = async () => {
    await expect.poll(() => odds().getAttribute('aria-busy'), { timeout: 30_000 }).toBe('false');
    await expect.poll(() => odds().innerText(), { timeout: 30_000 }).toMatch(/simulated .* to /);
  };
  const complete = () => asked().getByText('Done.').waitFor({ state: 'attached' });
  const under = async (title: string) => {
    await asked().getByLabel('How governments choose').selectOption({ label: title });
  };
  const explore = async (steps = 0) => {
    touched = 'played';
    const page = await web.fresh();
    for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Explore', exact: true }).click();
    await answered();
    return page;
  };
  /** Sets everything that can be asked as it is for a newcomer; another policy takes changed weights with it. */
  const reset = async () => {
    await under(DOVE);
    await under(HISTORICAL);
    await asked().getByLabel('From').selectOption({ index: 0 });
    const more = asked().locator('details');
    if ((await more.getAttribute('open')) === null) await more.locator('summary').click();
    await asked().getByLabel('Simulated runs').fill('10000');
    await more.locator('summary').click();
    await expect.poll(() => part('What these figures rest on').innerText()).toContain('Simulated: 10,000 runs, seed 1');
    await answered();
  };

  return {
    part,
    asked,
    odds,
    explore,
    under,
    answered,
    complete,
    left: () => {
      touched = 'played';
    },
    looked: async () => {
      if (touched === 'played') await explore();
      else if (touched === 'asked') await reset();
      await complete();
      touched = 'not';
      return web.page;
    },
    asking: async () => {
      if (touched === 'played') await explore();
      else if (touched === 'asked') await reset();
      touched = 'asked';
      return web.page;
    },
    said: (...args) => {
      const key = args.join(' ');
      const document =
        told.get(key) ??
        inside(['explore', ...(file ? [file] : []), '--json', ...args]).then(
          ({ out, err }) => JSON.parse(out || err) as Document,
        );
      told.set(key, document);
      return document;
    },
  };
}

export const HISTORICAL = 'As the scenario weighs it';
export const DOVE = 'Both governments prefer to give way and to talk';
export const HAWK = 'Both governments prefer force and pressure';
export const TIT_FOR_TAT = 'Answer the rival’s last move in kind';
