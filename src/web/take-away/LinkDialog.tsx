import { useWords } from '../state/context.js';
import { Dialog } from '../ui/Dialog.js';

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
