import { useMemo, useState } from 'preact/hooks';
import { type Before, wayUntil } from '../../../explore/paths/towards.js';
import type { MoveEvent } from '../../../model/index.js';
import { type Ground, type Offer, offersAt } from '../../../scenario/board/index.js';
import { nameOf, type Walk } from '../../../scenario/index.js';
import { useApp, useWords } from '../../state/context.js';
import { colourOf } from '../../ui/colours.js';
import { Dialog } from '../../ui/Dialog.js';
import { boardWords } from '../../words/board.js';
import { isolate } from '../../words/direction.js';
import { type ModelNames, modelWords } from '../../words/model.js';
import { stands } from '../../words/search.js';

/** What was chosen: a move, a wait or a fact, and what is to come before it. */
export interface Picked {
  act: MoveEvent | 'wait' | 'event';
  first: readonly Before[];
}

interface PickerProps {
  title: string;
  ground: Ground;
  walk: Walk;
  at: string | undefined;
  /** Whether steps may be added before it. */
  adding: boolean;
  pick: (picked: Picked) => void;
  close: () => void;
}

/** The moves that there are at a place: those that are possible with where they lead, the others with why they are not. */
export function Picker({ title, ground, walk, at, adding, pick, close }: PickerProps) {
  const app = useApp();
  const words = useWords();
  const { pick: own } = boardWords(words.language);
  const board = boardWords(words.language);
  const names = modelWords(ground.model, words.language);
  const offers = useMemo(() => offersAt(ground, walk, at), [ground, walk, at]);
  const [search, setSearch] = useState('');
  const has = (text: string) => stands(search, text);
  const fits = (event: MoveEvent) => has(spoken(names, ground, event));
  const others = (['wait', 'event'] as const).filter((act) => has(board[act]));
  const roles = [...ground.model.roles.keys()];
  const enabled = offers.enabled.filter(({ event }) => fits(event));
  const blocked = [
    ...offers.blocked.map(({ move, by, target, failing }) => ({
      event: { type: move, by, ...(target && { target }) },
      failing,
    })),
    ...offers.elsewhere.map((event) => ({ event, failing: [] })),
  ].filter(({ event }) => fits(event));
  const take = (act: Picked['act'], first: readonly Before[] = []) => {
    close();
    pick({ act, first });
  };
  return (
    <Dialog title={title} close={close} wide>
      <div class="picker-of-moves">
        <label class="field">
          <span>{own.search}</span>
          <input
            type="text"
            autofocus
            value={search}
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
            onKeyDown={walkOffers}
          />
        </label>
        <p class="hint">{own.keys}</p>
        <h3>{own.possible}</h3>
        {enabled.length === 0 && others.length === 0 && <p class="hint">{own.none}</p>}
        {roles.map((role) => {
          const list = enabled.filter(({ event }) => event.by === role);
          if (list.length === 0) return null;
          return (
            <section key={role}>
              <h4 class={`actor ${colourOf(ground.model, role)}`}>
                <bdi>{nameOf(ground.spoken, role)}</bdi>
              </h4>
              <ul class="offer-list">
                {list.map((offer) => (
                  <li key={`${offer.event.type}${offer.event.target}`}>
                    <Choice offer={offer} names={names} ground={ground} take={() => take(offer.event)} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
        {others.length > 0 && (
          <ul class="offer-list others">
            {others.map((act) => (
              <li key={act}>
                <button type="button" class="offer" onClick={() => take(act)} onKeyDown={walkOffers}>
                  <span class="offer-title">{board[act]}</span>
                  <span class="hint">{act === 'wait' ? board.waitNote : board.eventNote}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {blocked.length > 0 && (
          <details class="blocked-offers" open={enabled.length === 0 || search.trim() !== ''}>
            <summary>{own.blocked(blocked.length)}</summary>
            <ul class="offer-list">
              {blocked.map(({ event, failing }) => (
                <li key={`${event.type}${event.by}${event.target}`} class="refused">
                  <span class="offer-title">
                    <bdi>{nameOf(ground.spoken, event.by)}</bdi>: {moveText(names, ground, event, own.aimedAt)}
                  </span>
                  <span class="hint">
                    <bdi>
                      {own.because(
                        words.crisis.refused(
                          names,
                          ground.spoken,
                          { move: event.type, by: event.by, target: event.target, failing },
                          offers.met,
                        ),
                      )}
                    </bdi>
                  </span>
                  <FirstThings
                    find={() => wayUntil(offers.position, event)}
                    names={names}
                    ground={ground}
                    addAll={adding ? (way) => take(event, way) : undefined}
                    anyway={() => take(event)}
                  />
                </li>
              ))}
            </ul>
          </details>
        )}
        <p class="visually-hidden" lang={app.settings.language.value} role="status">
          {search.trim() === '' ? '' : own.blocked(blocked.length)}
        </p>
      </div>
    </Dialog>
  );
}

/** There may be a hundred offers: the arrow keys go through them, from the search and back to it. */
function walkOffers(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const here = event.currentTarget as HTMLElement;
  const all = [...(here.closest('.picker-of-moves')?.querySelectorAll<HTMLElement>('input, .offer') ?? [])];
  all[all.indexOf(here) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  event.preventDefault();
}

function Choice({ offer, names, ground, take }: { offer: Offer; names: ModelNames; ground: Ground; take: () => void }) {
  const words = useWords();
  const board = boardWords(words.language);
  return (
    <button type="button" class="offer" onClick={take} onKeyDown={walkOffers}>
      <span class="offer-title">{moveText(names, ground, offer.event, board.pick.aimedAt)}</span>
      <span class="hint">{leadText(names, words, board, offer.state, offer.measure)}</span>
    </button>
  );
}

/** What would have to happen before a move is possible, once it is asked. */
function FirstThings({
  find,
  names,
  ground,
  addAll,
  anyway,
}: {
  find: () => Before[] | undefined;
  names: ModelNames;
  ground: Ground;
  addAll: ((way: readonly Before[]) => void) | undefined;
  anyway: () => void;
}) {
  const words = useWords();
  const { pick } = boardWords(words.language);
  const [way, setWay] = useState<Before[] | 'none'>();
  return (
    <>
      <span class="offer-actions">
        {way === undefined && (
          <button type="button" class="button text" onClick={() => setWay(find() ?? 'none')}>
            {pick.first}
          </button>
        )}
        <button type="button" class="button text" onClick={anyway}>
          {pick.take}
        </button>
      </span>
      {way === 'none' && <p class="hint">{pick.noWay}</p>}
      {Array.isArray(way) && (
        <div class="first-things">
          <p>{pick.way}</p>
          <ol>
            {way.map((before, index) => (
              <li key={index}>
                {'move' in before ? (
                  <>
                    <bdi>{nameOf(ground.spoken, before.move.by)}</bdi>:{' '}
                    {moveText(names, ground, before.move, pick.aimedAt)}
                  </>
                ) : (
                  pick.passes(names.deadline(before.deadline))
                )}
              </li>
            ))}
          </ol>
          {addAll ? (
            <button type="button" class="button text primary" onClick={() => addAll(way)}>
              {pick.addWay}
            </button>
          ) : (
            <p>{pick.wayThen}</p>
          )}
        </div>
      )}
    </>
  );
}

/** A move in words: what it is called, and at whom it is aimed. */
export function moveText(
  names: ModelNames,
  ground: Ground,
  event: MoveEvent,
  aimedAt: (name: string) => string,
): string {
  const target = event.target === undefined ? '' : ` ${aimedAt(isolate(nameOf(ground.spoken, event.target)))}`;
  return names.move(event.type) + target;
}

const spoken = (names: ModelNames, ground: Ground, event: MoveEvent): string =>
  `${nameOf(ground.spoken, event.by)} ${names.move(event.type)} ${event.type}`;

/** Where something leads, in words. */
export function leadText(
  names: ModelNames,
  words: ReturnType<typeof useWords>,
  board: ReturnType<typeof boardWords>,
  state: string,
  measure: number | undefined,
): string {
  const measured =
    names.measure && measure !== undefined ? `${names.measure.title} ${words.crisis.number(measure)}` : '';
  return board.leads(names.state(names.model.main.id, state), measured);
}
