/** What stands for a state graph where a list of all of it would be too long. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { StateGraph } from '../src/explore/graph/graph.js';

/** The digests of the graphs that were compared with XState edge by edge, by model: `npm run verify-graph` writes it. */
export const VERIFIED = join(import.meta.dirname, '../tests/fixtures/verified-graphs.json');

/** The same for graphs of the same configurations, events and edges. */
export function digestOf({ events, start, keys, digits, offsets, targets, labels }: StateGraph): string {
  const hash = createHash('sha256').update(JSON.stringify([start, events.map(({ event }) => event)]));
  for (const { buffer, byteOffset, byteLength } of [keys, digits, offsets, targets, labels])
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  return hash.digest('hex');
}
