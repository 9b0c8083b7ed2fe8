import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Where the keyboard goes on when what held it at the foot of the page goes away: at the part it told of,
 * else where the keyboard came from, else at the first part of the screen.
 *
 * @param about id of the part that is told of now
 * @returns the ref of what comes and goes
 */
export function useWayBack(about: string | undefined): RefObject<HTMLDivElement | null> {
  const bar = useRef<HTMLDivElement>(null);
  const came = useRef<EventTarget>(null);
  const told = useRef<string>(undefined);
  // Read before the change is drawn: afterwards the browser has forgotten where the focus was.
  const held = Boolean(bar.current?.contains(document.activeElement));
  useEffect(() => {
    const enter = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && bar.current?.contains(relatedTarget)) return;
      came.current = relatedTarget;
    };
    bar.current?.addEventListener('focusin', enter);
    return () => bar.current?.removeEventListener('focusin', enter);
  }, []);
  useLayoutEffect(() => {
    const now = document.activeElement;
    if (held && (now === null || now === document.body)) {
      const part = told.current === undefined ? null : document.getElementById(told.current);
      const places = [part, came.current, ...document.querySelectorAll('main section[tabindex="-1"]')];
      const place = places.find((one) => one instanceof HTMLElement && one.checkVisibility());
      if (place instanceof HTMLElement) place.focus({ preventScroll: true });
    }
    told.current = about;
  });
  return bar;
}
