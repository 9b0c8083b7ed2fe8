import type { Compared, PathStep, Session } from '../../play/index.js';
import { nameOf, parseWhen } from '../../scenario/index.js';
import { timeText } from '../curve/time.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { colourOf } from '../ui/colours.js';
import { FoldedRows } from '../ui/FoldedRows.js';
import type { Words } from '../words/index.js';
import { capital, type ModelNames } from '../words/model.js';
import { stepTitle } from '../words/names.js';
import { type ComparedSides, sharedSteps } from './sides.js';

/** What differs, side by side: how each ended, and each step that the two do not share. */
export function Differences({ comparison }: { comparison: ComparedSides }) {
  const words = useWords();
  const { compare } = words;
  const names = useNames();
  const { a, b, rows, sessions } = comparison;
  const shared = sharedSteps(comparison);
  return (
    <table class="compare-table">
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{compare.what}</span>
          </th>
          <Head letter="A" name={a.name} />
          <Head letter="B" name={b.name} />
        </tr>
      </thead>
      <tbody>
        <tr class="compare-group">
          <th colSpan={3} scope="rowgroup">
            {compare.facts}
          </th>
        </tr>
        {factsOf(words, names).map(([label, read]) => {
          const [left, right] = [read(a), read(b)];
          return (
            <tr key={label} class={left === right ? 'same' : 'differs'}>
              <th scope="row">
                {label}
                {left !== right && (
                  <span class="compare-differs" title={compare.differs}>
                    <span aria-hidden="true">
                      {' '}
                      <bdi dir="ltr">≠</bdi>
                    </span>
                    <span class="visually-hidden"> ({compare.differs})</span>
                  </span>
                )}
              </th>
              <td data-side="A">{left}</td>
              <td data-side="B">{right}</td>
            </tr>
          );
        })}
      </tbody>
      <tbody>
        <tr class="compare-group">
          <th colSpan={3} scope="rowgroup">
            {compare.steps}
            {shared > 0 && <span class="hint"> {compare.shared(shared)}</span>}
          </th>
        </tr>
      </tbody>
      <FoldedRows
        key={`${a.branch} ${b.branch}`}
        count={rows.length}
        columns={3}
        row={(index) => (
          <tr key={shared + index}>
            <th scope="row">{compare.step(shared + index + 1)}</th>
            <td data-side="A">
              <Cell step={rows[index]?.a ?? null} session={sessions[0]} />
            </td>
            <td data-side="B">
              <Cell step={rows[index]?.b ?? null} session={sessions[1]} />
            </td>
          </tr>
        )}
      />
    </table>
  );
}

function Head({ letter, name }: { letter: 'A' | 'B'; name: string }) {
  return (
    <th scope="col" class={`side-${letter.toLowerCase()}`}>
      <strong>{letter}</strong> <bdi>{name}</bdi>
    </th>
  );
}

/** A step: who did what, and what came of it. */
function Cell({ step, session }: { step: PathStep | null; session: Session }) {
  const { run } = useApp();
  const words = useWords();
  const names = useNames();
  const { compare, crisis } = words;
  if (!step) return <span class="hint">{compare.nothing}</span>;
  const title = stepTitle(session, step, words);
  const who = step.by && nameOf(run.scenario, step.by, step.party ?? undefined);
  const to = names.model.regions.flatMap(({ id, hidden }) =>
    hidden || step.from[id] === step.to[id] ? [] : [names.state(id, step.to[id] ?? '')],
  );
  return (
    <>
      <p>
        {step.by && who && !title.includes(who) && (
          <>
            <bdi class={`actor ${colourOf(names.model, step.by)}`}>{who}</bdi>{' '}
          </>
        )}
        <bdi>{title}</bdi>
      </p>
      <p class="hint">
        <span>{timeText(step.hours, parseWhen(session.scenario.start), words)}</span>
        {names.measure && (
          <span>
            {capital(names.measure.title)} {crisis.outOf(step.tension, names.measure.high)}
          </span>
        )}
        {step.by && (
          <span>
            {words.curve.goldstein} {crisis.signed(step.goldstein)}
          </span>
        )}
        {to.length > 0 && <strong>{compare.leads(crisis.list(to))}</strong>}
      </p>
    </>
  );
}

function factsOf({ compare, crisis }: Words, names: ModelNames): [string, (side: Compared) => string][] {
  const { model, measure } = names;
  const main = (state: string) => names.state(model.main.id, state);
  return [
    [
      compare.outcome,
      ({ outcome }) =>
        outcome.ended
          ? compare.ended(main(outcome.phase), crisis.clockHere(outcome.hours))
          : compare.notEnded(main(outcome.phase)),
    ],
    ...model.regions
      .filter(({ hidden }) => !hidden)
      .map(({ id }): [string, (side: Compared) => string] => [
        id === model.main.id ? compare.state : names.region(id),
        ({ state }) => names.state(id, state[id] ?? ''),
      ]),
    ...(measure
      ? ([
          [capital(measure.title), ({ tension }) => crisis.outOf(tension, measure.high)],
          [compare.peak(measure.title), ({ outcome }) => crisis.outOf(outcome.peakTension, measure.high)],
        ] satisfies [string, (side: Compared) => string][])
      : []),
    [compare.hours, ({ hours }) => crisis.hours(hours)],
    [compare.moves, ({ moves }) => crisis.number(moves)],
  ];
}
