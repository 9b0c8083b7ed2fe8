import {
  modelOf,
  parseWhen,
  type Scenario,
  type StepId,
  startWalk,
  storyOf,
  type Walk,
  walkAct,
} from '../../scenario/index.js';
import { SessionError } from '../errors.js';
import type { Node } from '../tree.js';
import { sameWalk } from './same.js';

/** Where a path leaves what a scenario holds. */
export interface Fork {
  /** Acts that it shares. */
  shared: number;
  /** The step that it begins instead of. */
  from: StepId;
  /** The walk that far. */
  walk: Walk;
  /** The latest date before it, in milliseconds. */
  latest: number;
}

/** First millisecond of a step's date; before all others where it has none. */
export function startOf({ at }: { at?: string | undefined }): number {
  return (at === undefined ? undefined : parseWhen(at)?.start) ?? Number.NEGATIVE_INFINITY;
}

/**
 * The step of the base that has the longest part of the path before it. Where there are several, it is
 * one that the path does not take itself, and of those the one of the longest-standing branch: history
 * before others.
 *
 * @throws SessionError when the base has no such step
 */
export function forkOf(base: Scenario, acts: readonly Node[]): Fork {
  const story = storyOf(base);
  const walks = sharedWalks(base, acts);
  let best: { shared: number; from: StepId; taken: boolean } | undefined;
  for (const branch of base.branches) {
    const path = story.path(branch.id);
    const before = path.indexOf(branch.steps[0] ?? '');
    let same = 0;
    while (same < walks.length - 1 && path[same] === acts[same]?.step) same += 1;
    if (before < 0 || same < before) continue;
    // What comes after its own steps belongs to other branches, which have other steps before them.
    const shared = Math.min(same, before + branch.steps.length - 1, acts.length - 1);
    const from = path[shared];
    if (from === undefined) continue;
    const taken = from === acts[shared]?.step;
    if (!best || shared > best.shared || (shared === best.shared && best.taken && !taken))
      best = { shared, from, taken };
  }
  const walk = walks[best?.shared ?? 0];
  if (!best || !walk) throw new SessionError(`${base.id} has no step that this path could begin instead of.`);
  const dates = acts.slice(0, best.shared).map((at) => startOf(story.step(at.step ?? '') ?? {}));
  return { shared: best.shared, from: best.from, walk, latest: Math.max(Number.NEGATIVE_INFINITY, ...dates) };
}

/** Where the base stands after each act for as long as it goes as the path does, the start first. */
function sharedWalks(base: Scenario, acts: readonly Node[]): Walk[] {
  const story = storyOf(base);
  const start = parseWhen(base.start);
  const walks = [startWalk(modelOf(base))];
  for (const at of acts) {
    const step = story.step(at.step ?? '');
    const before = walks.at(-1);
    if (!step || !start || !before) break;
    const { walk, refused } = walkAct(before, step, start);
    if (refused || !sameWalk(walk, at.walk)) break;
    walks.push(walk);
  }
  return walks;
}
