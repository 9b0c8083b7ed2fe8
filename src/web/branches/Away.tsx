import { useState } from 'preact/hooks';
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

/** How many are listed at once: a run may have thousands. */
const LISTED = 100;

/** Branches that are not on the map, folded up, each with a way back. */
export function Away({ branches, title, label, labelNamed, bring }: AwayProps) {
  const { run } = useApp();
  const words = useWords();
  const [listed, list] = useState(LISTED);
  if (branches.length === 0) return null;
  return (
    <details class="away-branches">
      <summary>{title}</summary>
      <ul>
        {branches.slice(0, listed).map((branch) => {
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
        {branches.length > listed && (
          <li>
            <button type="button" class="button text" onClick={() => list(listed + LISTED)}>
              {words.branches.more(branches.length - listed)}
            </button>
          </li>
        )}
      </ul>
    </details>
  );
}
