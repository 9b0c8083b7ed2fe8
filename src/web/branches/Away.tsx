import type { SessionBranch } from '../../play/index.js';
import { useApp, useWords } from '../state/context.js';
import { branchName } from '../words/names.js';

interface AwayProps {
  branches: readonly Readonly<SessionBranch>[];
  /** How many there are and of what kind. */
  title: string;
  /** What brings one back, in short and with its name. */
  label: string;
  labelNamed: (branch: string) => string;
  bring: (branch: Readonly<SessionBranch>) => void;
}

/** Branches that are not on the map, folded up, each with a way back. */
export function Away({ branches, title, label, labelNamed, bring }: AwayProps) {
  const { run } = useApp();
  const words = useWords();
  if (branches.length === 0) return null;
  return (
    <details class="away-branches">
      <summary>{title}</summary>
      <ul>
        {branches.map((branch) => {
          const name = branchName(run.session.value, branch, words);
          return (
            <li key={branch.id}>
              <bdi>{name}</bdi>
              <button type="button" class="button text" aria-label={labelNamed(name)} onClick={() => bring(branch)}>
                {label}
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
