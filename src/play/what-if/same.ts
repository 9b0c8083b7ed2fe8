import { configurationKey } from '../../model/index.js';
import type { Walk } from '../../scenario/index.js';
import { type Node, pathTo } from '../tree.js';

/** Whether two walks are equal as far as anything that follows can tell. */
export function sameWalk(a: Walk, b: Walk): boolean {
  const [p, q] = [a.position, b.position];
  return (
    p.hours === q.hours &&
    configurationKey(p.snapshot) === configurationKey(q.snapshot) &&
    Math.max(a.busyUntil, p.hours) === Math.max(b.busyUntil, q.hours) &&
    Math.max(a.saidUntil, p.hours) === Math.max(b.saidUntil, q.hours) &&
    p.timers.length === q.timers.length &&
    p.timers.every((timer, index) => timer.id === q.timers[index]?.id && timer.due === q.timers[index]?.due)
  );
}

/** The moves and waits on the way to a node. Deadlines fire by themselves; only as the end of the path one counts. */
export function actsOn(node: Node): Node[] {
  return pathTo(node).filter((at) => at.kind === 'move' || at.kind === 'wait' || (at === node && at.parent !== null));
}
