import { batch, effect } from '@preact/signals';
import { PARTS, type Part, SCREENS, type Screen, type Settings } from './settings.js';

/** What an entry of the browser's history shows. */
interface Shown {
  screen: Screen;
  part: Part;
}

/** Lets the browser's Back and Forward go through the screens and, on a phone, the parts, as they were shown. */
export function keepHistory({ screen, part }: Settings): void {
  const note = () => {
    const now: Shown = { screen: screen.value, part: part.value };
    const before = shownIn(history.state);
    if (before?.screen === now.screen && before.part === now.part) return;
    // The first entry of a page, or one that a fragment in the address has begun, shows nothing of its own yet.
    if (before) history.pushState(now, '');
    else history.replaceState(now, '');
  };
  addEventListener('popstate', () => {
    const shown = shownIn(history.state);
    if (!shown) return note();
    batch(() => {
      screen.value = shown.screen;
      part.value = shown.part;
    });
  });
  effect(() => {
    screen.value;
    part.value;
    // What changes together is one entry.
    queueMicrotask(note);
  });
}

function shownIn(state: unknown): Shown | undefined {
  const { screen, part } = (state ?? {}) as Partial<Shown>;
  return SCREENS.includes(screen as Screen) && PARTS.includes(part as Part) ? (state as Shown) : undefined;
}
