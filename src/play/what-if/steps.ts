import {
  isBackground,
  parseWhen,
  type Scenario,
  type StepFile,
  type StepId,
  storyOf,
  type Walk,
  type When,
  walkAct,
} from '../../scenario/index.js';
import type { WhatIfTexts } from '../../scenario/what-if-texts.js';
import { SessionError } from '../errors.js';
import type { Session } from '../session.js';
import type { Node } from '../tree.js';
import { span, stepFile, waysToSay } from './acts.js';
import { type Fork, startOf } from './fork.js';
import { sameWalk } from './same.js';

/** The steps that a path has of its own, and where it goes on as the base does. */
export interface Written {
  steps: StepFile[];
  rejoin?: StepId;
}

interface Writing {
  session: Session;
  base: Scenario;
  /** What comes after the fork. */
  acts: readonly Node[];
  fork: Fork;
  /** Ids for the steps, from the first on each time. */
  ids: () => () => string;
  texts: WhatIfTexts;
}

/**
 * Writes the acts after the fork as steps that replay to the same states at the same hours. What
 * follows the base's script to its end is rejoined, unless time has passed otherwise there.
 *
 * @throws SessionError when the path stops where no file can
 */
export function writeSteps(writing: Writing): Written {
  const { base, acts } = writing;
  const last = acts.at(-1);
  const rejoin = rejoinOf(base, acts);
  if (rejoin !== undefined) {
    const length = acts.findIndex((at) => at.step === rejoin);
    const { steps, walk } = writeActs(writing, acts.slice(0, length));
    if (replayRest(base, acts.slice(length), walk)) return { steps, rejoin };
  }
  const { steps, walk } = writeActs(writing, acts);
  if (!last || steps.length === 0 || !sameWalk(walk, last.walk))
    throw new SessionError(
      'This path stops between two deadlines that fall due together, where no scenario can stop. Go one step on.',
    );
  return { steps };
}

function writeActs({ session, base, acts: all, fork, ids, texts }: Writing, acts: readonly Node[]) {
  const nextId = ids();
  const start = parseWhen(base.start) as When;
  const steps: StepFile[] = [];
  let { walk, latest } = fork;
  const dueBy = datesAfter(session, all, start);
  const write = (at: Node): boolean => {
    for (const act of waysToSay(session, at, walk, {
      latest,
      dueBy: dueBy.get(at) ?? Number.POSITIVE_INFINITY,
      start,
    })) {
      const { walk: after, refused } = walkAct(walk, act, start);
      if (refused || !sameWalk(after, at.walk)) continue;
      const step = stepFile(session, nextId(), act, at, texts);
      steps.push(step);
      walk = after;
      latest = Math.max(latest, startOf(step));
      return true;
    }
    return false;
  };
  const waitUntil = (until: number) => {
    const hours = span(walk.position.hours, until);
    if (hours <= 0) return;
    steps.push({ id: nextId(), move: 'wait', hours, title: texts.wait(hours) });
    walk = walkAct(walk, { move: 'wait', hours }, start).walk;
  };
  for (const at of acts) {
    // A deadline fires inside the act that comes after it, unless somebody stopped at it and went on otherwise.
    if (at.kind !== 'deadline' && write(at)) continue;
    for (const fired of deadlinesBefore(at)) waitUntil(fired.walk.position.hours);
    if (at.kind !== 'deadline' && !write(at))
      throw new SessionError(`“${at.move ?? at.kind}” at position ${at.id} cannot be written as a step.`);
  }
  return { steps, walk };
}

/** Of each act when the first of the dates after it is over; nothing of those that no date follows. */
function datesAfter({ story }: Session, acts: readonly Node[], start: When): Map<Node, number> {
  const ends = new Map<Node, number>();
  let first = Number.POSITIVE_INFINITY;
  for (const at of [...acts].reverse()) {
    ends.set(at, first);
    const date = parseWhen(story.step(at.step ?? '')?.at ?? '');
    if (date && !isBackground(date, start)) first = Math.min(first, date.end);
  }
  return ends;
}

/** Deadlines on the way to a node since the last act, the node itself included if it is one. */
function deadlinesBefore(node: Node): Node[] {
  const fired: Node[] = node.kind === 'deadline' ? [node] : [];
  for (let at = node.parent; at?.kind === 'deadline'; at = at.parent) fired.unshift(at);
  return fired;
}

/** The step from which on a path follows the base's script to its end, after at least one act of its own. */
function rejoinOf(base: Scenario, acts: readonly Node[]): StepId | undefined {
  const story = storyOf(base);
  for (const [index, { step }] of acts.entries()) {
    if (index === 0 || step === undefined) continue;
    const owner = story.branch(story.step(step)?.branch ?? '');
    if (!owner) continue;
    const rest = [...owner.steps.slice(owner.steps.indexOf(step)), ...story.tail(owner)];
    if (rest.length === acts.length - index && rest.every((id, n) => acts[index + n]?.step === id)) return step;
  }
  return undefined;
}

/** Whether the base's own steps go from a walk as the acts went. */
function replayRest(base: Scenario, acts: readonly Node[], from: Walk): boolean {
  const story = storyOf(base);
  const start = parseWhen(base.start) as When;
  let walk = from;
  for (const at of acts) {
    const step = story.step(at.step ?? '');
    if (!step) return false;
    const { walk: after, refused } = walkAct(walk, step, start);
    if (refused || !sameWalk(after, at.walk)) return false;
    walk = after;
  }
  return true;
}
