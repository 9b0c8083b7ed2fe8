import { effect } from '@preact/signals';
import { type Resumed, type Run as RunDocument, Session } from '../../play/index.js';
import type { Scenario } from '../../scenario/index.js';
import { setAside } from './aside.js';
import type { Run } from './run.js';
import { forget, recall, remember } from './storage.js';

export const keyOf = (scenario: Scenario) => `run:${scenario.id}`;

/** What this page last read or wrote of each run: anything else there is another page's. */
const seen = new Map<string, string>();

let loaded: typeof import('../../play/save.js') | undefined;

/** Reading and writing runs needs zod, which the first step through a scenario does not. */
async function saving() {
  loaded ??= await import('../../play/save.js');
  return loaded;
}

/**
 * The run of a scenario as it was left in this browser, replayed; a new one where there is none.
 * A kept run that cannot be read is set aside under another name, not thrown away.
 */
export async function restore(scenario: Scenario): Promise<Resumed> {
  const kept = recall(keyOf(scenario));
  if (kept !== undefined) {
    seen.set(keyOf(scenario), kept);
    const { parseRun, resume } = await saving();
    try {
      return resume(parseRun(kept), scenario);
    } catch {
      remember(`unreadable:${scenario.id}`, kept);
      forget(keyOf(scenario));
    }
  }
  return { session: new Session(scenario), changes: [], unplayed: [] };
}

/** The run as a document, as it is saved, shared and kept: as it is at the call. */
export async function documentOf(run: Run): Promise<RunDocument> {
  const session = run.session.value;
  const { unplayed } = run;
  const { toRun } = await saving();
  return toRun(session, unplayed);
}

/** Keeps the run in this browser now. */
export async function keepNow(run: Run): Promise<void> {
  const session = run.session.value;
  if (session.log.length === 0 && run.unplayed.length === 0) return;
  const { unplayed } = run;
  // At once where it can be: a page that is left does not come back from waiting.
  const { toRun } = loaded ?? (await saving());
  const key = keyOf(session.scenario);
  const text = JSON.stringify(toRun(session, unplayed));
  const there = recall(key);
  if (there !== undefined && there !== text && there !== seen.get(key)) keepOthers(session.scenario.id, there);
  if (remember(key, text)) seen.set(key, text);
}

/** Another page has kept a run of the same scenario meanwhile: it is set aside, not written over. */
function keepOthers(scenario: string, run: string): void {
  setAside(scenario, { at: Date.now(), acts: run.split('"do":').length - 1, run });
}

/** Keeps the run in this browser after each act, once the page has been drawn. */
export function keepRun(run: Run): void {
  let waiting = false;
  const write = () => {
    waiting = false;
    return keepNow(run);
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
}
