import { advance, fireNextTold } from '../model/index.js';
import { type Act, modelOf, type Story, startWalk, type Walk, type When, walkAct } from '../scenario/index.js';
import type { Node } from './tree.js';

/**
 * The walk to a node, made anew from the start in virtual time, so that deadlines that ran then run
 * now. It equals what the node holds.
 *
 * @param known walks that were made anew before; those on the way are added, so that many forks of a
 *   long path take no longer than the path
 */
export function replayTo(node: Node, story: Story, start: When, known: Map<Node, Walk> = new Map()): Walk {
  const way: Node[] = [];
  let at: Node | null = node;
  for (; at && !known.has(at); at = at.parent) way.push(at);
  let walk = (at && known.get(at)) ?? startWalk(modelOf(story.scenario));
  for (const next of way.reverse()) {
    // A deadline inside an act has fired already when the act itself is walked again after it.
    if (next.kind === 'deadline') walk = { ...walk, position: fireNextTold(walk.position)?.position ?? walk.position };
    else if (next.kind === 'wait') walk = waited(walk, next.walk.position.hours);
    else if (next.kind === 'move' || next.kind === 'event') walk = walkAct(walk, actOf(next, story), start).walk;
    known.set(next, walk);
  }
  return walk;
}

function actOf(node: Node, story: Story): Act {
  const step = node.step === undefined ? undefined : story.step(node.step);
  return step ?? { move: node.move ?? 'wait', by: node.by, target: node.target };
}

/** A wait, made again: until the hour it lasted to, whether or not a deadline broke it in two. */
function waited(walk: Walk, until: number): Walk {
  return { ...walk, position: advance(walk.position, until).position, busyUntil: Math.max(walk.busyUntil, until) };
}
