import { useView } from '../context.js';
import { Seats } from './Seats.js';
import { useAct, useTeacher, useTeaching } from './use.js';

const ASSIGNS = ['free', 'spread', 'teacher'] as const;

/** Who decides: the class as one, or seats, and who gives these. */
export function Arrange() {
  const teaching = useTeaching();
  const act = useAct();
  const { class: klass, round } = useView();
  const { briefed } = useTeacher();
  const busy = round?.status === 'open';
  return (
    <section class="card" aria-labelledby="arrange-title">
      <h2 id="arrange-title">{teaching.arrange}</h2>
      <fieldset disabled={busy} class="choices">
        <legend class="visually-hidden">{teaching.arrange}</legend>
        {(['class', 'seats'] as const).map((mode) => (
          <label key={mode}>
            <input
              type="radio"
              name="mode"
              checked={klass.mode === mode}
              onChange={() => act({ do: 'arrange', mode })}
            />
            <span>{mode === 'class' ? teaching.asClass : teaching.bySeats}</span>
          </label>
        ))}
      </fieldset>
      {klass.mode === 'seats' && (
        <>
          <fieldset disabled={busy} class="choices">
            <legend>{teaching.assign}</legend>
            {ASSIGNS.map((assign) => (
              <label key={assign}>
                <input
                  type="radio"
                  name="assign"
                  checked={klass.assign === assign}
                  onChange={() => act({ do: 'arrange', mode: 'seats', assign })}
                />
                <span>{teaching.assigns[assign]}</span>
              </label>
            ))}
          </fieldset>
          {!briefed && <p class="hint">{teaching.notBriefed}</p>}
          <Seats />
        </>
      )}
    </section>
  );
}
