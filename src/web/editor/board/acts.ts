import type { Before } from '../../../explore/paths/towards.js';
import type { MoveEvent } from '../../../model/index.js';
import type { BoardCard, Ground } from '../../../scenario/board/index.js';
import {
  addStep,
  freshId,
  idsIn,
  type Placed,
  type StepData,
  setFields,
  setInStep,
} from '../../../scenario/edit/index.js';
import { type Act, nameOf, type Walk, walkAct } from '../../../scenario/index.js';
import type { Words } from '../../words/index.js';
import { modelWords } from '../../words/model.js';
import { writingWords } from '../../words/write.js';
import type { Desk, Picking } from './desk.js';
import type { Picked } from './Picker.js';

/** Hours that nobody moves, where nothing else is said. */
const A_DAY = 24;

/** What a step says that makes an act, with a title of its own. */
function stepOf(act: Picked['act'], ground: Ground, words: Words, taken: Set<string>, hours = A_DAY): StepData {
  const names = modelWords(ground.model, words.language);
  const texts = writingWords(words.language).branchTexts(names);
  const event = typeof act === 'string' ? undefined : act;
  const title = event ? moveTitle(event, ground, words) : act === 'wait' ? texts.wait(hours) : words.story.fact;
  // A title in another script gives no id; the move does.
  const id = freshId(title, taken, event ? `${event.by}-${event.type.replace(/[A-Z]/g, '-$&')}` : String(act));
  taken.add(id);
  return {
    id,
    ...(event && { by: event.by }),
    ...(event?.target !== undefined && { target: event.target }),
    move: event?.type ?? String(act),
    ...(act === 'wait' && { hours }),
    title,
  };
}

/** What a step is called that nobody has given a title yet. */
export function moveTitle(event: MoveEvent, ground: Ground, words: Words): string {
  const names = modelWords(ground.model, words.language);
  const texts = writingWords(words.language).branchTexts(names);
  const against = event.target === undefined ? undefined : nameOf(ground.spoken, event.target);
  return texts.move(names.move(event.type), nameOf(ground.spoken, event.by), against).slice(0, 200);
}

/** The steps that lead to a move, written as acts: a deadline that is to run out is waited for. */
function stepsBefore(
  first: readonly Before[],
  from: Walk,
  ground: Ground,
  words: Words,
  taken: Set<string>,
): StepData[] {
  let walk = from;
  return first.map((before) => {
    const due = walk.position.timers.find((timer) => 'deadline' in before && timer.deadline === before.deadline)?.due;
    const hours = Math.max(1, Math.ceil((due ?? walk.position.hours + A_DAY) - walk.position.hours));
    const act: Act = 'move' in before ? actFor(before.move) : { move: 'wait', hours };
    walk = walkAct(walk, act, ground.start).walk;
    return stepOf('move' in before ? before.move : 'wait', ground, words, taken, hours);
  });
}

const actFor = ({ type, by, target }: MoveEvent): Act => ({ move: type, by, ...(target !== undefined && { target }) });

/** Where the moves are met that are picked from. */
export function placeOf(desk: Desk, picking: Picking): { walk: Walk | undefined; at: string | undefined } {
  const { ground } = desk.board.value;
  if (picking.kind !== 'after') return { walk: picking.card.before ?? ground?.walk, at: picking.card.at };
  return { walk: picking.card?.after ?? ground?.walk, at: undefined };
}

/** Writes what was picked into the text. */
export function picked(desk: Desk, picking: Picking, { act, first }: Picked, words: Words): void {
  const { ground } = desk.board.value;
  const { walk } = placeOf(desk, picking);
  if (!ground || !walk) return;
  if (picking.kind === 'change') {
    desk.edit((text) => changed(text, picking.card, act, ground, words));
    return;
  }
  const done = desk.edit((text) => {
    const taken = new Set([...idsIn(text), ...ground.taken]);
    const steps = [...stepsBefore(first, walk, ground, words, taken), stepOf(act, ground, words, taken)];
    for (const { id } of steps) desk.fresh.add(String(id));
    if (picking.kind === 'instead') return alternative(text, picking.card, steps, desk, words);
    let placed: Placed = { text, path: picking.list };
    for (const [n, step] of steps.entries()) placed = addStep(placed.text, picking.list, picking.index + n, step);
    return placed;
  });
  if (!done) return;
  desk.open.value = true;
  desk.say(desk.words.added(desk.card()?.title ?? ''));
  desk.toForm.value += 1;
}

/** What is left of one for alternatives and what goes on, as little as need be. */
function shareLeft(card: BoardCard, desk: Desk): number {
  const given = card.instead.reduce((sum, key) => sum + (desk.card(key)?.weight ?? 0), 0);
  return Math.max(0.01, Math.min(0.2, Math.round(((1 - given) / 2) * 100) / 100));
}

function alternative(text: string, card: BoardCard, [first, ...then]: StepData[], desk: Desk, words: Words): Placed {
  const { ground } = desk.board.value;
  const why = ground
    ? (writingWords(words.language).branchTexts(modelWords(ground.model, words.language)).why ?? '…')
    : '…';
  const step = { ...first, why, weight: shareLeft(card, desk), ...(then.length > 0 && { then }) } as StepData;
  return addStep(text, [...card.path, 'instead'], card.instead.length, step);
}

/** Another move in the place of one; the title follows where it only said what the move was. */
function changed(text: string, card: BoardCard, act: Picked['act'], ground: Ground, words: Words): string {
  const event = typeof act === 'string' ? undefined : act;
  const own =
    card.move !== undefined && card.role !== undefined && ground.model.moves.has(card.move)
      ? moveTitle(
          { type: card.move, by: card.role, ...(card.target !== undefined && { target: card.target }) },
          ground,
          words,
        )
      : undefined;
  // Who acts is kept where it is one of those that act in the role.
  const by = event && card.by !== undefined && ground.parties.get(card.by) === event.by ? card.by : event?.by;
  let made = setFields(text, card.path, { by, target: event?.target, move: event?.type ?? String(act) });
  if (act === 'wait' && card.piece.data.hours === undefined) made = setInStep(made, card.path, ['hours'], A_DAY);
  if (event && (card.title === '' || card.title === own))
    made = setInStep(made, card.path, ['title'], moveTitle(event, ground, words));
  return made;
}
