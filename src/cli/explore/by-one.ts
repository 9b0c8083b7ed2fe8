import { Hand } from './crew.js';
import type { Where } from './where.js';
import { Work } from './work.js';

/**
 * Has one worker answer questions, with a word on the terminal meanwhile, so that Ctrl+C is seen at any time.
 *
 * @param what is being done, for people
 * @returns undefined when it was stopped; the exit code is set then
 * @throws what the worker throws
 */
export async function byOne<T>(what: string, where: Where, ask: (hand: Hand) => Promise<T>): Promise<T | undefined> {
  const hand = Hand.hire({ path: where.source, from: where.nodes.indexOf(where.from) });
  const work = new Work(() => ({ what }));
  try {
    return await work.until(ask(hand));
  } finally {
    await hand.end();
    work.end();
  }
}
