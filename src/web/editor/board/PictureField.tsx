import { useEffect, useRef, useState } from 'preact/hooks';
import type { BoardCard, PlacedProblem } from '../../../scenario/board/index.js';
import { isBag, type Plain, setInStep } from '../../../scenario/edit/index.js';
import { isSlip } from '../../../scenario/pictures.js';
import { useWords } from '../../state/context.js';
import { choose, PICTURE_FILES } from '../../ui/files.js';
import { boardWords } from '../../words/board.js';
import { pictureWords } from '../../words/pictures.js';
import type { Desk } from './desk.js';
import { Group, TextField, Wrong } from './fields.js';
import { textOf } from './Lists.js';

/** The picture to a step: chosen, or dropped on it. */
export function PictureField({
  desk,
  card,
  problems,
  lang,
}: {
  desk: Desk;
  card: BoardCard;
  problems: readonly PlacedProblem[];
  lang: string;
}) {
  const { language } = useWords();
  const own = boardWords(language).pictures;
  const taking = pictureWords(language);
  const [over, setOver] = useState(false);
  const place = useRef<HTMLFieldSetElement>(null);
  const latest = useRef<(chosen: File) => Promise<void>>(undefined);
  const { pictures } = desk.writing;
  const { picture } = card.piece.data;
  const now = isBag(picture) ? picture : undefined;
  const file = textOf(now?.file);
  const shown = file === '' ? undefined : pictures.of(file);
  const set = (field: string, value: Plain | undefined, typed = true) =>
    desk.edit((text) => setInStep(text, card.path, ['picture', field], value), typed);
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    // Where the text names a file that is not here, this is it.
    const wanted = file !== '' && !shown && chosen.name === file.split('/').at(-1) ? file : undefined;
    const added = await pictures.add(chosen, wanted);
    const { notice } = desk.app.run;
    if (isSlip(added)) {
      notice.value = { kind: 'problem', text: taking.slips[added.slip](chosen.name) };
      return;
    }
    if (!added.kept) notice.value = { kind: 'problem', text: taking.noRoom(added.file) };
    if (added.file === file) return;
    if (now) set('file', added.file, false);
    else desk.edit((text) => setInStep(text, card.path, ['picture'], { file: added.file }));
    desk.say(own.added(added.file));
  };
  latest.current = take;
  // Wherever in the form it is dropped: the browser would leave the page to show it.
  useEffect(() => {
    const form = place.current?.closest<HTMLElement>('.board-form');
    const hovers = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(event.type !== 'dragleave');
    };
    const drops = (event: DragEvent) => {
      const [dropped] = event.dataTransfer?.files ?? [];
      if (!dropped) return;
      event.preventDefault();
      setOver(false);
      void latest.current?.(dropped);
    };
    form?.addEventListener('dragover', hovers);
    form?.addEventListener('dragleave', hovers);
    form?.addEventListener('drop', drops);
    return () => {
      form?.removeEventListener('dragover', hovers);
      form?.removeEventListener('dragleave', hovers);
      form?.removeEventListener('drop', drops);
    };
  }, []);
  return (
    <Group title={own.title} open={now !== undefined || over}>
      <fieldset aria-label={own.title} class={over ? 'picture-place over' : 'picture-place'} ref={place}>
        {shown && <img src={shown.src} width={shown.width} height={shown.height} alt={textOf(now?.alt)} />}
        {now && !shown && <p class="mark">{own.notHere(file)}</p>}
        <div class="entry-actions">
          <button
            type="button"
            class="button text"
            onClick={() => choose(PICTURE_FILES, false, ([one]) => void take(one))}
          >
            {now ? own.other : own.choose}
          </button>
          {now && (
            <button
              type="button"
              class="button text"
              onClick={() => desk.edit((text) => setInStep(text, card.path, ['picture'], undefined))}
            >
              {own.remove}
            </button>
          )}
        </div>
        <p class="hint">{!now ? own.hint : shown && !shown.src.startsWith('data:') ? own.inFolder(file) : own.kept}</p>
      </fieldset>
      {now && (
        <>
          <TextField
            desk={desk}
            lang={lang}
            label={own.alt}
            rows={2}
            value={textOf(now.alt)}
            set={(value) => set('alt', value === '' ? undefined : value)}
          />
          <TextField
            desk={desk}
            lang={lang}
            label={own.credit}
            value={textOf(now.credit)}
            set={(value) => set('credit', value === '' ? undefined : value)}
          />
        </>
      )}
      <Wrong desk={desk} problems={problems} />
    </Group>
  );
}
