import type { Desk } from './desk.js';

/** What keys do in a form: the text is undone, not the field alone, and Escape goes back to the board. */
export function onFormKey(event: KeyboardEvent, desk: Desk): void {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && /^[zy]$/i.test(event.key)) {
    event.preventDefault();
    if (event.key.toLowerCase() === 'y' || event.shiftKey) desk.redo();
    else desk.undo();
  } else if (event.key === 'Escape') {
    desk.open.value = false;
    desk.toCard.value += 1;
  }
  event.stopPropagation();
}
