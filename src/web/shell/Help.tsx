import { useNames, useWords } from '../state/context.js';
import { Dialog } from '../ui/Dialog.js';

/** What the page is, and the keys that work on it. */
export function Help({ close }: { close: () => void }) {
  const { shell } = useWords();
  const { measure } = useNames();
  return (
    <Dialog title={shell.help} close={close}>
      {shell.helpText(measure).map((text) => (
        <p key={text}>{text}</p>
      ))}
      <h3>{shell.keys}</h3>
      <dl class="keys">
        {shell.keyList.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd dir="ltr">{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
