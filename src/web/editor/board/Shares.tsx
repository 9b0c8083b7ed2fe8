import type { BoardCard, PlacedProblem } from '../../../scenario/board/index.js';
import { setWeights } from '../../../scenario/edit/index.js';
import { useWords } from '../../state/context.js';
import { boardWords } from '../../words/board.js';
import type { Desk } from './desk.js';
import { Wrong } from './fields.js';

/** How likely each way at a decision point is: shares that make a whole, of which the path itself has what is left. */
export function Shares({ desk, card, problems }: { desk: Desk; card: BoardCard; problems: readonly PlacedProblem[] }) {
  const words = useWords();
  const own = boardWords(words.language);
  const from = card.isAlternative ? desk.card(card.path.slice(0, -2).join('/')) : card;
  const others = from?.instead.flatMap((key) => desk.card(key) ?? []) ?? [];
  if (!from || others.length === 0) return null;
  const percents = others.map(({ weight = 0 }) => Math.round(weight * 100));
  const left = 100 - percents.reduce((sum, percent) => sum + percent, 0);
  const set = (index: number, percent: number) => {
    // What goes on as it is keeps something, so that all together is one.
    const most = left + (percents[index] ?? 0) - 1;
    const bounded = Math.max(1, Math.min(Math.round(percent), most));
    if (most < 1) return;
    desk.edit(
      (text) =>
        setWeights(
          text,
          from.path,
          percents.map((each, at) => (at === index ? bounded : each) / 100),
        ),
      true,
    );
  };
  return (
    <fieldset class="shares">
      <legend>{own.weights}</legend>
      <div class="share-bar" aria-hidden="true">
        <span class="share own" style={{ flexGrow: Math.max(1, left) }} />
        {others.map((other, index) => (
          <span
            key={other.key}
            class={other.key === card.key ? 'share this' : 'share'}
            style={{ flexGrow: percents[index] }}
          />
        ))}
      </div>
      <p class="share-row">
        <span>{own.asHappened(from.title)}</span> <strong>{own.share(left)}</strong>
      </p>
      {others.map((other, index) => (
        <label key={other.key} class="share-row">
          <span>{other.title || own.untitled}</span>
          <input
            type="range"
            min={1}
            max={99}
            value={percents[index]}
            aria-valuetext={own.share(percents[index] ?? 0)}
            onInput={({ currentTarget }) => set(index, Number(currentTarget.value))}
          />
          <strong>{own.share(percents[index] ?? 0)}</strong>
        </label>
      ))}
      <Wrong desk={desk} problems={problems} />
    </fieldset>
  );
}
