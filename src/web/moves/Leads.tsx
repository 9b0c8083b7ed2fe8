import { configurationOf, measureOf } from '../../model/index.js';
import { useApp, useNames, useWords } from '../state/context.js';
import type { Preview } from '../state/run.js';

/** Where a choice would lead, in words. */
export function Leads({ preview }: { preview: Preview }) {
  const { run } = useApp();
  const words = useWords();
  const names = useNames();
  const { configuration: before, model } = run.session.value;
  const after = configurationOf(preview.position);
  const changed = model.regions.flatMap(({ id, hidden }) =>
    hidden || after[id] === before[id] ? [] : [names.state(id, after[id] ?? '')],
  );
  const measured = measureOf(preview.position);
  const { measure } = names;
  return (
    <>
      {changed.length > 0 ? words.moves.leadsTo(words.crisis.list(changed)) : words.moves.sameState}
      {measure &&
        measured !== undefined &&
        words.moves.andMeasure(measure.title, words.crisis.outOf(measured, measure.high))}
    </>
  );
}
