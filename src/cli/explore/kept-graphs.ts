import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { StateGraph } from '../../explore/graph/graph.js';
import { isWorthKeeping, keptName } from '../../explore/graph/kept.js';
import { packGraph, unpackGraph } from '../../explore/graph/pack.js';
import type { Model } from '../../model/index.js';
import { fromSource } from '../files.js';
import { cacheFolder } from '../own-folders.js';
import { writeWhole } from '../write.js';

/** Graphs that are kept, the last used ones. */
const MOST = 12;
const ENDING = '.graph';

/** Where graphs of one's own models are kept that took long to explore. */
const folder = () => join(cacheFolder(), 'graphs');

const fileOf = (model: Model) => join(folder(), keptName(model) + ENDING);

/** The graph of a model as it was explored before; undefined where it was not, or cannot be read. */
export function keptGraph(model: Model): StateGraph | undefined {
  if (fromSource) return undefined;
  try {
    const file = fileOf(model);
    const graph = unpackGraph(model, inflateRawSync(readFileSync(file)));
    const now = new Date();
    if (graph) utimesSync(file, now, now);
    return graph;
  } catch {
    return undefined;
  }
}

/** Keeps a graph for the next question about its model, where exploring it took long. */
export function keepGraph(model: Model, graph: StateGraph): void {
  if (fromSource || !isWorthKeeping(graph)) return;
  try {
    mkdirSync(folder(), { recursive: true });
    writeWhole(fileOf(model), deflateRawSync(packGraph(graph), { level: 3 }), { force: true });
    const kept = readdirSync(folder())
      .filter((name) => name.endsWith(ENDING))
      .map((name) => join(folder(), name))
      .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
    for (const file of kept.slice(MOST)) rmSync(file, { force: true });
  } catch {
    // It is explored again the next time.
  }
}
