import { useSignal } from '@preact/signals';
import { SessionError } from '../../play/index.js';
import { asCalled } from '../../render/text/called.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { incoming } from '../state/handoff.js';
import { knowModels } from '../state/models.js';

/** Turns what is done on the crisis screen from now on into steps of the draft. */
export function Record() {
  const app = useApp();
  const { editor, branches } = useWords();
  const names = useNames();
  const on = useSignal(false);
  const begin = () => {
    on.value = true;
    app.run.notice.value = { kind: 'info', text: branches.recordBegun };
  };
  const stop = async () => {
    on.value = false;
    // The loader of texts is large, and most who step through a crisis record nothing.
    const [{ branchText }, { recorded }] = await Promise.all([
      import('./branch-text.js'),
      import('./record.js'),
      knowModels(),
    ]);
    try {
      const texts = editor.branchTexts(names);
      const { name, text } = branchText(app.run.session.value, app.boot, texts, editor.branchMissing);
      incoming.value = { name, text: asCalled(text, app.home.called), recorded: recorded(app, names) };
      app.settings.screen.value = 'write';
    } catch (error) {
      if (!(error instanceof SessionError)) throw error;
      app.run.notice.value = { kind: 'problem', text: error.message };
    }
  };
  return (
    <button
      type="button"
      class="button text"
      aria-pressed={on.value}
      onClick={() => (on.value ? void stop() : begin())}
    >
      {on.value ? branches.recordStop : branches.record}
    </button>
  );
}
