import type { Model } from '../../model/index.js';
import type { Job } from '../job.js';
import { adoptGraph, graphOf, knownGraph } from './explore.js';
import type { StateGraph } from './graph.js';
import { unpackGraph } from './pack.js';

/** Packed graphs of shipped models by the model's shape, deflated, as base64: the build writes them here. */
declare const __GRAPHS__: Readonly<Record<string, string>> | undefined;
/** Shapes of shipped models whose graphs lie in files of their own beside the page, which are fetched at need. */
declare const __GRAPH_FILES__: readonly string[] | undefined;

/**
 * The state graph of a model as the build explored it, ready in some milliseconds, where it comes with Offramp; from
 * here on `graphOf()` gives it too. Any other is explored now, which takes as long as it is large.
 *
 * @param fetched reads the file of a large graph, deflated, by its model's shape; undefined where it cannot be had
 * @throws CancelledError when exploring is stopped
 */
export async function shippedGraph(
  model: Model,
  job?: Job,
  fetched?: (hash: string) => Promise<Uint8Array<ArrayBuffer> | undefined>,
): Promise<StateGraph> {
  const known = knownGraph(model);
  if (known) return known;
  const text = typeof __GRAPHS__ === 'undefined' ? undefined : __GRAPHS__[model.shape];
  const files = typeof __GRAPH_FILES__ === 'undefined' ? [] : __GRAPH_FILES__;
  const packed = text
    ? Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
    : files.includes(model.shape)
      ? await fetched?.(model.shape)
      : undefined;
  const graph = packed ? unpackGraph(model, await inflated(packed)) : undefined;
  if (!graph) return graphOf(model, job);
  adoptGraph(model, graph);
  return graph;
}

async function inflated(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
