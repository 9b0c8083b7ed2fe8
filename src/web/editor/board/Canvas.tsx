import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Board, BoardCard, BoardLane } from '../../../scenario/board/index.js';
import { isError } from '../../../scenario/index.js';
import { useApp, useWords } from '../../state/context.js';
import { Icon } from '../../ui/icon.js';
import { boardWords } from '../../words/board.js';
import { directionOf } from '../../words/direction.js';
import { modelWords } from '../../words/model.js';
import { CardFace, spokenCard } from './CardView.js';
import { type Desk, WHOLE } from './desk.js';
import { BoardIcon } from './icons.js';
import { addAfter, addInstead, dropOn, onBoardKey } from './keys.js';

/** Measures of the board in `em`, which is its zoom. */
const WIDTH = 13.5;
const HEIGHT = 9.5;
const CARD = { width: 11.5, height: 7 };
/** More cards than these are drawn only where they are in sight. */
const MOST = 160;
const NONE: readonly never[] = [];

/** The scenario as a picture: cards in rows, a row for each way. */
export function Canvas({ desk, zoom }: { desk: Desk; zoom: number }) {
  const app = useApp();
  const words = useWords();
  const own = boardWords(words.language);
  const board = desk.board.value;
  const problems = desk.problems.value;
  const chosen = desk.chosen.value;
  const folded = desk.folded.value;
  const box = useRef<HTMLElement>(null);
  const sight = useSight(box, board.cards.size > MOST, zoom, words.direction === 'rtl');
  const lanes = shownLanes(board, folded);
  const lang = String(board.sketch.data.language ?? board.ground?.base?.language ?? 'en');
  const dir = directionOf(lang);
  const shown = (column: number, row: number) =>
    !sight || (column >= sight.left && column <= sight.right && row >= sight.top && row <= sight.bottom);
  useLayoutEffect(() => {
    const element = box.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(chosen)}"]`);
    if (!element) return;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (desk.goesTo('card')) element.focus({ preventScroll: true });
  }, [desk.toCard.value]);
  // A card that lies out of sight is brought into it where something else has chosen it.
  useEffect(() => {
    box.current
      ?.querySelector(`[data-key="${CSS.escape(chosen)}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  const pan = usePan(box);
  const title = String(board.sketch.data.title ?? '') || own.untitled;
  const { ground } = board;
  const face = { ground, lang, dir } as const;
  return (
    <section
      class="board-canvas"
      aria-label={own.picture}
      ref={box}
      style={{ fontSize: `${zoom}rem` }}
      onKeyDown={(event) => onBoardKey(event, desk, words.direction === 'rtl')}
      {...pan}
    >
      <div
        class="board-plane"
        style={{ width: `${(board.columns + 1.6) * WIDTH}em`, height: `${Math.max(1, board.rows) * HEIGHT}em` }}
      >
        <Lines board={board} lanes={lanes} />
        <button
          type="button"
          class="step-card whole"
          data-key={WHOLE}
          style={place(-1, 0)}
          tabIndex={chosen === WHOLE ? 0 : -1}
          aria-pressed={chosen === WHOLE}
          onClick={() => desk.choose(WHOLE)}
        >
          <span class="card-who">{own.whole}</span>
          <span class="card-title" lang={lang} dir={dir}>
            {title}
          </span>
          {ground?.base && <span class="card-foot">{own.shared(ground.before.length, ground.base.title)}</span>}
          {(problems.get('') ?? NONE).length > 0 && (
            <span class="card-marks">
              <span
                class={problems.get('')?.some(({ problem }) => isError(problem)) ? 'card-mark bad' : 'card-mark'}
                title={own.marks.problem(problems.get('')?.length ?? 0)}
              >
                <BoardIcon name="problem" />
              </span>
            </span>
          )}
        </button>
        {lanes.map((lane) =>
          lane.cards.map((card) =>
            shown(card.column, lane.row) || card.key === chosen ? (
              <div key={card.key} class="card-cell" style={place(card.column, lane.row)}>
                <button
                  type="button"
                  class={`step-card${card.isAlternative ? ' alternative' : ''}${card.slips.length > 0 || card.refused ? ' wrong' : ''}`}
                  data-key={card.key}
                  tabIndex={card.key === chosen ? 0 : -1}
                  aria-pressed={card.key === chosen}
                  aria-label={spokenCard(card, ground, problems.get(card.key) ?? NONE, words)}
                  draggable
                  onClick={() => desk.choose(card.key)}
                  onDragStart={(event) => {
                    event.dataTransfer?.setData('text/plain', card.title);
                    drag = card.key;
                  }}
                  onDragEnd={() => {
                    drag = undefined;
                  }}
                >
                  <CardFace card={card} problems={problems.get(card.key) ?? NONE} {...face} />
                </button>
                <Plus desk={desk} card={card} current={card.key === chosen} />
              </div>
            ) : null,
          ),
        )}
        {lanes.map((lane) => (
          <LaneEnd key={`end ${lane.key}`} lane={lane} board={board} desk={desk} folded={folded.has(lane.key)} />
        ))}
        {board.cards.size === 0 && (
          <div class="board-empty" style={place(0, 0)}>
            <p>{ground ? own.empty : own.noGround}</p>
            {ground && (
              <button type="button" class="button text primary" onClick={() => addAfter(desk, undefined)}>
                {own.firstStep}
              </button>
            )}
          </div>
        )}
      </div>
      <p class="visually-hidden" role="status" lang={app.settings.language.value}>
        {desk.said.value}
      </p>
    </section>
  );
}

/** The card that is dragged: what a browser hands over while dragging can only be read once it is dropped. */
let drag: string | undefined;

const place = (column: number, row: number) => ({
  insetInlineStart: `${(column + 1) * WIDTH + 0.5}em`,
  top: `${row * HEIGHT + 0.5}em`,
});

/** The buttons beside a card: a step after it, an alternative below it. Cards are dropped there too. */
function Plus({ desk, card, current }: { desk: Desk; card: BoardCard; current: boolean }) {
  const words = useWords();
  const own = boardWords(words.language);
  const drop = (where: 'after' | 'instead') => ({
    onDragOver: (event: DragEvent) => {
      if (drag === undefined || drag === card.key) return;
      event.preventDefault();
      (event.currentTarget as HTMLElement).dataset.over = 'true';
    },
    onDragLeave: (event: DragEvent) => {
      delete (event.currentTarget as HTMLElement).dataset.over;
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      delete (event.currentTarget as HTMLElement).dataset.over;
      if (drag !== undefined) dropOn(desk, drag, card, where);
    },
  });
  return (
    <>
      <button
        type="button"
        class="card-plus after"
        tabIndex={current ? 0 : -1}
        aria-label={own.addAfter}
        title={own.addAfter}
        onClick={() => addAfter(desk, card)}
        {...drop('after')}
      >
        <Icon name="plus" />
      </button>
      {!card.isAlternative && (
        <button
          type="button"
          class="card-plus instead"
          tabIndex={current ? 0 : -1}
          aria-label={own.addInstead}
          title={own.addInstead}
          onClick={() => addInstead(desk, card)}
          {...drop('instead')}
        >
          <BoardIcon name="branch" />
        </button>
      )}
    </>
  );
}

/** What is said after the last card of a row: where it ends, goes on, and that it is folded. */
function LaneEnd({ lane, board, desk, folded }: { lane: BoardLane; board: Board; desk: Desk; folded: boolean }) {
  const words = useWords();
  const own = boardWords(words.language);
  const names = board.ground && modelWords(board.ground.model, words.language);
  const column = lane.column + (folded ? 1 : lane.cards.length);
  const state = names && lane.ends !== undefined ? names.state(names.model.main.id, lane.ends) : '';
  const goesOn =
    lane.rejoin === undefined
      ? undefined
      : (board.cards.get(lane.rejoins ?? '')?.title ??
        board.ground?.base?.steps.find(({ id }) => id === lane.rejoin)?.title ??
        lane.rejoin);
  if (lane.cards.length === 0) return null;
  return (
    <div class="board-lane-end" style={place(column, lane.row)}>
      {lane.from !== undefined && lane.cards.length > 1 && (
        <button
          type="button"
          class="button text board-fold"
          aria-expanded={!folded}
          tabIndex={-1}
          title={folded ? own.unfold : own.fold}
          onClick={() => desk.fold(lane.key)}
        >
          {folded ? own.folded(lane.cards.length - 1) : <BoardIcon name="fold" />}
          {!folded && <span class="visually-hidden">{own.fold}</span>}
        </button>
      )}
      <bdi class={`board-outcome${lane.outcome ? ` tone-${board.ground?.model.outcomes.get(lane.ends ?? '')}` : ''}`}>
        {goesOn !== undefined
          ? own.rejoins(goesOn)
          : state === ''
            ? ''
            : lane.outcome
              ? own.ends(state)
              : own.stops(state)}
      </bdi>
    </div>
  );
}

/** The rows that are drawn: of a folded one its first card, and nothing that leaves what is folded. */
export function shownLanes(board: Board, folded: ReadonlySet<string>): BoardLane[] {
  const gone = new Set<string>();
  return board.lanes.flatMap((lane) => {
    if (lane.from !== undefined && gone.has(lane.from)) {
      for (const card of lane.cards) gone.add(card.key);
      return [];
    }
    if (!folded.has(lane.key)) return [lane];
    for (const card of lane.cards.slice(1)) gone.add(card.key);
    return [{ ...lane, cards: lane.cards.slice(0, 1) }];
  });
}

/** What joins the cards: along each row, down to where an alternative begins, and up to where it rejoins. */
function Lines({ board, lanes }: { board: Board; lanes: readonly BoardLane[] }) {
  const middle = (column: number) => (column + 1) * WIDTH + 0.5 + CARD.width / 2;
  /** Between a column and the one before it, where nothing but lines is. */
  const gutter = (column: number) => (column + 1) * WIDTH - 0.5;
  const height = (row: number) => row * HEIGHT + 0.5 + CARD.height / 2;
  const rowOf = (card: BoardCard) => board.lanes[card.lane]?.row ?? 0;
  const width = (board.columns + 1.6) * WIDTH;
  const tall = Math.max(1, board.rows) * HEIGHT;
  return (
    <svg
      class="board-lines"
      viewBox={`0 0 ${width} ${tall}`}
      style={{ width: `${width}em`, height: `${tall}em` }}
      aria-hidden="true"
    >
      {lanes.map((lane) => {
        const [first] = lane.cards;
        const last = lane.cards.at(-1);
        if (!first || !last) return null;
        const y = height(lane.row);
        const from = lane.from === undefined ? undefined : board.cards.get(lane.from);
        const rejoins = board.cards.get(lane.rejoins ?? '');
        const begin = lane.from === undefined ? middle(-1) : middle(first.column);
        return (
          <g key={lane.key}>
            {begin !== middle(last.column) && <path class="along" d={`M${begin} ${y}H${middle(last.column)}`} />}
            {from && (
              <path
                class="leaves"
                d={`M${gutter(first.column)} ${height(rowOf(from))}V${y - 1}q0 1 1 1H${middle(first.column)}`}
              />
            )}
            {rejoins && (
              <path
                class="rejoins"
                d={
                  rejoins.column > last.column
                    ? `M${middle(last.column)} ${y}H${gutter(rejoins.column) - 1}q1 0 1 -1V${height(rowOf(rejoins))}`
                    : `M${middle(last.column)} ${y}H${gutter(last.column + 1) - 1}q1 0 1 -1V${y - HEIGHT / 2}L${middle(rejoins.column)} ${height(rowOf(rejoins))}`
                }
              />
            )}
          </g>
        );
      })}
    </svg>
  );
}

interface Sight {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Which columns and rows of a large board are in sight, and some around them. */
function useSight(
  box: { current: HTMLElement | null },
  large: boolean,
  zoom: number,
  rightToLeft: boolean,
): Sight | undefined {
  const [sight, set] = useState<Sight>();
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !large) return set(undefined);
    const look = () => {
      const em = Number.parseFloat(getComputedStyle(element).fontSize) || 16;
      const across = Math.abs(element.scrollLeft) / (WIDTH * em);
      const down = element.scrollTop / (HEIGHT * em);
      const next = {
        left: Math.floor(across) - 4,
        right: Math.ceil(across + element.clientWidth / (WIDTH * em)) + 3,
        top: Math.floor(down) - 3,
        bottom: Math.ceil(down + element.clientHeight / (HEIGHT * em)) + 3,
      };
      set((now) =>
        now && now.left === next.left && now.top === next.top && now.right === next.right && now.bottom === next.bottom
          ? now
          : next,
      );
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [large, zoom, rightToLeft]);
  return large ? sight : undefined;
}

/** Takes hold of the ground between the cards and moves the board by it. */
function usePan(box: { current: HTMLElement | null }) {
  const held = useRef<{ x: number; y: number; left: number; top: number }>(undefined);
  return {
    onPointerDown: (event: PointerEvent) => {
      const element = box.current;
      if (!element || event.pointerType !== 'mouse' || event.button !== 0) return;
      if ((event.target as Element).closest('button')) return;
      held.current = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop };
      element.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      const element = box.current;
      if (!element || !held.current) return;
      element.scrollLeft = held.current.left - (event.clientX - held.current.x);
      element.scrollTop = held.current.top - (event.clientY - held.current.y);
    },
    onPointerUp: () => {
      held.current = undefined;
    },
    onPointerCancel: () => {
      held.current = undefined;
    },
  };
}
