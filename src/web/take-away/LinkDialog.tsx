import { useWords } from '../app/context.js';
import { Dialog } from '../app/Dialog.js';

/** A link to copy by hand, where the browser does not copy. */
export function LinkDialog({ link, close }: { link: string; close: () => void }) {
  const { takeAway } = useWords();
  return (
    <Dialog title={takeAway.copyLink} close={close}>
      <p>{takeAway.linkNotCopied}</p>
      <textarea
        class="link-text"
        readOnly
        rows={5}
        aria-label={takeAway.pasteLink}
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
    </Dialog>
  );
}
