import { useMemo, useState } from 'preact/hooks';
import { isError } from '../../../scenario/index.js';
import { useWords } from '../../state/context.js';
import { boardWords } from '../../words/board.js';
import { modelWords } from '../../words/model.js';
import { writingWords } from '../../words/write.js';
import { type Desk, WHOLE } from './desk.js';

/** A task of the guide: whether it is done, and which card it is about. */
interface Task {
  name: keyof ReturnType<typeof boardWords>['guide']['tasks'];
  done: boolean;
  card: string;
}

/** Leads through a first what-if, task by task. What is done is seen on the board, whichever way it was done. */
export function Guide({ desk }: { desk: Desk }) {
  const words = useWords();
  const { guide } = boardWords(words.language);
  const board = desk.board.value;
  const text = desk.writing.live.value;
  // As it was when the guide began, so that what has changed is known.
  const begun = useMemo(
    () => ({
      title: board.sketch.data.title,
      from: board.sketch.data.from,
      first: [...board.cards.values()][0]?.title,
    }),
    [],
  );
  const [passed, pass] = useState<ReadonlySet<string>>(new Set());
  const cards = [...board.cards.values()];
  const names = board.ground && modelWords(board.ground.model, words.language);
  const placeholder = names ? writingWords(words.language).branchTexts(names).why : '';
  const english = 'Say in a sentence or two why this was plausible.';
  const { data } = board.sketch;
  const said =
    typeof data.why === 'string' && data.why.trim() !== '' && data.why !== placeholder && data.why !== english;
  const last = board.lanes[0]?.cards.at(-1)?.key ?? WHOLE;
  const first = board.lanes[0]?.cards[0]?.key ?? WHOLE;
  const wrong = desk.writing.checking.value || desk.writing.problems.value.some(isError);
  const asked = cards.reduce((sum, { questions }) => sum + questions, 0);
  const [questions] = useState(asked);
  const tasks: Task[] = [
    { name: 'title', done: data.title !== begun.title, card: WHOLE },
    { name: 'from', done: data.from !== begun.from, card: WHOLE },
    { name: 'why', done: said, card: WHOLE },
    { name: 'step', done: cards[0]?.title !== begun.first, card: first },
    { name: 'question', done: asked > questions, card: first },
    { name: 'alternative', done: cards.some(({ isAlternative }) => isAlternative), card: first },
    { name: 'expect', done: cards.some(({ piece }) => piece.data.expect !== undefined), card: last },
    { name: 'check', done: false, card: WHOLE },
  ];
  const open = tasks.filter(({ name, done }) => !done && !passed.has(name));
  const [now] = open;
  const number = (value: number) => words.crisis.number(value);
  return (
    <section class="guide mark" aria-label={guide.title} data-length={text.length}>
      <p class="guide-progress">
        <strong>{guide.title}</strong> {guide.progress(number(tasks.length - open.length), number(tasks.length))}
      </p>
      <p role="status">{now ? guide.tasks[now.name] : guide.finished}</p>
      <div class="entry-actions">
        {now && (
          <>
            <button
              type="button"
              class="button text"
              onClick={() => {
                desk.choose(now.card);
                desk.toForm.value += 1;
              }}
            >
              {guide.show}
            </button>
            <button
              type="button"
              class="button text"
              aria-disabled={now.name === 'check' && wrong}
              onClick={() => {
                if (now.name !== 'check' || !wrong) pass(new Set([...passed, now.name]));
              }}
            >
              {guide.next}
            </button>
          </>
        )}
        <button type="button" class="button text" onClick={() => (desk.writing.guided.value = false)}>
          {guide.end}
        </button>
      </div>
    </section>
  );
}
