import {
  type Act,
  clockTime,
  isBackground,
  nameOf,
  parseWhen,
  type StepFile,
  type Walk,
  type When,
} from '../../scenario/index.js';
import type { WhatIfTexts } from '../../scenario/what-if-texts.js';
import type { Session } from '../session.js';
import type { Node } from '../tree.js';

/** Hours that, added to `from`, give `to` exactly: a deadline that is missed by a rounding error does not fire. */
export function span(from: number, to: number): number {
  let hours = to - from;
  for (let round = 0; round < 8 && from + hours !== to; round += 1)
    hours += (from + hours < to ? 1 : -1) * Math.abs(hours) * Number.EPSILON;
  return hours;
}

/**
 * How an act of a path may be written so that it comes at its hour, the plainest way first.
 *
 * @param walk where the written path stands before it
 * @param latest the latest date before it, in milliseconds
 * @param dueBy when the first of the dates after it is over, in milliseconds
 */
export function waysToSay(
  session: Session,
  node: Node,
  walk: Walk,
  { latest, dueBy, start }: { latest: number; dueBy: number; start: When },
): Act[] {
  if (node.kind === 'wait') {
    const left = span(walk.position.hours, node.walk.position.hours);
    return [{ move: 'wait', hours: node.waited ?? 0 }, ...(left >= 0 ? [{ move: 'wait' as const, hours: left }] : [])];
  }
  const step = node.step === undefined ? undefined : session.story.step(node.step);
  const { by, party, target, set } = node;
  const move = node.kind === 'event' ? 'event' : (node.move ?? 'wait');
  const plain: Act = {
    move,
    by,
    target,
    ...(party !== undefined && { party }),
    ...(set && { set }),
    ...(step?.hours !== undefined && { hours: step.hours }),
  };
  const at = step?.at === undefined ? undefined : parseWhen(step.at);
  const { hours } = node.walk.position;
  // Only a date to the minute lets a move come before the last one is over.
  const exact = { ...plain, at: clockTime(start, Math.floor(hours * 60) / 60) };
  if (!step || !at) {
    // What has no date is fitted in before the next one; where that is late, it is not to be.
    const over = start.start + (hours + (plain.hours ?? 0)) * 3_600_000;
    return over < dueBy ? [plain, exact] : [exact, plain];
  }
  const inOrder = at.end > latest;
  const background = isBackground(at, start);
  const late = !background && start.start + hours * 3_600_000 >= at.end;
  const dated: Act = { ...plain, at: step.at };
  const minute: Act = { ...exact, ...(background && { hours: 0 }) };
  return [...(inOrder && !late ? [dated] : []), plain, ...(inOrder ? [dated] : []), minute];
}

/** An act as a step of a file, with what a scripted step that it copies tells. */
export function stepFile(session: Session, id: string, act: Act, node: Node, texts: WhatIfTexts): StepFile {
  const { scenario, story } = session;
  const step = node.step === undefined ? undefined : story.step(node.step);
  const { at, by, party, target, move, hours, set } = act;
  const name = by && nameOf(scenario, by, party);
  const against = target && nameOf(scenario, target);
  const title =
    step?.title ??
    (move === 'wait'
      ? texts.wait(hours ?? 0)
      : texts.move(texts.title?.(move) ?? session.model.moves.get(move)?.title ?? move, name ?? '', against));
  return {
    id,
    ...(at !== undefined && { at }),
    ...(by !== undefined && { by: party ?? by }),
    ...(target !== undefined && { target }),
    move,
    ...(hours !== undefined && { hours }),
    title: title.slice(0, 200),
    ...(set && { set: { ...set } }),
    ...(step?.text !== undefined && { text: step.text }),
    ...(step?.picture && { picture: step.picture }),
    ...(step && step.sources.length > 0 && { sources: step.sources }),
    ...(step && step.disputed.length > 0 && { disputed: step.disputed }),
    ...(step?.nearly !== undefined && { nearly: step.nearly }),
    ...(step && step.ask.length > 0 && { ask: step.ask.map((ask) => (ask.answer === undefined ? ask.question : ask)) }),
  };
}
