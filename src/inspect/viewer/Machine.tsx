import { useLog, useWords } from './context.js';
import { activeIds, boxesOf, type StateBox, type Way } from './machine.js';
import { type Entry, object } from './received.js';

interface Marks {
  active: Set<string>;
  /** States that were left and entered by the event that is looked at. */
  left: Set<string>;
  entered: Set<string>;
}

const boxes = new WeakMap<object, StateBox>();

/** The machine with the states that are active at the event that is looked at. */
export function Machine() {
  const log = useLog();
  const words = useWords();
  log.version.value;
  const actor = log.actor.value;
  const entry = log.entry.value;
  if (!actor) return <section class="part machine" aria-label={words.machine} />;
  const key = object(actor.machine);
  const root = boxes.get(key) ?? boxesOf(key);
  boxes.set(key, root);
  const marks = marksOf(entry, entry?.value ?? object(actor.registered).value, root.id);
  return (
    <section class="part machine" aria-label={words.machine}>
      <h2 class="part-title">{words.machine}</h2>
      <p class="quiet">{words.machineHint}</p>
      <div class={root.parallel ? 'regions' : 'states'}>
        {root.states.map((state) => (
          <State key={state.id} state={state} marks={marks} region={root.parallel} />
        ))}
      </div>
    </section>
  );
}

function marksOf(entry: Entry | undefined, value: unknown, id: string): Marks {
  const steps = entry?.microsteps.flatMap(({ transitions }) => transitions) ?? [];
  return {
    active: activeIds(value, id),
    left: new Set(steps.filter(({ to }) => to.length > 0).map(({ from }) => from)),
    entered: new Set(steps.flatMap(({ to }) => to)),
  };
}

function State({ state, marks, region }: { state: StateBox; marks: Marks; region: boolean }) {
  const words = useWords();
  const active = marks.active.has(state.id);
  const classes = ['state', active ? 'active' : '', marks.left.has(state.id) ? 'left' : '', region ? 'region' : ''];
  return (
    <div class={classes.filter((name) => name !== '').join(' ')} data-state={state.id}>
      <p class="state-name" title={state.description}>
        {state.initial && !region && (
          <span class="dot" title={words.initial}>
            <span class="visually-hidden">{words.initial}: </span>
          </span>
        )}
        <bdi>{state.key}</bdi>
        {state.type === 'final' && <span class="badge">{words.final}</span>}
        {active && !region && <span class="badge on">{words.active}</span>}
        {marks.entered.has(state.id) && <span class="badge entered">{words.entered}</span>}
      </p>
      {state.states.length > 0 && (
        <div class={state.parallel ? 'regions' : 'states'}>
          {state.states.map((inner) => (
            <State key={inner.id} state={inner} marks={marks} region={state.parallel} />
          ))}
        </div>
      )}
      {active && state.states.length === 0 && state.ways.length > 0 && <Ways ways={state.ways} />}
    </div>
  );
}

/** What leads out of an active state. */
function Ways({ ways }: { ways: Way[] }) {
  const words = useWords();
  return (
    <details class="ways">
      <summary>{words.transitions(ways.length)}</summary>
      <ul>
        {ways.map((way, index) => (
          <li key={index}>
            <code>{nameOf(way, words)}</code>
            <span>{way.target === '' ? words.stays : `→ ${way.target}`}</span>
            {way.guard !== '' && <span class="quiet">[{way.guard}]</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function nameOf(way: Way, words: ReturnType<typeof useWords>): string {
  if (way.delay !== undefined) return words.whenAfter(words.hours(way.delay / 3_600_000));
  return way.event === '' ? words.whenAlways : way.event;
}
