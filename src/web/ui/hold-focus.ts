import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the keyboard in a part whose focused control went away as it was drawn anew: the part itself
 * takes the focus, so that Tab goes on from its beginning. It takes nothing from what lies elsewhere.
 *
 * @returns the ref of the part, which can be focused (`tabIndex={-1}`)
 */
export function useHeldFocus<E extends HTMLElement>(): RefObject<E | null> {
  const part = useRef<E>(null);
  // Read before the change is drawn: afterwards the browser has forgotten where the focus was.
  const held = Boolean(part.current?.contains(document.activeElement));
  useLayoutEffect(() => {
    const now = document.activeElement;
    const lost = now === null || now === document.body;
    // What is folded away loses the focus only once the page is laid out.
    const folded = !lost && part.current?.contains(now) && now.checkVisibility?.() === false;
    if (held && (lost || folded)) part.current?.focus({ preventScroll: true });
  });
  return part;
}
