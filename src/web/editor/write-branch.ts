import { SessionError } from '../../play/index.js';
import { asCalled } from '../../render/text/called.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { incoming } from '../state/handoff.js';
import { knowModels } from '../state/models.js';
import type { Done } from './recording.js';

/**
 * Opens the branch that the run stands on in the editor, as a what-if. The loader of texts is large, so what it needs is
 * loaded when it is asked for.
 *
 * @returns what does so, or hands over for the draft what was done while it was recorded; it says whether it could, and
 *   else a notice does
 */
export function useWriteBranch(): (done?: Done) => Promise<boolean> {
  const app = useApp();
  const { editor, language } = useWords();
  const names = useNames();
  return async (done) => {
    const [{ branchText }, { writingWords }, record] = await Promise.all([
      import('./branch-text.js'),
      import('../words/write.js'),
      done && import('./record.js'),
      knowModels(),
    ]);
    try {
      const texts = writingWords(language).branchTexts(names);
      const session = app.run.session.value;
      const { recorded, node } = (done && record?.recorded(app, done, names)) ?? {};
      const { name, text } = branchText(session, node ?? session.node, app.boot, texts, editor.branchMissing);
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
