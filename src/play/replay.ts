import { advance, fireNext } from '../model/index.js';
import { type Act, type Story, startWalk, type Walk, type When, walkAct } from '../scenario/index.js';
import { type Node, pathTo } from './tree.js';

/**
 * The walk to a node, made anew from the start in virtual time, so that deadlines that ran then run
 * now. It equals what the node holds.
 */
export function replayTo(node: Node, story: Story, start: When): Walk {
  let walk = startWalk();
  for (const at of pathTo(node)) {
    if (at.kind === 'start') continue;
    // A deadline inside an act has fired already when the act itself is walked again after it.
    if (at.kind === 'deadline') walk = { ...walk, position: fireNext(walk.position)?.position ?? walk.position };
    else if (at.kind === 'wait') walk = waited(walk, at.walk.position.hours);
    else walk = walkAct(walk, actOf(at, story), start).walk;
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
