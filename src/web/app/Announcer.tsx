import { useApp, useWords } from './context.js';
import { nodeName } from './names.js';

/** Says each step to those who hear the page: what happened, and where the crisis stands now. */
export function Announcer() {
  const { run } = useApp();
  const happened = useHappened();
  return (
    <div class="visually-hidden" aria-live="polite" aria-atomic="true">
      {run.last.value && happened}
    </div>
  );
}

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
