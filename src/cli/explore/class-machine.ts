import { createHash } from 'node:crypto';
import type { Scenario } from '../../scenario/scenario.js';
import { Hand } from './crew.js';

/** Drawings that are kept, the last ones asked for. */
const MOST = 24;
const known = new Map<string, Promise<object>>();
/** One after the other. */
let before: Promise<unknown> = Promise.resolve();

/** The machine of a scenario as the pages of a class draw it. It is placed in a worker, and once. */
export function machineOfClass(scenario: Scenario, language: string): Promise<object> {
  const key = createHash('sha256')
    .update(JSON.stringify([scenario.machine ?? scenario.model, language]))
    .digest('hex');
  let drawing = known.get(key);
  known.delete(key);
  if (!drawing) {
    drawing = before.then(() => placed(scenario, language));
    before = drawing.catch(() => known.delete(key));
  }
  known.set(key, drawing);
  for (const old of [...known.keys()].slice(0, -MOST)) known.delete(old);
  return drawing;
}

async function placed(scenario: Scenario, language: string): Promise<object> {
  const hand = Hand.hire({ path: { scenario }, from: 0 }, true);
  try {
    return await hand.ask('still', language);
  } finally {
    await hand.end();
  }
}
