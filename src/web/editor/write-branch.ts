import { SessionError } from '../../play/index.js';
import { asCalled } from '../../render/text/called.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { incoming } from '../state/handoff.js';
import { knowModels } from '../state/models.js';

/**
 * Opens the branch that the run stands on in the editor, as a what-if. The loader of texts is large, so what it needs is
 * loaded when it is asked for.
 *
 * @returns what does so, with `recorded` as what was played, for the draft; it says whether it could, and else a notice does
 */
export function useWriteBranch(): (how?: 'recorded') => Promise<boolean> {
  const app = useApp();
  const { editor } = useWords();
  const names = useNames();
  return async (how) => {
    const [{ branchText }, record] = await Promise.all([
      import('./branch-text.js'),
      how === 'recorded' ? import('./record.js') : undefined,
      knowModels(),
    ]);
    try {
      const texts = editor.branchTexts(names);
      const { name, text } = branchText(app.run.session.value, app.boot, texts, editor.branchMissing);
      const recorded = record?.recorded(app, names);
      incoming.value = { name, text: asCalled(text, app.home.called), ...(recorded && { recorded }) };
      app.settings.screen.value = 'write';
      return true;
    } catch (error) {
      if (!(error instanceof SessionError)) throw error;
      app.run.notice.value = { kind: 'problem', text: error.message };
      return false;
    }
  };
}
