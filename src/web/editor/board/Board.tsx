import { useRef, useState } from 'preact/hooks';
import { useWords } from '../../state/context.js';
import { recall, remember } from '../../state/storage.js';
import { IconButton } from '../../ui/IconButton.js';
import { boardWords } from '../../words/board.js';
import { MoveDialog } from './Actions.js';
import { picked, placeOf } from './acts.js';
import { Canvas } from './Canvas.js';
import { type Desk, WHOLE } from './desk.js';
import { onFormKey } from './form-keys.js';
import { Guide } from './Guide.js';
import { HeadForm } from './HeadForm.js';
import { BoardIcon } from './icons.js';
import { ListView } from './ListView.js';
import { Picker } from './Picker.js';
import { StepForm } from './StepForm.js';
import './board.css';
import './form.css';

const ZOOMS = [0.4, 0.55, 0.7, 0.85, 1, 1.2, 1.5];
const SHOWN = 'board-shown';

/** The scenario as cards with a form beside them. */
export function BoardPart({ desk }: { desk: Desk }) {
  const words = useWords();
  const own = boardWords(words.language);
  const [zoom, setZoom] = useState(innerWidth < 760 ? 0.7 : 0.85);
  const [shown, setShown] = useState<'picture' | 'list'>(recall(SHOWN) === 'list' ? 'list' : 'picture');
  const section = useRef<HTMLElement>(null);
  const card = desk.card();
  const picking = desk.picking.value;
  const { ground } = desk.board.value;
  // The text is what is undone; it is read so that the buttons know of every change.
  desk.writing.live.value;
  const depth = desk.code()?.depth() ?? { undo: 0, redo: 0 };
  const step = (by: number) => {
    const at = ZOOMS.indexOf(zoom) + by;
    if (ZOOMS[at] !== undefined) setZoom(ZOOMS[at]);
  };
  const show = (next: typeof shown) => {
    setShown(next);
    remember(SHOWN, next);
  };
  const place = picking && placeOf(desk, picking);
  const titles = { after: own.pick.add, instead: own.pick.instead, change: own.pick.change };
  return (
    <section class="board" ref={section} aria-label={own.title} data-open={desk.open.value}>
      <div class="board-bar">
        <fieldset class="switch" aria-label={own.shown}>
          {(['picture', 'list'] as const).map((each) => (
            <button
              key={each}
              type="button"
              class="button text"
              aria-pressed={shown === each}
              onClick={() => show(each)}
            >
              {own[each]}
            </button>
          ))}
        </fieldset>
        {(['undo', 'redo'] as const).map((way) => (
          <button
            key={way}
            type="button"
            class="button"
            aria-label={own[way]}
            title={own[way]}
            aria-disabled={depth[way] === 0}
            onClick={() => desk[way]()}
          >
            <BoardIcon name={way} />
          </button>
        ))}
        {shown === 'picture' && (
          <>
            <IconButton icon="minus" label={own.zoomOut} off={zoom === ZOOMS[0]} onClick={() => step(-1)} />
            <IconButton icon="plus" label={own.zoomIn} off={zoom === ZOOMS.at(-1)} onClick={() => step(1)} />
          </>
        )}
      </div>
      {desk.writing.guided.value && <Guide key={desk.writing.name.value} desk={desk} />}
      {shown === 'picture' ? <Canvas desk={desk} zoom={zoom} /> : <ListView desk={desk} />}
      <p class="hint board-hint">{own.hint}</p>
      <section
        class="board-form"
        onKeyDown={(event) => onFormKey(event, desk)}
        aria-label={card ? own.form(card.title || own.untitled) : own.whole}
      >
        <div class="form-head">
          <h2 class="part-title">{card ? (card.isAlternative ? own.alternative : own.step) : own.whole}</h2>
          <button
            type="button"
            class="button text form-back"
            onClick={() => {
              desk.open.value = false;
              desk.toCard.value += 1;
            }}
          >
            {own.back}
          </button>
        </div>
        {card && desk.chosen.value !== WHOLE ? (
          <StepForm key={card.key} desk={desk} card={card} />
        ) : (
          <HeadForm desk={desk} />
        )}
      </section>
      {picking && place?.walk && ground && (
        <Picker
          title={titles[picking.kind]}
          ground={ground}
          walk={place.walk}
          at={place.at}
          adding={picking.kind !== 'change'}
          pick={(chosen) => picked(desk, picking, chosen, words)}
          close={() => {
            desk.picking.value = undefined;
          }}
        />
      )}
      {desk.moving.value && card && <MoveDialog desk={desk} card={card} />}
    </section>
  );
}
