/**
 * Asks XState about every configuration of the models that come with Offramp and every event there, which takes minutes,
 * and writes down the digests of the graphs that are right: a test compares those with the graphs of today.
 */
import { writeFileSync } from 'node:fs';
import { graphOf, subjectOfModel } from '../src/explore/graph/explore.js';
import { countOf } from '../src/explore/graph/graph.js';
import { differs } from '../src/explore/graph/sample.js';
import { shippedModels } from '../src/model/shipped.js';
import { digestOf, VERIFIED } from './graph-digest.js';

const digests: Record<string, string> = {};
for (const model of shippedModels()) {
  const begin = performance.now();
  const graph = graphOf(model);
  const { configurations, transitions } = countOf(graph);
  if (!graph.complete) throw new Error(`The graph of ${model.id} is too large to be explored: ${graph.message}`);
  const wrong = differs(subjectOfModel(model), graph, Number.POSITIVE_INFINITY);
  if (wrong) throw new Error(`The graph of ${model.id} is not XState’s: ${wrong}`);
  digests[model.id] = digestOf(graph);
  const seconds = Math.round((performance.now() - begin) / 1000);
  console.log(`${model.id}: ${configurations} configurations, ${transitions} transitions, all XState’s (${seconds} s)`);
}
writeFileSync(VERIFIED, `${JSON.stringify(digests, null, 2)}\n`);
