import type { App } from '../state/context.js';

/** Keys of the page. They rest while a person types, and while a dialog is open. */
export function listenToKeys(target: Document, { run, settings, autoplay }: App): void {
  target.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const screen = settings.screen.value;
    if (screen === 'write' || target.querySelector('dialog[open]')) return;
    const element = event.target instanceof Element ? event.target : undefined;
    if (element?.closest('input, textarea, select, [contenteditable="true"], [role="application"]')) return;
    const onButton = Boolean(element?.closest('button, a, summary'));
    const key = keyOf(event);
    if (onButton && (key === ' ' || key === 'Enter')) return;
    const rightToLeft = target.documentElement.dir === 'rtl';
    const everywhere: Record<string, () => void> = {
      p: () => {
        settings.projector.value = !settings.projector.value;
      },
      '?': () => {
        settings.help.value = true;
      },
    };
    const keys: Record<string, () => void> = {
      ...everywhere,
      ArrowRight: () => (rightToLeft ? run.back() : run.next()),
      ArrowLeft: () => (rightToLeft ? run.next() : run.back()),
      // What a presenter's clicker sends.
      PageDown: () => run.next(),
      PageUp: () => run.back(),
      Home: () => run.first(),
      End: () => run.end(),
      ' ': () => autoplay.toggle(),
    };
    const crisis = screen === 'crisis';
    const does = crisis ? (keys[key] ?? numbered(target, key)) : everywhere[key];
    if (!does) return;
    event.preventDefault();
    // A key that is held down has acted already.
    if (!event.repeat) does();
  });
}

/**
 * What a key means here. On a layout of another script it is what stands at its place on a Latin one: where
 * Persian, Hindi or Cyrillic letters and digits are typed, `p` and `1` are still there.
 */
function keyOf({ key, code, shiftKey }: KeyboardEvent): string {
  if (/^[\x20-\x7e]$/.test(key)) return key.toLowerCase();
  if (key.length > 1 && key !== 'Process' && key !== 'Unidentified') return key;
  const [, at] = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code) ?? [];
  if (key === '؟' || (code === 'Slash' && shiftKey)) return '?';
  return at === undefined || (shiftKey && /\d/.test(at)) ? key : at.toLowerCase();
}

/** Makes the move of a number, if anybody can see it: the list may be folded, or not on the screen. */
function numbered(target: Document, key: string): (() => void) | undefined {
  if (!/^[1-9]$/.test(key)) return undefined;
  const move = target.querySelector<HTMLElement>(`.move[aria-keyshortcuts="${key}"]`);
  return move?.checkVisibility() ? () => move.click() : undefined;
}
