import { useApp, useWords } from './context.js';
import { nodeName } from './names.js';

/** Says each step to those who hear the page: what happened, and where the crisis stands now. */
export function Announcer() {
  const { run } = useApp();
  const words = useWords();
  const step = run.path.value.steps.at(-1);
  const last = run.last.value;
  const node = run.node.value;
  const { phase } = run.session.value.configuration;
  const title = node.step === undefined ? nodeName(node, words) : (step?.title ?? '');
  const text = last
    ? `${title}. ${words.crisis.list([words.crisis.phase[phase], `${words.crisis.tension} ${words.crisis.ofTen(run.session.value.context.tension)}`])}.`
    : '';
  return (
    <div class="visually-hidden" aria-live="polite" aria-atomic="true">
      {text}
    </div>
  );
}
