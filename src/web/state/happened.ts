import { mainState, measureOf } from '../../model/index.js';
import { capital } from '../words/model.js';
import { nodeName } from '../words/names.js';
import { useApp, useNames, useWords } from './context.js';

/** What happened at the step where the run stands, and where the crisis stands now. */
export function useHappened(): string {
  const { run } = useApp();
  const words = useWords();
  const names = useNames();
  const { crisis } = words;
  const node = run.node.value;
  const title = node.step === undefined ? nodeName(node, words) : (run.path.value.steps.at(-1)?.title ?? '');
  run.version.value;
  const { model, position } = run.session.value;
  const measured = measureOf(position);
  const { measure } = names;
  return `${title}. ${crisis.list([
    names.state(model.main.id, mainState(position)),
    ...(measure && measured !== undefined ? [`${capital(measure.title)} ${crisis.outOf(measured, measure.high)}`] : []),
  ])}.`;
}
