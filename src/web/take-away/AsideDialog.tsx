import { asideOf, dropAside, setAside } from '../state/aside.js';
import { useApp, useWords } from '../state/context.js';
import { Dialog } from '../ui/Dialog.js';
import { openAside } from './open-run.js';
import { saveText } from './save-run.js';

/** The runs that were set aside when others were opened. */
export function AsideDialog({ close }: { close: () => void }) {
  const app = useApp();
  const { takeAway } = useWords();
  const { id } = app.run.scenario;
  const moment = new Intl.DateTimeFormat(app.settings.language.value, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Dialog title={takeAway.asideTitle} close={close}>
      <p>{takeAway.asideText}</p>
      <ul class="aside-list">
        {asideOf(id).map((entry) => (
          <li key={entry.run}>
            <span>{takeAway.asideEntry(moment.format(entry.at), entry.acts)}</span>
            <button
              type="button"
              class="button text primary"
              onClick={() => {
                close();
                void openAside(app, entry);
              }}
            >
              {takeAway.open}
            </button>
            <button type="button" class="button text" onClick={() => saveText(app, entry.run)}>
              {takeAway.saveAside}
            </button>
            <button
              type="button"
              class="button text"
              onClick={() => {
                dropAside(id, entry.run);
                app.run.notice.value = {
                  kind: 'info',
                  text: takeAway.asideRemoved,
                  undo: () => {
                    setAside(id, entry);
                    app.run.notice.value = undefined;
                  },
                };
                if (asideOf(id).length === 0) close();
              }}
            >
              {takeAway.remove}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
