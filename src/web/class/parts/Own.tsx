import type { ComponentChildren } from 'preact';
import { directionOf } from '../../../scenario/direction.js';
import { useView } from '../context.js';

/** A text of the scenario, in its own language and direction. */
export function Own({ children }: { children: ComponentChildren }) {
  const { language } = useView().class;
  return (
    <span lang={language} dir={directionOf(language)} class="own">
      {children}
    </span>
  );
}
