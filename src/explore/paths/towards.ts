import type { Model, MoveEvent, Position } from '../../model/index.js';
import { REFUSED, type Step } from '../graph/ask.js';
import { directSteps } from '../graph/direct.js';
import { eventIndex, type GraphEvent } from '../graph/events.js';
import { subjectOfModel } from '../graph/explore.js';
import { keyOf, type Space } from '../graph/space.js';

/** What would have to happen first: moves, and deadlines that pass. */
export type Before = { move: MoveEvent } | { deadline: string };

const known = new WeakMap<Model, { space: Space; events: readonly GraphEvent[]; step: Step }>();

/** Configurations that are looked at before a way is given up. */
const MOST = 20_000;

/**
 * The fewest moves and passed deadlines after which a move is possible, found by walking from a position until it is:
 * no graph is needed for that.
 *
 * @returns nothing where it is possible as it is, undefined where no way was found
 */
export function wayUntil(position: Position, wanted: MoveEvent, most = MOST): Before[] | undefined {
  const { model } = position;
  let ground = known.get(model);
  if (!ground) {
    const { space, events } = subjectOfModel(model);
    ground = { space, events, step: directSteps(model, space, events) };
    known.set(model, ground);
  }
  const { space, events, step } = ground;
  const goal = eventIndex(events, wanted);
  if (goal < 0) return undefined;
  const first = keyOf(space, position.snapshot);
  const seen = new Map<number, { from: number; event: number }>([[first, { from: first, event: -1 }]]);
  const queue = [first];
  for (let at = 0; at < queue.length; at += 1) {
    const key = queue[at] as number;
    if (step(key, goal) !== REFUSED) return wayOf(first, key, seen, events);
    for (let event = 0; event < events.length && seen.size < most; event += 1) {
      const next = step(key, event);
      if (next === REFUSED || seen.has(next)) continue;
      seen.set(next, { from: key, event });
      queue.push(next);
    }
  }
  return undefined;
}

function wayOf(
  first: number,
  last: number,
  seen: ReadonlyMap<number, { from: number; event: number }>,
  events: readonly GraphEvent[],
): Before[] {
  const way: Before[] = [];
  for (let key = last; key !== first; ) {
    const { from, event } = seen.get(key) as { from: number; event: number };
    const { move, deadline = '' } = events[event] as GraphEvent;
    way.unshift(move ? { move } : { deadline });
    key = from;
  }
  return way;
}
