import type { Job } from '../job.js';
import { adoptGraph, crisisGraph } from './explore.js';
import type { StateGraph } from './graph.js';
import { unpackGraph } from './pack.js';

/** The packed graph, deflated, as base64: the build writes it here; there is none in the source. */
declare const __GRAPH__: string | undefined;

/**
 * The state graph of the crisis as the build explored it, ready in some milliseconds; from here on
 * `crisisGraph()` gives it too. Where the code was not built, it is explored now, which takes seconds.
 *
 * @throws CancelledError when exploring is stopped
 */
export async function shippedGraph(job?: Job): Promise<StateGraph> {
  const text = typeof __GRAPH__ === 'undefined' ? '' : __GRAPH__;
  const graph = text ? unpackGraph(await inflated(text)) : undefined;
  if (!graph) return crisisGraph(job);
  adoptGraph(graph);
  return graph;
}

async function inflated(text: string): Promise<Uint8Array> {
  const packed = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
