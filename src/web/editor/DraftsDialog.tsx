import { useApp, useWords } from '../state/context.js';
import { Dialog } from '../ui/Dialog.js';
import { IconButton } from '../ui/IconButton.js';
import { writingWords } from '../words/write.js';
import './merge.css';
import type { Writing } from './writing.js';

/** The texts that are kept in this browser and are in no file. */
export function DraftsDialog({
  writing,
  goBack,
  close,
}: {
  writing: Writing;
  goBack: (text: string) => void;
  close: () => void;
}) {
  const { run } = useApp();
  const { editor, language } = useWords();
  const own = writingWords(language);
  const versions = writing.versions();
  const list = writing.drafts.value;
  return (
    <Dialog title={editor.drafts} close={close}>
      {list.length === 0 && <p>{editor.noDrafts}</p>}
      <ul class="drafts">
        {list.map((draft) => (
          <li key={draft.key}>
            <button
              type="button"
              class="button text"
              aria-label={editor.openDraft(draft.name)}
              disabled={writing.isCurrent(draft)}
              onClick={() => {
                writing.openDraft(draft);
                close();
              }}
            >
              <bdi>{draft.name}</bdi>
            </button>
            <span class="hint">
              {writing.isCurrent(draft) ? editor.current : editor.when(draft.at)} ·{' '}
              {editor.lines(draft.text.split('\n').length)}
            </span>
            {!writing.isCurrent(draft) && (
              <IconButton
                icon="close"
                label={editor.deleteDraft(draft.name)}
                onClick={() => {
                  const removed = writing.removeDraft(draft.key);
                  run.notice.value = {
                    kind: 'info',
                    text: editor.deleted(draft.name),
                    ...(removed && {
                      undo: () => {
                        writing.putBack(removed);
                        run.notice.value = undefined;
                      },
                    }),
                  };
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <h3>{own.versions}</h3>
      {versions.length === 0 && <p class="hint">{own.noVersions}</p>}
      <ul class="versions">
        {versions.map(({ at, text }) => (
          <li key={at}>
            <button
              type="button"
              class="button text"
              onClick={() => {
                close();
                goBack(text);
                run.notice.value = { kind: 'info', text: own.wentBack(own.time(at)) };
              }}
            >
              {own.version(own.time(at))}
            </button>{' '}
            <span class="hint">{editor.lines(text.split('\n').length)}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
