import type { Model } from '../../model/index.js';
import type { Job } from '../job.js';
import { adoptGraph, graphOf, knownGraph } from './explore.js';
import type { StateGraph } from './graph.js';
import { unpackGraph } from './pack.js';

/** Packed graphs of shipped models by the model's hash, deflated, as base64: the build writes them here. */
declare const __GRAPHS__: Readonly<Record<string, string>> | undefined;

/**
 * The state graph of a model as the build explored it, ready in some milliseconds, where it comes with Offramp; from
 * here on `graphOf()` gives it too. Any other is explored now, which takes as long as it is large.
 *
 * @throws CancelledError when exploring is stopped
 */
export async function shippedGraph(model: Model, job?: Job): Promise<StateGraph> {
  const known = knownGraph(model);
  if (known) return known;
  const text = typeof __GRAPHS__ === 'undefined' ? undefined : __GRAPHS__[model.hash];
  const graph = text ? unpackGraph(model, await inflated(text)) : undefined;
  if (!graph) return graphOf(model, job);
  adoptGraph(model, graph);
  return graph;
}

async function inflated(text: string): Promise<Uint8Array> {
  const packed = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
