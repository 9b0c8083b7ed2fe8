import { type Examined, examine, largeText } from '../../explore/examine.js';
import { DEFAULT_LIMIT, graphWithin } from '../../explore/graph/explore.js';
import type { Slip } from '../../model/compile/report.js';
import type { Model } from '../../model/model.js';
import { tellOver } from '../terminal.js';
import { barText } from './bar.js';

/** Milliseconds between two drawings of the bar; what is over sooner shows none. */
const TICK = 200;

/**
 * Explores a model and says what can never happen in it, with a bar on the terminal while it takes long.
 *
 * @param limit configurations after which it is stopped, with what was found so far
 */
export function examineModel(model: Model, limit: number = DEFAULT_LIMIT): Examined {
  const shown = process.stderr.isTTY === true && process.env.TERM !== 'dumb';
  const since = performance.now();
  let drawn = since;
  const job = (what: string) => ({
    progress: (done: number, of: number) => {
      const now = performance.now();
      if (!shown || now - drawn < TICK) return;
      drawn = now;
      const progress = of > 0 ? { what, done, of } : { what: `${what}: ${done.toLocaleString('en')} configurations` };
      tellOver(barText(progress, (now - since) / 1000, process.stderr.columns ?? 80, 0));
    },
  });
  const graph = graphWithin(model, limit, job('exploring'));
  const found = examine(graph, job('looking at every condition'));
  if (drawn !== since) tellOver('');
  const large: Slip[] = graph.complete ? [] : [largeText(graph)];
  return { ...found, slips: [...large, ...found.slips] };
}
