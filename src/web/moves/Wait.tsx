import { useState } from 'preact/hooks';
import { useApp, useWords } from '../app/context.js';

/** Lets simulated hours pass without a move, so that deadlines may fire. */
export function Wait() {
  const { run } = useApp();
  const { moves, crisis } = useWords();
  const [hours, setHours] = useState(24);
  run.version.value;
  const { timers, hours: now } = run.session.value;
  const next = timers[0];
  return (
    <form
      class="wait"
      onSubmit={(event) => {
        event.preventDefault();
        run.take(hours);
      }}
    >
      <h3>{moves.wait}</h3>
      <p class="hint">
        {next ? moves.nextDeadline(crisis.deadline(next.deadline), crisis.hours(next.due - now)) : moves.noDeadline}
      </p>
      <label>
        {moves.hours}{' '}
        <input
          type="number"
          min="0"
          max="10000"
          step="any"
          required
          value={hours}
          onInput={(event) => setHours(event.currentTarget.valueAsNumber)}
          onFocus={() => run.point(hours)}
          onBlur={() => run.point(undefined)}
        />
      </label>
      <button type="submit" class="button text">
        {moves.waitFor}
      </button>
    </form>
  );
}
