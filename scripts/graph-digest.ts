/** What stands for a state graph, and for the machine that it is the graph of, where all of it is too much to compare. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainGraph, type StateGraph } from '../src/explore/graph/graph.js';
import type { Model } from '../src/model/index.js';

const root = join(import.meta.dirname, '..');

/** What `npm run verify-graph` has compared with XState, by model. */
export const VERIFIED = join(root, 'tests/fixtures/verified-graphs.json');

export interface Verified {
  /** XState was asked about one configuration of so many; 1 is all of them. */
  every: number;
  graph: string;
  machine: string;
}

/** Where the machine's guards and actions are written. */
const CARRIED_OUT = ['compile/machine.ts', 'language/condition.ts', 'language/evaluate.ts'];

/** The same for graphs that are equal in everything: configurations, events and edges. */
export function digestOf(graph: StateGraph): string {
  const hash = createHash('sha256');
  const plain = Object.entries(plainGraph(graph));
  for (const [name, value] of plain.sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(name);
    if (ArrayBuffer.isView(value)) hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    else hash.update(JSON.stringify(value));
  }
  return hash.digest('hex');
}

/** The same where XState's answers must be: its version, the configuration, and what carries that out. */
export function machineDigestOf({ machine, world, fields, deadlines }: Model): string {
  const hash = createHash('sha256');
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/xstate/package.json'), 'utf8'));
  hash.update(JSON.stringify([version, machine.config, world, fields, [...deadlines]]));
  for (const name of CARRIED_OUT) hash.update(readFileSync(join(root, 'src/model', name), 'utf8').replaceAll('\r', ''));
  return hash.digest('hex');
}
