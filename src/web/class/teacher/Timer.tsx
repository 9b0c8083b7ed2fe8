import { useState } from 'preact/hooks';
import type { RoundView } from '../../../class/index.js';
import { CLASS_LIMITS } from '../../../class/limits.js';
import { useAct, useTeaching } from './use.js';

/** How many seconds a clock is extended by. */
const MORE = 30;

/** Starts, pauses and extends the clock of an open round. */
export function Timer({ round: { n, clock } }: { round: RoundView }) {
  const teaching = useTeaching();
  const act = useAct();
  const [seconds, setSeconds] = useState(60);
  const set = (to: 'pause' | 'go-on' | 'off') => act({ do: 'clock', round: n, set: to });
  if (!clock)
    return (
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          act({ do: 'clock', round: n, set: 'start', seconds });
        }}
      >
        <label class="field narrow-field">
          <span>{teaching.seconds}</span>
          <input
            type="number"
            min={1}
            max={CLASS_LIMITS.seconds}
            step={1}
            required
            value={seconds}
            onInput={(event) => setSeconds(event.currentTarget.valueAsNumber)}
          />
        </label>
        <button type="submit" class="button text">
          {teaching.startClock}
        </button>
      </form>
    );
  return (
    <p class="actions">
      {clock.until === null ? (
        <button type="button" class="button text" onClick={() => set('go-on')}>
          {teaching.goOn}
        </button>
      ) : (
        <button type="button" class="button text" onClick={() => set('pause')}>
          {teaching.pause}
        </button>
      )}
      <button
        type="button"
        class="button text"
        onClick={() => act({ do: 'clock', round: n, set: 'extend', seconds: MORE })}
      >
        {teaching.extend(MORE)}
      </button>
      <button type="button" class="button text" onClick={() => set('off')}>
        {teaching.clockOff}
      </button>
    </p>
  );
}
