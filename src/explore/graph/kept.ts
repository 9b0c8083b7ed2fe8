import type { Model } from '../../model/index.js';
import type { StateGraph } from './graph.js';
import { canPack } from './pack.js';

/** What models are compiled and explored with, as a short text: the build writes it here. */
declare const __ENGINE__: string | undefined;

/** Fewer transitions are explored in no time where they are asked for; more take longer to pack than anybody waits. */
const WORTH = { least: 500_000, most: 60_000_000 } as const;

/** What the graph of a model is kept as: another model, or another build that may explore differently, has another name. */
export function keptName({ shape }: Model): string {
  return `${shape}-${typeof __ENGINE__ === 'undefined' ? '0' : __ENGINE__}`;
}

/** Whether a graph took so long to explore that it is kept. */
export function isWorthKeeping(graph: StateGraph): boolean {
  const { length } = graph.targets;
  return canPack(graph) && length >= WORTH.least && length <= WORTH.most;
}
