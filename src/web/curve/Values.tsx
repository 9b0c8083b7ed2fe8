import { MANY_HOURS, parseWhen } from '../../scenario/index.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { FoldedRows } from '../ui/FoldedRows.js';
import { capital } from '../words/model.js';
import { stopName } from '../words/names.js';
import type { Mark } from './points.js';
import { timeText } from './time.js';

/** What the chart shows, as a table: of a long path the steps around where the run stands, the others folded. */
export function Values({ marks, here }: { marks: readonly Mark[]; here: number }) {
  const { run } = useApp();
  const words = useWords();
  const { crisis, curve } = words;
  const { measure } = useNames();
  const start = parseWhen(run.session.value.scenario.start);
  const many = (marks.at(-1)?.point.hours ?? 0) >= MANY_HOURS;
  const row = (n: number) => {
    const mark = marks[n];
    if (!mark) return null;
    const { stop, point } = mark;
    return (
      <tr key={stop.node?.id} aria-current={n === here ? 'step' : undefined}>
        <td>{point.number !== undefined && crisis.number(point.number)}</td>
        <th scope="row">
          <button type="button" class="link" onClick={() => stop.node && run.jump(stop.node.id)}>
            <bdi>{n === 0 ? words.story.start : stopName(stop, words)}</bdi>
          </button>
        </th>
        <td>{many ? timeText(point.hours, start, words) : crisis.number(point.hours)}</td>
        {measure && <td>{crisis.number(point.value)}</td>}
        <td>{point.goldstein === undefined ? curve.noMove : crisis.signed(point.goldstein)}</td>
      </tr>
    );
  };
  return (
    <div class="curve-values">
      <table aria-label={curve.title}>
        <thead>
          <tr>
            <th scope="col">{curve.step}</th>
            <th scope="col">{curve.what}</th>
            <th scope="col">{many ? curve.time : curve.hour}</th>
            {measure && <th scope="col">{capital(measure.title)}</th>}
            <th scope="col">{curve.goldstein}</th>
          </tr>
        </thead>
        <FoldedRows count={marks.length} at={here} columns={measure ? 5 : 4} row={row} />
      </table>
    </div>
  );
}
