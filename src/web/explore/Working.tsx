import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../app/context.js';
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
}

/** How far the work is, with a way to stop it; said once when it begins and once when it ends. */
export function Working({ desk, answer = '', stale = false, again, stop = () => desk.stop() }: WorkingProps) {
  const { explore } = useWords();
  const progress = desk.progress.value;
  const ended = desk.ended.value;
  const button = useRef<HTMLButtonElement>(null);
  const stopped = useRef(false);
  const outcome = useOutcome(ended, stale);
  // The button that was pressed is gone; the one that goes on stands in its place.
  useEffect(() => {
    if (stopped.current && ended?.kind === 'stopped') button.current?.focus();
    stopped.current = false;
  }, [ended]);
  // That it is done is plain to those who see the answer.
  const shown = progress ? explore.stage[progress.stage] : ended?.kind === 'done' ? '' : outcome;
  return (
    <div class={ended?.kind === 'failed' ? 'working problem' : 'working'}>
      <p aria-hidden="true">
        <bdi>{shown}</bdi>
      </p>
      <p class="visually-hidden" aria-live="polite">
        {progress ? explore.working : ended?.kind === 'done' ? `${outcome} ${answer}` : outcome}
      </p>
      {progress && (
        <>
          <progress
            aria-label={explore.stage[progress.stage]}
            max={progress.of > 0 ? progress.of : undefined}
            value={progress.of > 0 ? progress.done : undefined}
          />
          <button
            type="button"
            class="button text"
            onClick={() => {
              stopped.current = true;
              stop();
            }}
          >
            {explore.cancel}
          </button>
        </>
      )}
      {/* What a question did not deserve may come right another time; what it did will not. */}
      {!progress && ended && ended.kind !== 'done' && (ended.kind === 'stopped' || ended.own) && (
        <button ref={button} type="button" class="button text" onClick={again}>
          {explore.again}
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
