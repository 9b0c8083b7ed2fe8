import { useApp, useWords } from '../state/context.js';
import { useHappened } from '../state/happened.js';
import { toStory } from '../state/to-story.js';

/** On a phone, where the moves alone are seen: what the last one did, and the way to its story. */
export function Happened() {
  const { run, settings } = useApp();
  const { moves } = useWords();
  const happened = useHappened();
  const { kind, id } = run.node.value;
  if (kind === 'start') return null;
  return (
    // Drawn anew with each step, which lets it be seen to change.
    <div class="happened" key={id}>
      <p>{happened}</p>
      <button type="button" class="button" onClick={() => toStory(settings)}>
        {moves.toStory}
      </button>
    </div>
  );
}
