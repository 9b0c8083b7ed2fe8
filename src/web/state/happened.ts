import { nodeName } from '../words/names.js';
import { useApp, useWords } from './context.js';

/** What happened at the step where the run stands, and where the crisis stands now. */
export function useHappened(): string {
  const { run } = useApp();
  const words = useWords();
  const { crisis } = words;
  const node = run.node.value;
  const title = node.step === undefined ? nodeName(node, words) : (run.path.value.steps.at(-1)?.title ?? '');
  run.version.value;
  const { configuration, context } = run.session.value;
  const tension = `${crisis.tension} ${crisis.ofTen(context.tension)}`;
  return `${title}. ${crisis.list([crisis.phase[configuration.phase], tension])}.`;
}
