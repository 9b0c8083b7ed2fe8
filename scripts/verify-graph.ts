/**
 * Asks XState about the configurations of the models that come with Offramp and every event there, and writes down the
 * digests of the graphs that are right and of the machines that were asked: a test compares them with those of today.
 *
 *     tsx scripts/verify-graph.ts         asks about models that have changed; of very large ones, about a part
 *     tsx scripts/verify-graph.ts --all   asks about all of every model, which takes a quarter of an hour
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { graphOf, subjectOfModel } from '../src/explore/graph/explore.js';
import { countOf } from '../src/explore/graph/graph.js';
import { differs } from '../src/explore/graph/sample.js';
import { shippedModels } from '../src/model/shipped.js';
import { digestOf, machineDigestOf, VERIFIED, type Verified } from './graph-digest.js';

/** Models with more edges are asked about in part: a question takes some 25 millionths of a second. */
const MANY = 3_000_000;

const all = process.argv.includes('--all');
const before: Record<string, Verified> = existsSync(VERIFIED) ? JSON.parse(readFileSync(VERIFIED, 'utf8')) : {};
const verified: Record<string, Verified> = {};
/** What was compared stays, should the rest be interrupted or wrong. */
const keep = (left: Record<string, Verified> = {}): void =>
  writeFileSync(VERIFIED, `${JSON.stringify({ ...left, ...verified }, null, 2)}\n`);

for (const model of shippedModels()) {
  const begin = performance.now();
  const graph = graphOf(model);
  const { configurations, transitions } = countOf(graph);
  if (!graph.complete) throw new Error(`The graph of ${model.id} is too large to be explored: ${graph.message}`);
  const every = all ? 1 : Math.ceil(transitions / MANY);
  const now: Verified = { every, graph: digestOf(graph), machine: machineDigestOf(model) };
  const known = before[model.id];
  if (known?.graph === now.graph && known.machine === now.machine && known.every <= every) {
    verified[model.id] = known;
    console.log(`${model.id}: as it was`);
    continue;
  }
  const wrong = differs(subjectOfModel(model), graph, Math.floor(configurations / every));
  if (wrong) throw new Error(`The graph of ${model.id} is not XState’s: ${wrong}`);
  verified[model.id] = now;
  keep(before);
  const seconds = Math.round((performance.now() - begin) / 1000);
  const part = every === 1 ? 'all' : `of every ${every}th configuration`;
  console.log(
    `${model.id}: ${configurations} configurations, ${transitions} transitions, ${part} XState’s (${seconds} s)`,
  );
}
keep();
