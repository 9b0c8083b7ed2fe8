import { SessionError } from '../../play/index.js';
import { asCalled } from '../../render/text/called.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { incoming } from '../state/handoff.js';
import { knowModels } from '../state/models.js';

/** Opens the branch that the run stands on in the editor, as a what-if. What it needs is loaded when it is pressed. */
export function SaveBranch({ label, done }: { label?: string; done?: () => void }) {
  const app = useApp();
  const { editor } = useWords();
  const names = useNames();
  const save = async () => {
    const [{ branchText }] = await Promise.all([import('./branch-text.js'), knowModels()]);
    try {
      const { name, text } = branchText(
        app.run.session.value,
        app.boot,
        editor.branchTexts(names),
        editor.branchMissing,
      );
      incoming.value = { name, text: asCalled(text, app.home.called) };
      app.settings.screen.value = 'write';
      done?.();
    } catch (error) {
      if (!(error instanceof SessionError)) throw error;
      app.run.notice.value = { kind: 'problem', text: error.message };
    }
  };
  return (
    <button type="button" class="button text" onClick={() => void save()}>
      {label ?? editor.saveBranch}
    </button>
  );
}
