import type { ComponentChildren } from 'preact';
import type { ReportedGuard, ReportedStep } from '../report.js';
import { useLog, useWords } from './context.js';
import { differences } from './diff.js';
import { valueText } from './machine.js';
import type { Entry } from './received.js';

/** The event that is looked at: what it was, what it changed, and why the machine did what it did. */
export function Detail() {
  const log = useLog();
  const words = useWords();
  const entry = log.entry.value;
  return (
    <section class="part detail" aria-label={words.detail}>
      {entry ? <Known entry={entry} before={log.before.value} /> : <p class="quiet">{words.noEvents}</p>}
    </section>
  );
}

function Known({ entry, before }: { entry: Entry; before: Entry | undefined }) {
  const words = useWords();
  return (
    <>
      <h2 class="part-title" tabIndex={-1}>
        <bdi>{entry.title}</bdi>
      </h2>
      <dl class="facts">
        <Fact name={words.time}>
          {entry.hours === undefined ? '' : words.hour(entry.hours)}
          {entry.at !== '' && ` (${entry.at})`}
        </Fact>
        <Fact name={words.origin}>{entry.origin}</Fact>
        {entry.node !== undefined && <Fact name={words.position}>{entry.node}</Fact>}
        {entry.branch !== '' && (
          <Fact name={words.branch}>
            <bdi>{entry.branch}</bdi>
          </Fact>
        )}
      </dl>
      <h3>{words.payload}</h3>
      <pre class="payload">{JSON.stringify(entry.data, null, 1)?.slice(0, 4_000)}</pre>
      <h3>{words.context}</h3>
      <Diff entry={entry} before={before} />
      <h3>{words.guards}</h3>
      <Guards guards={guardsOf(entry)} />
      <h3>{words.microsteps}</h3>
      <Steps steps={entry.microsteps} value={entry.value} />
      <h3>{words.pending}</h3>
      {entry.timers.length === 0 ? (
        <p class="quiet">{words.noPending}</p>
      ) : (
        <ul class="timers">
          {entry.timers.map((timer) => (
            <li key={timer.event}>
              <strong>{timer.deadline}</strong>: {words.dueIn(timer.due, timer.in)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Diff({ entry, before }: { entry: Entry; before: Entry | undefined }) {
  const words = useWords();
  const all = differences(before, entry);
  const changed = all.filter((one) => one.changed);
  const same = all.filter((one) => !one.changed);
  return (
    <>
      {changed.length === 0 ? (
        before && <p class="quiet">{words.nothingChanged}</p>
      ) : (
        <table class="diff">
          <thead>
            <tr>
              <th scope="col">{words.variable}</th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ name, before: was, after }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <del>{was}</del>
                </td>
                <td>
                  <ins>{after}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <details open={before === undefined}>
        <summary>{words.unchanged(same.length)}</summary>
        <dl class="same">
          {same.map(({ name, after }) => (
            <Fact key={name} name={name}>
              {after}
            </Fact>
          ))}
        </dl>
      </details>
    </>
  );
}

/** What was asked, each once: whether the machine may rest is asked anew after every microstep. */
function guardsOf({ microsteps }: Entry): ReportedGuard[] {
  const all = microsteps.flatMap(({ guards }) => guards);
  const seen = new Set<string>();
  return all.filter((guard) => {
    const key = JSON.stringify(guard);
    return seen.has(key) ? false : seen.add(key);
  });
}

function Guards({ guards }: { guards: readonly ReportedGuard[] }) {
  const words = useWords();
  if (guards.length === 0) return <p class="quiet">{words.noGuards}</p>;
  return (
    <ul class="guards">
      {guards.map((guard, index) => (
        <li key={index} class={guard.passed ? 'held' : 'failed'}>
          <strong>{guard.passed ? `✓ ${words.held}` : `✗ ${words.failed}`}</strong> <code>{guard.text}</code>{' '}
          <span class="quiet">
            {guard.state}
            {guard.event === '' ? `, ${words.whenAlways}` : ''}
          </span>
          <ul>
            {guard.checks.map((check, nth) => (
              <li key={nth} class={check.passed ? 'held' : 'failed'}>
                {check.passed ? '✓' : '✗'} {words.reads(check.reads, String(check.value), check.needs)}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Steps({ steps, value }: { steps: readonly ReportedStep[]; value: unknown }) {
  const words = useWords();
  if (steps.length === 0) return <p class="quiet">{words.noMicrosteps}</p>;
  return (
    <ol class="steps">
      {steps.map((step, index) => (
        <li key={index}>
          <code>{step.event}</code>{' '}
          {step.transitions.length === 0
            ? words.stepStays
            : step.transitions.map(({ from, to }) => words.goesTo(from, to.join(', ') || words.stays)).join('; ')}
          <span class="quiet"> {valueText(step.configuration ?? value)}</span>
        </li>
      ))}
    </ol>
  );
}
