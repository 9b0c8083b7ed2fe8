import type { Compared, PathStep, Session } from '../../play/index.js';
import { parseWhen } from '../../scenario/index.js';
import { timeText } from '../curve/time.js';
import { useApp, useWords } from '../state/context.js';
import { FoldedRows } from '../ui/FoldedRows.js';
import type { Words } from '../words/index.js';
import { stepTitle } from '../words/names.js';
import { type ComparedSides, sharedSteps } from './sides.js';

/** What differs, side by side: how each ended, and each step that the two do not share. */
export function Differences({ comparison }: { comparison: ComparedSides }) {
  const words = useWords();
  const { compare } = words;
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
        {factsOf(words).map(([label, read]) => {
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
  const { compare, crisis } = words;
  if (!step) return <span class="hint">{compare.nothing}</span>;
  const title = stepTitle(session, step, words);
  const who = step.by && run.scenario.actors[step.by].name;
  const changed = (['phase', 'diplomacy', 'mediation'] as const).filter(
    (region) => step.from[region] !== step.to[region],
  );
  const names = { phase: crisis.phase, diplomacy: crisis.diplomacy, mediation: crisis.mediation };
  const to = changed.map((region) => (names[region] as Record<string, string>)[step.to[region]] ?? '');
  return (
    <>
      <p>
        {step.by && who && !title.includes(who) && (
          <>
            <bdi class={`actor actor-${step.by}`}>{who}</bdi>{' '}
          </>
        )}
        <bdi>{title}</bdi>
      </p>
      <p class="hint">
        <span>{timeText(step.hours, parseWhen(session.scenario.start), words)}</span>
        <span>
          {crisis.tension} {crisis.ofTen(step.tension)}
        </span>
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

function factsOf({ compare, crisis }: Words): [string, (side: Compared) => string][] {
  return [
    [
      compare.outcome,
      ({ outcome }) =>
        outcome.ended
          ? compare.ended(crisis.phase[outcome.phase], crisis.clockHere(outcome.hours))
          : compare.notEnded(crisis.phase[outcome.phase]),
    ],
    [compare.state, ({ state }) => crisis.phase[state.phase]],
    [compare.embassies, ({ state }) => crisis.diplomacy[state.diplomacy]],
    [compare.mediation, ({ state }) => crisis.mediation[state.mediation]],
    [compare.tension, ({ tension }) => crisis.ofTen(tension)],
    [compare.peak, ({ outcome }) => crisis.ofTen(outcome.peakTension)],
    [compare.hours, ({ hours }) => crisis.hours(hours)],
    [compare.moves, ({ moves }) => crisis.number(moves)],
  ];
}
