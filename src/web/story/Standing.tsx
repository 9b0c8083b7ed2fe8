import { SIDES } from '../../model/index.js';
import { useApp, useWords } from '../state/context.js';
import { isolate } from '../words/direction.js';

/** Where the crisis stands now: state, tension, pressure on both governments, clock and running deadlines. */
export function Standing() {
  const { run } = useApp();
  const { crisis } = useWords();
  run.version.value;
  const { configuration, context, hours, timers, scenario } = run.session.value;
  const { phase, diplomacy, mediation } = configuration;
  return (
    <div class="standing">
      <p class="standing-state">
        <strong>{crisis.phase[phase]}</strong>
        {diplomacy !== 'inPlace' && <span>{crisis.diplomacy[diplomacy]}</span>}
        {mediation !== 'none' && <span>{crisis.mediation[mediation]}</span>}
      </p>
      <div class="standing-tension">
        <span>{crisis.tension}</span>
        <TensionBar tension={context.tension} />
        <strong>{crisis.ofTen(context.tension)}</strong>
      </div>
      <p class="standing-small">
        <span>{crisis.clock(hours)}</span>
        {SIDES.map((side) => (
          <span key={side}>{crisis.pressure(isolate(scenario.actors[side].name), context[`${side}Pressure`])}</span>
        ))}
        {timers.map((timer) => (
          <span key={timer.id}>{crisis.due(crisis.deadline(timer.deadline), crisis.hours(timer.due - hours))}</span>
        ))}
      </p>
    </div>
  );
}

/** Ten cells, filled up to the tension. The number stands beside it. */
export function TensionBar({ tension }: { tension: number }) {
  return (
    <span class="tension-bar" aria-hidden="true">
      {Array.from({ length: 10 }, (_, index) => (
        <i key={index} class={index < tension ? `full level-${Math.ceil((index + 1) / 3.4)}` : ''} />
      ))}
    </span>
  );
}
