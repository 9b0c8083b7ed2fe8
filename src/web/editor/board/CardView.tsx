import { memo } from 'preact/compat';
import type { BoardCard, Ground, PlacedProblem } from '../../../scenario/board/index.js';
import { isError, nameOf } from '../../../scenario/index.js';
import { useWords } from '../../state/context.js';
import { colourOf } from '../../ui/colours.js';
import { boardWords } from '../../words/board.js';
import type { Words } from '../../words/index.js';
import { capital, type ModelNames, modelWords } from '../../words/model.js';
import { BoardIcon, type BoardIconName } from './icons.js';

interface CardProps {
  card: BoardCard;
  ground: Ground | undefined;
  problems: readonly PlacedProblem[];
  chosen: boolean;
  /** Whether the Tab key comes to it. */
  tab: boolean;
  /** Text direction and language of what the scenario says. */
  lang: string;
  dir: 'ltr' | 'rtl';
}

/** What a card says. What it is about, whoever draws it decides. */
export const CardFace = memo(
  ({ card, ground, problems, lang, dir }: Omit<CardProps, 'chosen' | 'tab'>) => {
    const words = useWords();
    const board = boardWords(words.language);
    const names = ground && modelWords(ground.model, words.language);
    const marks = marksOf(card, problems, words);
    const { state } = stateOf(card, names, words);
    return (
      <>
        <span class="card-top">
          <span class={`card-who ${ground && card.role ? colourOf(ground.model, card.role) : ''}`}>
            <bdi>{whoOf(card, ground, words)}</bdi>
          </span>
          {card.weight !== undefined && <span class="card-share">{board.share(Math.round(card.weight * 100))}</span>}
        </span>
        <span class="card-title" lang={lang} dir={dir}>
          {card.title || board.untitled}
        </span>
        <span class="card-foot">
          <bdi class="card-state">{state}</bdi>
          {card.at !== undefined && <bdi class="card-date">{words.crisis.date(card.at)}</bdi>}
        </span>
        {marks.length > 0 && (
          <span class="card-marks">
            {marks.map(({ icon, text, count, bad }) => (
              <span key={icon} class={bad ? 'card-mark bad' : 'card-mark'} title={text}>
                <BoardIcon name={icon} />
                {count !== undefined && count > 1 && words.crisis.number(count)}
              </span>
            ))}
          </span>
        )}
      </>
    );
  },
  (before, now) =>
    before.ground === now.ground &&
    before.lang === now.lang &&
    before.problems === now.problems &&
    sameCard(before.card, now.card),
);

/** Whether a card says the same as before. */
function sameCard(one: BoardCard, other: BoardCard): boolean {
  return (
    one.piece.data === other.piece.data &&
    one.state === other.state &&
    one.measure === other.measure &&
    Boolean(one.refused) === Boolean(other.refused) &&
    one.slips.length === other.slips.length
  );
}

export function whoOf(card: BoardCard, ground: Ground | undefined, words: Words): string {
  const board = boardWords(words.language);
  if (card.move === 'event') return board.fact;
  if (card.role === undefined) return board.nobody;
  if (!ground) return card.by ?? '';
  return nameOf(ground.spoken, card.role, card.by === card.role ? undefined : card.by);
}

function stateOf(card: BoardCard, names: ModelNames | undefined, words: Words): { state: string } {
  const board = boardWords(words.language);
  if (card.refused) return { state: board.refused };
  if (!names || card.state === undefined) return { state: '' };
  const measured =
    names.measure && card.measure !== undefined
      ? `${capital(names.measure.title)} ${words.crisis.number(card.measure)}`
      : '';
  return { state: words.crisis.list([names.state(names.model.main.id, card.state), ...(measured ? [measured] : [])]) };
}

interface Mark {
  icon: BoardIconName;
  text: string;
  count?: number;
  bad?: boolean;
}

function marksOf(card: BoardCard, problems: readonly PlacedProblem[], words: Words): Mark[] {
  const { marks } = boardWords(words.language);
  const many = Math.max(problems.length, card.slips.length, card.refused ? 1 : 0);
  const errors =
    card.slips.length > 0 || card.refused !== undefined || problems.some(({ problem }) => isError(problem));
  return [
    ...(many > 0 ? [{ icon: 'problem' as const, text: marks.problem(many), count: many, bad: errors }] : []),
    ...(card.questions > 0
      ? [{ icon: 'question' as const, text: marks.question(card.questions), count: card.questions }]
      : []),
    ...(card.sources > 0 ? [{ icon: 'source' as const, text: marks.source(card.sources), count: card.sources }] : []),
    ...(card.disputes > 0
      ? [{ icon: 'dispute' as const, text: marks.dispute(card.disputes), count: card.disputes }]
      : []),
    ...(card.piece.data.picture !== undefined ? [{ icon: 'picture' as const, text: marks.picture }] : []),
    ...(card.nearly ? [{ icon: 'nearly' as const, text: marks.nearly }] : []),
  ];
}

/** All that a card says, in one sentence for those who hear it. */
export function spokenCard(
  card: BoardCard,
  ground: Ground | undefined,
  problems: readonly PlacedProblem[],
  words: Words,
): string {
  const board = boardWords(words.language);
  const names = ground && modelWords(ground.model, words.language);
  const move =
    card.move === undefined
      ? ''
      : card.move === 'wait'
        ? board.wait
        : card.move === 'event'
          ? ''
          : (names?.move(card.move) ?? card.move);
  return words.crisis.list(
    [
      card.isAlternative ? board.alternative : '',
      card.title || board.untitled,
      whoOf(card, ground, words),
      move,
      card.at === undefined ? '' : words.crisis.date(card.at),
      stateOf(card, names, words).state,
      card.weight === undefined ? '' : board.share(Math.round(card.weight * 100)),
      ...marksOf(card, problems, words).map(({ text }) => text),
    ].filter(Boolean),
  );
}
