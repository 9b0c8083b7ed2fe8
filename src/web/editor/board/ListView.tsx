import type { BoardCard } from '../../../scenario/board/index.js';
import { useWords } from '../../state/context.js';
import { boardWords } from '../../words/board.js';
import { spokenCard } from './CardView.js';
import { type Desk, WHOLE } from './desk.js';
import { addAfter, onBoardKey } from './keys.js';

/** The same as the picture, as a list in a list: for a screen reader, and for who prefers to read. */
export function ListView({ desk }: { desk: Desk }) {
  const words = useWords();
  const own = boardWords(words.language);
  const board = desk.board.value;
  const problems = desk.problems.value;
  const row = (card: BoardCard) => (
    <button
      type="button"
      class="step-card row"
      data-key={card.key}
      aria-pressed={desk.chosen.value === card.key}
      onClick={() => {
        desk.choose(card.key);
        desk.toForm.value += 1;
      }}
      onFocus={() => {
        desk.chosen.value = card.key;
      }}
    >
      {spokenCard(card, board.ground, problems.get(card.key) ?? [], words)}
    </button>
  );
  const lane = (index: number) => {
    const cards = board.lanes[index]?.cards ?? [];
    return (
      <ol class="board-list">
        {cards.map((card) => (
          <li key={card.key}>
            {row(card)}
            {card.instead.length > 0 && (
              <ul class="board-list-instead" aria-label={own.insteadOf(card.title)}>
                {card.instead.map((key) => (
                  <li key={key}>{lane(board.cards.get(key)?.lane ?? 0)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    );
  };
  return (
    <section
      class="board-canvas list"
      aria-label={own.list}
      onKeyDown={(event) =>
        event.key.startsWith('Arrow') && !event.altKey ? undefined : onBoardKey(event, desk, words.direction === 'rtl')
      }
    >
      <button
        type="button"
        class="step-card row"
        aria-pressed={desk.chosen.value === WHOLE}
        onClick={() => desk.choose(WHOLE)}
      >
        {own.whole}: {String(board.sketch.data.title ?? '') || own.untitled}
      </button>
      {board.lanes.length > 0 && lane(0)}
      {board.cards.size === 0 && (
        <div class="board-empty">
          <p>{board.ground ? own.empty : own.noGround}</p>
          {board.ground && (
            <button type="button" class="button text primary" onClick={() => addAfter(desk, undefined)}>
              {own.firstStep}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
