import { useApp } from '../state/context.js';
import { useHappened } from '../state/happened.js';

/** Says each step to those who hear the page: what happened, and where the crisis stands now. */
export function Announcer() {
  const { run } = useApp();
  const happened = useHappened();
  return (
    <div class="visually-hidden" aria-live="polite" aria-atomic="true">
      {run.last.value && happened}
    </div>
  );
}
