import { configurationOf, type Field, mainState, measureOf, type Position, type Value } from '../../model/index.js';
import { nameOf, type Scenario } from '../../scenario/index.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { isolate } from '../words/direction.js';
import type { Words } from '../words/index.js';
import { capital, type Measured, type ModelNames } from '../words/model.js';

/** Where the crisis stands now: states, the measure, what each role has of its own, clock and running deadlines. */
export function Standing() {
  const { run } = useApp();
  const words = useWords();
  const names = useNames();
  const { crisis } = words;
  run.version.value;
  const { model, position, hours, timers, scenario } = run.session.value;
  const states = configurationOf(position);
  const measured = measureOf(position);
  return (
    <div class="standing">
      <p class="standing-state">
        <strong>{names.state(model.main.id, mainState(position))}</strong>
        {model.regions.map(({ id, start, hidden }) => {
          const state = states[id] ?? '';
          // Where another region is as it usually is there is nothing to say of it.
          const usual = model.settings.begins?.[id] === undefined && state === start;
          return hidden || id === model.main.id || usual ? null : <span key={id}>{names.state(id, state)}</span>;
        })}
      </p>
      {names.measure && measured !== undefined && (
        <div class="standing-measure">
          <span>{capital(names.measure.title)}</span>
          <MeasureBar measure={names.measure} value={measured} />
          <strong>{crisis.outOf(measured, names.measure.high)}</strong>
        </div>
      )}
      <p class="standing-small">
        <span>{crisis.clock(hours)}</span>
        {model.fields
          .filter(({ role }) => role !== undefined)
          .map((field) => (
            <span key={field.name}>{readingOf(field, position, scenario, names, words)}</span>
          ))}
        {timers.map((timer) => (
          <span key={timer.id}>{crisis.due(names.deadline(timer.deadline), crisis.hours(timer.due - hours))}</span>
        ))}
      </p>
    </div>
  );
}

/** A variable that a role has of its own, and what it is now. */
function readingOf(
  field: Field,
  { snapshot }: Position,
  scenario: Scenario,
  names: ModelNames,
  { crisis }: Words,
): string {
  const { name, role = '', kind, values } = field;
  const value: Value = snapshot.context[name] ?? '';
  const label = capital(names.short(name, isolate(nameOf(scenario, role))));
  if (kind === 'number') return crisis.reading(label, crisis.outOf(Number(value), Number(values.at(-1))));
  const who = scenario.actors[value]?.name;
  const text = value === 'none' ? crisis.nobody : who === undefined ? names.value(name, value) : isolate(who);
  return crisis.reading(label, text);
}

/** Cells at most; a measure of more steps than that has several in one. */
const CELLS = 10;

/** As many cells as there are steps, filled up to the value. The number stands beside it. */
export function MeasureBar({ measure: { low, high }, value }: { measure: Measured; value: number }) {
  const cells = Math.min(CELLS, high - low);
  const filled = ((value - low) / (high - low)) * cells;
  return (
    <span class="measure-bar" aria-hidden="true">
      {Array.from({ length: cells }, (_, index) => (
        <i key={index} class={index < filled ? `full level-${Math.ceil((((index + 1) / cells) * CELLS) / 3.4)}` : ''} />
      ))}
    </span>
  );
}
