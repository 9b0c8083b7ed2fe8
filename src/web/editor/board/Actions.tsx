import { useState } from 'preact/hooks';
import type { BoardCard } from '../../../scenario/board/index.js';
import { isWithin } from '../../../scenario/edit/index.js';
import { useWords } from '../../state/context.js';
import { Dialog } from '../../ui/Dialog.js';
import { boardWords } from '../../words/board.js';
import type { Desk } from './desk.js';
import { addAfter, addInstead, duplicate, makePath, moveTo, placeAfter, remove, shift } from './keys.js';

/** What can be done with a card on the board. */
export function Actions({ desk, card }: { desk: Desk; card: BoardCard }) {
  const words = useWords();
  const own = boardWords(words.language);
  return (
    <section class="form-actions" aria-label={own.actions}>
      <button type="button" class="button text" onClick={() => addAfter(desk, card)}>
        {own.addAfter}
      </button>
      {!card.isAlternative && (
        <button type="button" class="button text" onClick={() => addInstead(desk, card)}>
          {own.addInstead}
        </button>
      )}
      {card.isAlternative && (
        <button type="button" class="button text" onClick={() => makePath(desk, card)}>
          {own.promote}
        </button>
      )}
      <button type="button" class="button text" onClick={() => duplicate(desk, card)}>
        {own.duplicate}
      </button>
      <button type="button" class="button text" onClick={() => shift(desk, card, -1)}>
        {own.earlier}
      </button>
      <button type="button" class="button text" onClick={() => shift(desk, card, 1)}>
        {own.later}
      </button>
      <button type="button" class="button text" onClick={() => (desk.moving.value = true)}>
        {own.moveTo}
      </button>
      <button type="button" class="button text danger" onClick={() => remove(desk, card)}>
        {own.delete}
      </button>
    </section>
  );
}

/** Asks where a card is to go: a step after another one, an alternative to what it is to replace. */
export function MoveDialog({ desk, card }: { desk: Desk; card: BoardCard }) {
  const words = useWords();
  const own = boardWords(words.language);
  const fits = [...desk.board.value.cards.values()].filter(
    (other) => !isWithin(other.path, card.path) && !(card.isAlternative && other.isAlternative),
  );
  const [to, setTo] = useState(fits[0]?.key ?? '');
  const close = () => {
    desk.moving.value = false;
  };
  return (
    <Dialog title={own.moveTitle} close={close}>
      <form
        class="step-form"
        onSubmit={(event) => {
          event.preventDefault();
          const onto = desk.card(to);
          close();
          if (!onto) return;
          if (card.isAlternative) moveTo(desk, card, [...onto.path, 'instead'], onto.instead.length);
          else {
            const { list, index } = placeAfter(onto);
            moveTo(desk, card, list, index);
          }
        }}
      >
        <label class="field">
          <span>{card.isAlternative ? own.moveInstead : own.moveAfter}</span>
          <select value={to} onChange={({ currentTarget }) => setTo(currentTarget.value)}>
            {fits.slice(0, 1_000).map((other) => (
              <option key={other.key} value={other.key}>
                {other.title || own.untitled}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="button text primary">
          {own.moveHere}
        </button>
      </form>
    </Dialog>
  );
}
