/**
 * Explores the models that come with Offramp, as a process of its own beside the bundles, which takes about as long:
 *
 *     tsx scripts/build-graphs.ts FOLDER   writes each large graph there, as `SHAPE.br` and as `SHAPE`, deflated for pages
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, constants as zlib } from 'node:zlib';
import { graphOf, subjectOfModel } from '../src/explore/graph/explore.js';
import { packGraph } from '../src/explore/graph/pack.js';
import { differs } from '../src/explore/graph/sample.js';
import { shippedModels } from '../src/model/shipped.js';

/** Graphs with fewer transitions are explored in no time where they are asked for. */
const LARGE = 500_000;
/** XState is asked about so many configurations of each, about the rest by `npm run verify-graph`. */
const ASKED = 60;
// The highest quality takes forty times as long, and makes the largest graph no smaller.
const params = { [zlib.BROTLI_PARAM_QUALITY]: 9 };

const [, , folder = ''] = process.argv;
mkdirSync(folder, { recursive: true });
for (const model of shippedModels()) {
  const graph = graphOf(model);
  const wrong = differs(subjectOfModel(model), graph, ASKED);
  if (wrong) throw new Error(`The graph of ${model.id} is not XState’s: ${wrong}`);
  if (graph.targets.length < LARGE) continue;
  const bytes = packGraph(graph);
  writeFileSync(join(folder, `${model.shape}.br`), brotliCompressSync(bytes, { params }));
  writeFileSync(join(folder, model.shape), deflateRawSync(bytes, { level: 9 }));
}
