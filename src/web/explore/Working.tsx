import { useWords } from '../app/context.js';
import type { Ended, Progress } from './explorer.js';

interface WorkingProps {
  progress: Progress | undefined;
  ended: Ended | undefined;
  stop: () => void;
  again: () => void;
}

/** How far the work is, with a way to stop it; said once when it begins and once when it ends. */
export function Working({ progress, ended, stop, again }: WorkingProps) {
  const { explore } = useWords();
  const outcome =
    ended?.kind === 'stopped'
      ? explore.stopped
      : ended?.kind === 'failed'
        ? explore.failed(ended.message)
        : ended
          ? explore.found
          : '';
  // That it is done is plain to those who see the answer.
  const shown = progress ? explore.stage[progress.stage] : ended?.kind === 'done' ? '' : outcome;
  return (
    <div class={ended?.kind === 'failed' ? 'working problem' : 'working'}>
      <p aria-hidden="true">{shown}</p>
      <p class="visually-hidden" aria-live="polite">
        {progress ? explore.working : outcome}
      </p>
      {progress && (
        <>
          <progress
            aria-label={explore.stage[progress.stage]}
            max={progress.of > 0 ? progress.of : undefined}
            value={progress.of > 0 ? progress.done : undefined}
          />
          <button type="button" class="button text" onClick={stop}>
            {explore.cancel}
          </button>
        </>
      )}
      {!progress && ended && ended.kind !== 'done' && (
        <button type="button" class="button text" onClick={again}>
          {explore.again}
        </button>
      )}
    </div>
  );
}
