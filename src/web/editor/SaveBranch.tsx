import { useWords } from '../state/context.js';
import { useWriteBranch } from './write-branch.js';

/** Opens the branch that the run stands on in the editor, as a what-if. */
export function SaveBranch({ label, done }: { label?: string; done?: () => void }) {
  const { editor } = useWords();
  const write = useWriteBranch();
  const save = async () => {
    if (await write()) done?.();
  };
  return (
    <button type="button" class="button text" onClick={() => void save()}>
      {label ?? editor.saveBranch}
    </button>
  );
}
