import { useState } from 'preact/hooks';
import { useApp, useWords } from '../state/context.js';
import { Dialog } from '../ui/Dialog.js';
import { download } from '../ui/files.js';
import { tell } from './open-run.js';
import { singleFile } from './single.js';

/** Bytes from which on mail programs refuse a file. */
const LARGE = 10_000_000;

/** Saves the app and the scenario as one file. */
export function HtmlDialog({ close }: { close: () => void }) {
  const app = useApp();
  const { takeAway } = useWords();
  const played = app.run.session.value.log.length > 0;
  const [withRun, setWithRun] = useState(played);
  const save = async () => {
    close();
    try {
      const { name, text } = await singleFile(app, withRun);
      download(name, text, 'text/html');
      const { size } = new Blob([text]);
      tell(app, 'info', takeAway.htmlSaved(name, takeAway.kilobytes(size), size > LARGE));
    } catch {
      tell(app, 'problem', takeAway.htmlFailed);
    }
  };
  return (
    <Dialog title={takeAway.htmlTitle} close={close}>
      <p>{takeAway.htmlText}</p>
      {played && (
        <label class="check">
          <input type="checkbox" checked={withRun} onChange={(event) => setWithRun(event.currentTarget.checked)} />
          <span>{takeAway.htmlWithRun}</span>
        </label>
      )}
      <p>
        <button type="button" class="button text primary" onClick={save}>
          {takeAway.htmlSave}
        </button>
      </p>
    </Dialog>
  );
}
