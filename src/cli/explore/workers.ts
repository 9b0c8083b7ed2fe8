import { availableParallelism, totalmem } from 'node:os';
import { wholeNumber } from './numbers.js';
import type { Load } from './spread.js';

/** Most workers that can be asked for, and that are taken where nobody asks. */
const MOST = 64;
const MOST_UNASKED = 8;
/** Bytes that a worker may want while it solves the odds of a policy with a memory. */
const MEMORY = 2 ** 30;
/** Runs for which starting one more worker pays. */
const WORTH = 500_000;

/**
 * How many workers take on a load: as many as were asked for, or else as many as the machine has room for and
 * as have enough to do. Never more than there are runs or points.
 *
 * @throws UsageError when the number is none
 */
export function workersFor({ runs: [from, to], points }: Load, asked: string | undefined): number {
  const most = Math.max(1, to - from, points.length);
  if (asked !== undefined) return Math.min(most, wholeNumber('--workers', asked, 1, MOST));
  const room = Math.min(MOST_UNASKED, availableParallelism(), Math.floor(totalmem() / MEMORY));
  const busy = Math.max(Math.floor((to - from) / WORTH), points.length);
  return Math.max(1, Math.min(most, room, busy));
}
