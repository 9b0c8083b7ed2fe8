import { useWords } from '../state/context.js';
import { useHeldFocus } from '../ui/hold-focus.js';
import type { Desk, Ended } from './desk.js';

interface WorkingProps {
  desk: Desk;
  /** Said when it is done. */
  answer?: string;
  /** Whether what is shown answers an earlier question. */
  stale?: boolean;
  /** What stopping does; default: it ends what is under way. */
  stop?: () => void;
  again: () => void;
  /** Shown while nothing is under way. */
  idle?: string;
}

/** How far the work is, with a way to stop it; said once when it begins and once when it ends. */
export function Working({
  desk,
  answer = '',
  stale = false,
  idle = '',
  again,
  stop = () => desk.stop(),
}: WorkingProps) {
  const { explore } = useWords();
  const progress = desk.progress.value;
  const ended = desk.ended.value;
  const outcome = useOutcome(ended, stale);
  // Work that ends by itself takes the button that stops it away.
  const place = useHeldFocus<HTMLDivElement>();
  // That it is done is plain to those who see the answer.
  const shown = progress ? explore.stage[progress.stage] : ended?.kind === 'done' || !ended ? idle : outcome;
  // What a question did not deserve may come right another time; what it did will not.
  const goesOn = !progress && (ended?.kind === 'stopped' || (ended?.kind === 'failed' && ended.own));
  return (
    <div ref={place} class={ended?.kind === 'failed' ? 'working problem' : 'working'} tabIndex={-1}>
      {shown !== '' && (
        <p aria-hidden="true">
          <bdi>{shown}</bdi>
        </p>
      )}
      <p class="visually-hidden" aria-live="polite">
        {progress ? explore.working : ended?.kind === 'done' ? `${outcome} ${answer}` : outcome}
      </p>
      {progress && (
        <progress
          aria-label={explore.stage[progress.stage]}
          max={progress.of > 0 ? progress.of : undefined}
          value={progress.of > 0 ? progress.done : undefined}
        />
      )}
      {/* One button, so that the keyboard stays on it as it stops and goes on. */}
      {(progress || goesOn) && (
        <button type="button" class="button text" onClick={progress ? stop : again}>
          {progress ? explore.cancel : explore.again}
        </button>
      )}
    </div>
  );
}

function useOutcome(ended: Ended | undefined, stale: boolean): string {
  const { explore } = useWords();
  switch (ended?.kind) {
    case 'stopped':
      return stale ? explore.stoppedBefore : explore.stopped;
    case 'failed':
      if (!ended.own) return ended.message;
      return ended.message === '' ? explore.notStarted : explore.failed(ended.message);
    case 'done':
      return explore.found;
    default:
      return '';
  }
}
