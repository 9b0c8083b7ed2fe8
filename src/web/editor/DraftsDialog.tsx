import { useApp, useWords } from '../state/context.js';
import { Dialog } from '../ui/Dialog.js';
import { IconButton } from '../ui/IconButton.js';
import type { Writing } from './writing.js';

/** The texts that are kept in this browser and are in no file. */
export function DraftsDialog({ writing, close }: { writing: Writing; close: () => void }) {
  const { run } = useApp();
  const { editor } = useWords();
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
    </Dialog>
  );
}
