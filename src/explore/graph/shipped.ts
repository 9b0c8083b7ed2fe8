import type { Model } from '../../model/index.js';
import type { Job } from '../job.js';
import { adoptGraph, graphOf, knownGraph } from './explore.js';
import type { StateGraph } from './graph.js';
import { isWorthKeeping, keptName } from './kept.js';
import { packGraph, unpackGraph } from './pack.js';

/** Packed graphs of shipped models by the model's shape, deflated, as base64: the build writes them here. */
declare const __GRAPHS__: Readonly<Record<string, string>> | undefined;
/** Shapes of shipped models whose graphs lie in files of their own beside the page, which are fetched at need. */
declare const __GRAPH_FILES__: readonly string[] | undefined;

/** Where graphs that were explored are kept: bytes by a name. What cannot be read or written is explored again. */
export interface GraphStore {
  /** Gives what was written under a name; undefined where there is none, or it cannot be read. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Keeps bytes under a name, if that is possible. */
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** How a graph is come by where exploring would take long. */
export interface GraphSources {
  /** Reads the file of a large graph that comes with Offramp, deflated, by its model's shape; undefined where it cannot be had. */
  fetched?: (shape: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Where those of other models are kept. */
  store?: GraphStore;
}

/**
 * The state graph of a model as the build explored it, ready in some milliseconds, where it comes with Offramp; from
 * here on `graphOf()` gives it too. Any other is explored now, which takes as long as it is large, and kept where there
 * is a store.
 *
 * @throws CancelledError when exploring is stopped
 */
export async function shippedGraph(
  model: Model,
  job?: Job,
  { fetched, store }: GraphSources = {},
): Promise<StateGraph> {
  const known = knownGraph(model);
  if (known) return known;
  const text = typeof __GRAPHS__ === 'undefined' ? undefined : __GRAPHS__[model.shape];
  const files = typeof __GRAPH_FILES__ === 'undefined' ? [] : __GRAPH_FILES__;
  const packed = text
    ? Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
    : files.includes(model.shape)
      ? await fetched?.(model.shape)
      : await store?.read(keptName(model));
  const graph = packed && unpackGraph(model, await through(packed, new DecompressionStream('deflate-raw')));
  if (graph) {
    adoptGraph(model, graph);
    return graph;
  }
  const explored = graphOf(model, job);
  if (store && isWorthKeeping(explored))
    await store.write(keptName(model), await through(packGraph(explored), new CompressionStream('deflate-raw')));
  return explored;
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}
