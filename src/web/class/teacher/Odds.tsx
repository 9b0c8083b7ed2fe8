import { useEffect, useState } from 'preact/hooks';
import type { Chances, ClassOdds, OddsMoved } from '../../../class/index.js';
import { usePage, useWords } from '../context.js';
import type { Refused } from '../link.js';
import { Own } from '../parts/Own.js';
import { useTeaching } from './use.js';

/** The odds of a lesson: undefined while they are worked out, a text where they were not. */
export function useOdds(): ClassOdds | string | undefined {
  const { link } = usePage();
  const [odds, setOdds] = useState<ClassOdds | string>();
  const open = link.state.value === 'open';
  useEffect(() => {
    // What was asked for on a connection that is gone is asked for again.
    if (!open || odds !== undefined) return;
    link.ask({ type: 'take-away', what: 'odds' }).then(
      (file) => file.type === 'file' && setOdds(JSON.parse(file.text)),
      (why: Error | Refused) => 'reason' in why && setOdds(why.reason),
    );
  }, [open]);
  return odds;
}

/** What the odds rest on, or why there are none. */
export function OddsBasis({ odds }: { odds: ClassOdds | string | undefined }) {
  const teaching = useTeaching();
  if (typeof odds === 'string') return <p class="hint">{teaching.oddsFailed(odds)}</p>;
  if (odds === undefined)
    return (
      <p class="hint no-print" role="status">
        {teaching.oddsWorking}
      </p>
    );
  const policy = teaching.policyTitle(odds.policy.id, odds.policy.title);
  return (
    <div class="hint">
      <h3>{teaching.odds}</h3>
      <p>{odds.runs === null ? teaching.oddsExact(policy) : teaching.oddsSimulated(policy, odds.runs)}</p>
      <p>{teaching.noForecast}</p>
    </div>
  );
}

interface OddsTableProps {
  ends: ClassOdds['ends'];
  odds: OddsMoved;
  /** What the decision is called. */
  title: string;
}

/** How likely each outcome was before a decision, after it, and had history's move been made. */
export function OddsTable({ ends, odds: { before, taken, history }, title }: OddsTableProps) {
  const words = useWords();
  const teaching = useTeaching();
  if (!before) return <p class="hint">{teaching.oddsNotHere}</p>;
  const cases = [before, ...(taken ? [taken] : []), ...(history ? [history] : [])];
  const rows = [
    ...ends.map(({ state, title }) => ({ key: state, name: <Own>{title}</Own>, of: ofEnd(state) })),
    ...(cases.some(({ never }) => never > 0)
      ? [{ key: '', name: teaching.never, of: ({ never }: Chances) => never }]
      : []),
  ];
  return (
    <table class="odds" aria-label={teaching.oddsOf(title)}>
      <thead>
        <tr>
          <th scope="col">{words.outcome}</th>
          <th scope="col">{teaching.oddsBefore}</th>
          {taken && <th scope="col">{teaching.oddsTaken}</th>}
          {history && <th scope="col">{teaching.oddsHistory}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, of }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>{teaching.percent(of(before))}</td>
            {taken && <Moved from={of(before)} to={of(taken)} />}
            {history && <Moved from={of(before)} to={of(history)} />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How likely something is then, and by how much that has moved. */
function Moved({ from, to }: { from: number; to: number }) {
  const { percent, points } = useTeaching();
  const delta = to - from;
  return (
    <td>
      <strong>{percent(to)}</strong> {Math.abs(delta) >= LEAST && <span class="hint">{points(delta)}</span>}
    </td>
  );
}

/** What is less is none to people: a twentieth of a percentage point. */
const LEAST = 0.0005;

function ofEnd(state: string): (chances: Chances) => number {
  return ({ ends }) => ends[state] ?? 0;
}
