import { useState } from 'preact/hooks';
import { useApp, useNames, useWords } from '../state/context.js';
import { Leads } from './Leads.js';

/** Lets simulated hours pass without a move, so that deadlines may fire. */
export function Wait() {
  const { run } = useApp();
  const { moves, crisis } = useWords();
  const names = useNames();
  const [text, setText] = useState('24');
  const hours = Number(text);
  run.version.value;
  const { timers, hours: now } = run.session.value;
  const next = timers[0];
  const point = (value: string) => run.point(Number(value) > 0 ? Number(value) : undefined);
  return (
    <form
      class="wait"
      onSubmit={(event) => {
        event.preventDefault();
        if (hours > 0) run.take(hours);
      }}
    >
      <h3>{moves.wait}</h3>
      <p class="hint">
        {next ? moves.nextDeadline(names.deadline(next.deadline), crisis.hours(next.due - now)) : moves.noDeadline}
      </p>
      <label>
        {moves.hours}{' '}
        <input
          type="number"
          min="0.1"
          max="10000"
          step="any"
          required
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            point(event.currentTarget.value);
          }}
          onFocus={() => point(text)}
          onBlur={() => run.point(undefined)}
        />
      </label>
      <button type="submit" class="button text">
        {moves.waitFor}
      </button>
      {typeof run.preview.value?.choice === 'number' && (
        <p class="wait-leads">
          <Leads preview={run.preview.value} />
        </p>
      )}
    </form>
  );
}
