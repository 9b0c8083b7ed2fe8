import { effect } from '@preact/signals';
import { type Resumed, type Run as RunDocument, Session } from '../../play/index.js';
import type { Scenario } from '../../scenario/index.js';
import type { Run } from './run.js';
import { forget, recall, remember } from './storage.js';

export const keyOf = (scenario: Scenario) => `run:${scenario.id}`;

/** Reading and writing runs needs zod, which the first step through a scenario does not. */
const saving = () => import('../../play/save.js');

/**
 * The run of a scenario as it was left in this browser, replayed; a new one where there is none.
 * A kept run that cannot be read is set aside under another name, not thrown away.
 */
export async function restore(scenario: Scenario): Promise<Resumed> {
  const kept = recall(keyOf(scenario));
  if (kept !== undefined) {
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
  // Another scenario may be on the page once the document is there; it is kept under its own name.
  const document = await documentOf(run);
  remember(keyOf(session.scenario), JSON.stringify(document));
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
