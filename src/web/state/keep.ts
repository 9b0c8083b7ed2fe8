import { effect } from '@preact/signals';
import { type Resumed, type Run as RunDocument, Session } from '../../play/index.js';
import type { Scenario } from '../../scenario/index.js';
import { setAside } from './aside.js';
import type { Run } from './run.js';
import { forget, recall, remember } from './storage.js';

export const keyOf = (scenario: Scenario) => `run:${scenario.id}`;

/** What this page last read or wrote of each run: anything else there is another page's. */
const seen = new Map<string, string>();

/** The runs of this page that the browser does not keep, since its store is full or closed, by scenario. */
const unkept = new Map<string, string>();

/** Whether there is a run of a scenario that can be gone on with. */
export function isBegun(id: string): boolean {
  return unkept.has(id) || recall(`run:${id}`) !== undefined;
}

/** Name under which it stands since when a kept run is being opened: one that never comes to be drawn is not opened again. */
const openingOf = (scenario: Scenario) => `opening:${scenario.id}`;

/** Milliseconds within which a run is open, or that another page or an earlier try may be at it. */
const OPENS = 3_000;

let loaded: typeof import('../../play/save.js') | undefined;

/** Reading and writing runs needs zod, which the first step through a scenario does not. */
async function saving() {
  loaded ??= await import('../../play/save.js');
  return loaded;
}

/** A run as it was left, and the one that was set aside because it could not be opened. */
export interface Restored extends Resumed {
  aside?: string;
}

/**
 * The run of a scenario as it was left in this browser, replayed; a new one where there is none.
 * A kept run that cannot be read, or whose opening was begun and never came to its end, is set aside,
 * not thrown away. `wasDrawn` ends the opening.
 */
export async function restore(scenario: Scenario): Promise<Restored> {
  const key = keyOf(scenario);
  const kept = unkept.get(scenario.id) ?? recall(key);
  const fresh = () => ({ session: new Session(scenario), changes: [], unplayed: [] });
  if (kept === undefined) return fresh();
  const begun = Number(recall(openingOf(scenario)) ?? Number.NaN);
  if (Date.now() - begun > OPENS) return { ...fresh(), aside: putAway(scenario, kept) };
  if (Number.isNaN(begun)) remember(openingOf(scenario), String(Date.now()));
  seen.set(key, kept);
  const { parseRun, resume } = await saving();
  try {
    return resume(parseRun(kept), scenario);
  } catch {
    return { ...fresh(), aside: putAway(scenario, kept) };
  }
}

function putAway(scenario: Scenario, run: string): string {
  forget(openingOf(scenario));
  // Where it cannot be put elsewhere it stays where it is, as another page's run does.
  if (keepOthers(scenario.id, run)) forget(keyOf(scenario));
  else seen.delete(keyOf(scenario));
  unkept.delete(scenario.id);
  return run;
}

/** The run that was restored is on the page: opening it again will do. */
export function wasDrawn(scenario: Scenario): void {
  // What is drawn at the next frame belongs to it.
  setTimeout(() => forget(openingOf(scenario)), 300);
}

/** The run as a document, as it is saved, shared and kept: as it is at the call. */
export async function documentOf(run: Run): Promise<RunDocument> {
  const session = run.session.value;
  const { unplayed } = run;
  const { toRun } = await saving();
  return toRun(session, unplayed);
}

/** Keeps the run in this browser now. @returns whether nothing of it would be lost with the page */
export async function keepNow(run: Run): Promise<boolean> {
  const session = run.session.value;
  if (session.log.length === 0 && run.unplayed.length === 0) return true;
  const { unplayed } = run;
  // At once where it can be: a page that is left does not come back from waiting.
  const { toRun } = loaded ?? (await saving());
  const { id } = session.scenario;
  const key = keyOf(session.scenario);
  const text = JSON.stringify(toRun(session, unplayed));
  const there = recall(key);
  const others = there !== undefined && there !== text && there !== seen.get(key);
  const kept = (!others || keepOthers(id, there)) && remember(key, text);
  if (kept) {
    seen.set(key, text);
    unkept.delete(id);
  } else unkept.set(id, text);
  return kept;
}

/** Another page has kept a run of the same scenario meanwhile: it is set aside, not written over. @returns whether it could be */
function keepOthers(scenario: string, run: string): boolean {
  return setAside(scenario, { at: Date.now(), acts: run.split('"do":').length - 1, run });
}

/**
 * Keeps the run in this browser after each act, once the page has been drawn. While it cannot be kept,
 * the browser asks before the page is left.
 *
 * @param told hears when the run is kept no more, and when it is again
 */
export function keepRun(run: Run, told: (kept: boolean) => void): void {
  let waiting = false;
  let kept = true;
  const write = async () => {
    waiting = false;
    const now = await keepNow(run);
    if (now !== kept) told(now);
    kept = now;
  };
  const later = (does: () => void) =>
    typeof requestIdleCallback === 'function' ? requestIdleCallback(does, { timeout: 1_000 }) : setTimeout(does, 200);
  effect(() => {
    run.version.value;
    if (!waiting) later(write);
    waiting = true;
  });
  // A page that is hidden may never run again.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void write();
  });
  addEventListener('beforeunload', (event) => {
    if (unkept.size > 0) event.preventDefault();
  });
  // One that is left while it opens has not failed to.
  addEventListener('pagehide', () => {
    const name = openingOf(run.scenario);
    if (Date.now() - Number(recall(name) ?? 0) <= OPENS) forget(name);
  });
}
