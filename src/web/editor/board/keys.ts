import type { BoardCard, BoardLane } from '../../../scenario/board/index.js';
import { duplicateStep, isWithin, moveStep, promote, removeStep } from '../../../scenario/edit/index.js';
import { modelWords } from '../../words/model.js';
import { writingWords } from '../../words/write.js';
import { type Desk, WHOLE } from './desk.js';

/** The list that a card's follower belongs to, and its place in it. */
export function placeAfter(card: BoardCard): { list: BoardCard['path']; index: number } {
  if (card.isAlternative) return { list: [...card.path, 'then'], index: 0 };
  return { list: card.path.slice(0, -1), index: Number(card.path.at(-1)) + 1 };
}

/** Asks what is to come after a card; after none, what is to be the first step. */
export function addAfter(desk: Desk, card: BoardCard | undefined): void {
  if (!desk.board.value.ground) return;
  const place = card ? placeAfter(card) : { list: ['steps'], index: 0 };
  desk.picking.value = { kind: 'after', card, ...place };
}

export function addInstead(desk: Desk, card: BoardCard): void {
  if (desk.board.value.ground && !card.isAlternative) desk.picking.value = { kind: 'instead', card };
}

export function remove(desk: Desk, card: BoardCard): void {
  const next = neighbour(desk, card);
  if (!desk.edit((text) => removeStep(text, card.path))) return;
  desk.say(desk.words.removed(card.title));
  desk.choose(desk.board.value.cards.has(next) ? next : WHOLE, false);
  desk.toCard.value += 1;
}

/** The card that is chosen once one is gone: the one before it. */
function neighbour(desk: Desk, card: BoardCard): string {
  const lane = desk.board.value.lanes[card.lane];
  const at = lane?.cards.indexOf(card) ?? 0;
  return lane?.cards[at - 1]?.key ?? lane?.from ?? WHOLE;
}

export function duplicate(desk: Desk, card: BoardCard): void {
  const { ground } = desk.board.value;
  if (desk.edit((text) => duplicateStep(text, card.path, ground?.taken))) desk.say(desk.words.copied(card.title));
}

export function makePath(desk: Desk, card: BoardCard): void {
  const { ground } = desk.board.value;
  const why = whyOf(desk, ground ? modelWords(ground.model, desk.app.settings.language.value) : undefined);
  if (desk.edit((text) => promote(text, card.path, why))) desk.say(desk.words.promoted(card.title));
}

function whyOf(desk: Desk, names: ReturnType<typeof modelWords> | undefined): string {
  return names ? writingWords(desk.app.settings.language.value).branchTexts(names).why : '…';
}

/** Moves a step with all that hangs on it to a place in a list. */
export function moveTo(desk: Desk, card: BoardCard, list: BoardCard['path'], index: number): boolean {
  const { ground } = desk.board.value;
  const why = whyOf(desk, ground ? modelWords(ground.model, desk.app.settings.language.value) : undefined);
  const done = desk.edit((text) => moveStep(text, card.path, list, index, why));
  if (done) desk.say(desk.words.moved(card.title));
  return done;
}

/** Puts a card that was dragged where it was dropped. */
export function dropOn(desk: Desk, key: string, onto: BoardCard, where: 'after' | 'instead'): void {
  const card = desk.card(key);
  if (!card || card.key === onto.key || isWithin(onto.path, card.path)) return;
  if (where === 'instead') {
    moveTo(desk, card, [...onto.path, 'instead'], onto.instead.length);
    return;
  }
  // An alternative stays one: it comes to where the step after that card is.
  if (card.isAlternative) {
    if (!onto.isAlternative) moveTo(desk, card, [...onto.path, 'instead'], onto.instead.length);
    return;
  }
  const { list, index } = placeAfter(onto);
  moveTo(desk, card, list, index);
}

/** One place earlier or later in its list; an alternative goes to the step before or after the one that it replaces. */
export function shift(desk: Desk, card: BoardCard, by: -1 | 1): void {
  if (card.isAlternative) {
    const from = desk.card(card.path.slice(0, -2).join('/'));
    const lane = from && desk.board.value.lanes[from.lane];
    const to = lane?.cards[(lane?.cards.indexOf(from as BoardCard) ?? 0) + by];
    if (to && !to.isAlternative) moveTo(desk, card, [...to.path, 'instead'], to.instead.length);
    return;
  }
  const index = Number(card.path.at(-1));
  if (index + by < 0) return;
  moveTo(desk, card, card.path.slice(0, -1), by < 0 ? index - 1 : index + 2);
}

/** The order of alternatives to the same step. */
function rank(desk: Desk, card: BoardCard, by: -1 | 1): void {
  if (!card.isAlternative) return;
  const index = Number(card.path.at(-1));
  if (index + by < 0) return;
  moveTo(desk, card, card.path.slice(0, -1), by < 0 ? index - 1 : index + 2);
}

/** What a key does on the board. */
export function onBoardKey(event: KeyboardEvent, desk: Desk, rightToLeft: boolean): void {
  const target = event.target instanceof Element ? event.target : undefined;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && /^[zy]$/i.test(event.key)) {
    event.preventDefault();
    event.stopPropagation();
    if (event.key.toLowerCase() === 'y' || event.shiftKey) desk.redo();
    else desk.undo();
    desk.toCard.value += 1;
    return;
  }
  if (!target?.closest('.step-card') || event.ctrlKey || event.metaKey) return;
  const card = desk.card();
  const forward = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const backward = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
  const does = (): boolean => {
    if (event.altKey) {
      if (!card) return false;
      if (event.key === forward || event.key === backward) shift(desk, card, event.key === forward ? 1 : -1);
      else if (event.key === 'ArrowUp' || event.key === 'ArrowDown')
        rank(desk, card, event.key === 'ArrowDown' ? 1 : -1);
      else return false;
      return true;
    }
    switch (event.key) {
      case forward:
      case backward:
        walk(desk, card, event.key === forward ? 1 : -1);
        return true;
      case 'ArrowDown':
      case 'ArrowUp':
        climb(desk, card, event.key === 'ArrowDown' ? 1 : -1);
        return true;
      case 'Home':
      case 'End': {
        const lane = desk.board.value.lanes[card?.lane ?? 0];
        const to = event.key === 'Home' ? lane?.cards[0] : lane?.cards.at(-1);
        if (to) desk.choose(to.key, false);
        return true;
      }
      case 'Enter':
        desk.open.value = true;
        desk.toForm.value += 1;
        return true;
      case 'Delete':
      case 'Backspace':
        if (card) remove(desk, card);
        return card !== undefined;
      case '+':
      case 'Insert':
        addAfter(desk, card);
        return true;
      default:
        return false;
    }
  };
  const picking = desk.picking.value;
  if (!does()) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key !== 'Enter' && desk.picking.value === picking) desk.toCard.value += 1;
}

function walk(desk: Desk, card: BoardCard | undefined, by: -1 | 1): void {
  const { lanes } = desk.board.value;
  const lane: BoardLane | undefined = lanes[card?.lane ?? 0];
  const at = card ? (lane?.cards.indexOf(card) ?? 0) : -1;
  const next = lane?.cards[at + by];
  if (next && !(desk.folded.value.has(lane.key) && at + by > 0)) desk.choose(next.key, false);
  else if (by < 0) desk.choose(lane?.from ?? WHOLE, false);
}

/** Up to what a card replaces, down to the first thing that could be done instead; from there on to the others. */
function climb(desk: Desk, card: BoardCard | undefined, by: -1 | 1): void {
  if (!card) return;
  const { lanes } = desk.board.value;
  if (by > 0) {
    const [first] = card.instead;
    if (first !== undefined) {
      desk.choose(first, false);
      return;
    }
  }
  const lane = lanes[card.lane];
  if (!lane?.from) return;
  const from = desk.card(lane.from);
  const beside = from?.instead[from.instead.indexOf(lane.key) + by];
  if (beside !== undefined) desk.choose(beside, false);
  else if (by < 0) desk.choose(lane.from, false);
}
