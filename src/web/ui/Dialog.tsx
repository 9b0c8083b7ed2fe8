import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../state/context.js';
import { IconButton } from './IconButton.js';

interface DialogProps {
  title: string;
  close: () => void;
  wide?: boolean;
  children: ComponentChildren;
}

/** A window over the page. Escape and a click beside it close it; focus goes back to where it was. */
export function Dialog({ title, close, wide, children }: DialogProps) {
  const { shell } = useWords();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    element.current?.setAttribute('closedby', 'any');
    element.current?.showModal();
  }, []);
  return (
    <dialog ref={element} class={wide ? 'dialog wide' : 'dialog'} aria-label={title} onClose={close}>
      <div class="dialog-body">
        <div class="dialog-head">
          <h2>{title}</h2>
          <IconButton icon="close" label={shell.close} onClick={() => element.current?.close()} />
        </div>
        {children}
      </div>
    </dialog>
  );
}
