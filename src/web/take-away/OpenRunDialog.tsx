import { useState } from 'preact/hooks';
import { MAX_RUN_BYTES } from '../../play/bounds.js';
import { asCalled } from '../../render/text/called.js';
import { useApp, useWords } from '../state/context.js';
import { Dialog } from '../ui/Dialog.js';
import { choose } from '../ui/files.js';
import { openLink, openRunText, tell } from './open-run.js';

/** Opens a run from a file or from a link that is pasted. */
export function OpenRunDialog({ close }: { close: () => void }) {
  const app = useApp();
  const { takeAway } = useWords();
  const [link, setLink] = useState('');
  const openFile = async ([file]: File[]) => {
    close();
    if (!file) return;
    if (file.size > MAX_RUN_BYTES)
      return tell(app, 'problem', takeAway.fileLarge(file.name, takeAway.megabytes(MAX_RUN_BYTES)));
    const text = await file.text().catch(() => undefined);
    if (text === undefined) return tell(app, 'problem', takeAway.fileUnread(file.name));
    await openRunText(app, text, takeAway.runOpened, (reason) => takeAway.notOpened(file.name, reason));
  };
  return (
    <Dialog title={takeAway.openRunTitle} close={close}>
      <p>{asCalled(takeAway.openRunText, app.home.called)}</p>
      <p>
        <button
          type="button"
          class="button text primary"
          onClick={() => choose('.json,application/json', false, openFile)}
        >
          {takeAway.chooseRun}
        </button>
      </p>
      <form
        class="paste"
        onSubmit={(event) => {
          event.preventDefault();
          close();
          void openLink(app, link);
        }}
      >
        <label>
          <span>{takeAway.pasteLink}</span>
          <textarea
            class="link-text"
            rows={3}
            spellcheck={false}
            value={link}
            onInput={(event) => setLink(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button text" disabled={link.trim() === ''}>
          {takeAway.openLink}
        </button>
      </form>
    </Dialog>
  );
}
