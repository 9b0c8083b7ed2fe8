import { useEffect, useState } from 'preact/hooks';
import type { PlayedPath } from '../../../play/index.js';
import { useApp, useWords } from '../../state/context.js';
import { Dialog } from '../../ui/Dialog.js';
import { Handout } from './Handout.js';
import { type HandoutOptions, handoutOptions, USUAL } from './options.js';
import { printPath } from './print.js';

/** Prints once the pictures are there. */
async function print(): Promise<void> {
  const pictures = [...document.querySelectorAll<HTMLImageElement>('#print img')];
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
  window.print();
}

/** What is on the handout, how it looks, and a button to print it. */
export function HandoutDialog({ close }: { close: () => void }) {
  const { run } = useApp();
  const words = useWords();
  const { takeAway } = words;
  const [whole, setWhole] = useState<PlayedPath | undefined>(undefined);
  const options = handoutOptions.value;
  run.version.value;
  useEffect(() => {
    handoutOptions.value = { ...USUAL, whole: run.path.value.steps.length === 0 };
    void import('../../../play/whole.js').then(({ wholePath }) => setWhole(wholePath(run.session.value)));
  }, []);
  const path = options.whole ? whole : run.path.value;
  useEffect(() => {
    printPath.value = path;
    return () => {
      printPath.value = undefined;
    };
  }, [path]);
  const choice = (key: keyof HandoutOptions, label: string) => (
    <label class="check">
      <input
        type="checkbox"
        checked={options[key]}
        onChange={(event) => {
          handoutOptions.value = { ...options, [key]: event.currentTarget.checked };
        }}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <Dialog title={takeAway.handoutFor.class} close={close} wide>
      <div class="handout-dialog">
        <fieldset>
          <legend>{takeAway.options}</legend>
          {choice('whole', takeAway.wholePath)}
          {choice('alternatives', takeAway.withAlternatives)}
          {choice('sources', takeAway.withSources)}
          {choice('pictures', takeAway.withPictures)}
          {choice('answers', takeAway.withAnswers)}
          <button type="button" class="button text primary" disabled={!path} onClick={print}>
            {takeAway.print}
          </button>
        </fieldset>
        <section class="handout-preview" aria-label={takeAway.preview} tabIndex={0}>
          {path ? <Handout scenario={run.scenario} path={path} options={options} /> : <p>{words.shell.loading}</p>}
        </section>
      </div>
    </Dialog>
  );
}
