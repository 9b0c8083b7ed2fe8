import { useComputed } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import type { SessionBranch } from '../../play/index.js';
import { useApp, useWords } from '../app/context.js';
import { branchName } from '../app/names.js';
import { Compare } from '../compare/Compare.js';
import { Card } from './Card.js';
import { Lanes } from './Lanes.js';
import { Toolbar } from './Toolbar.js';
import { laneViews } from './view.js';
import './branches.css';

/** The tree of the run: its branches as lanes, and what can be done with them. */
export function Branches() {
  const { run, settings } = useApp();
  const words = useWords();
  const { branches } = words;
  const section = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<{ branch: string; from: HTMLElement }>();
  const [comparing, setComparing] = useState<{ with: string | undefined }>();
  /** What is over the page belongs to this part, so this part stays shown should the window become narrow. */
  const stay = () => {
    settings.part.value = 'branches';
  };
  const edit = useRef((branch: string, from: HTMLElement) => {
    stay();
    setOpen({ branch, from });
  });
  const compare = (branch?: string) => {
    stay();
    setComparing({ with: branch });
  };
  const views = useComputed(() => {
    run.version.value;
    return laneViews(run.session.value, settings.words.value);
  });
  run.version.value;
  const session = run.session.value;
  const all = session.branches();
  const drawn = new Set(views.value.map(({ lane }) => lane.branch));
  const hidden = all.filter((branch) => branch.hidden && !branch.removed && !drawn.has(branch.id));
  const opened = open && all.find(({ id }) => id === open.branch);

  /** A branch that is put away is left first; what puts it back goes back to it. */
  const putAway = ({ id, from }: Readonly<SessionBranch>, mark: { hidden: true } | { removed: true }) => {
    const stood = session.branch.id === id ? session.node.id : undefined;
    if (stood !== undefined) run.jump(from);
    run.mark(id, mark);
    section.current?.focus();
    return () => {
      run.mark(id, { hidden: false, removed: false });
      if (stood !== undefined) run.jump(stood);
    };
  };
  const hide = (branch: Readonly<SessionBranch>) => {
    if (branch.hidden || branch.removed) run.mark(branch.id, { hidden: false, removed: false });
    else putAway(branch, { hidden: true });
  };
  const remove = (branch: Readonly<SessionBranch>) => {
    const undo = putAway(branch, { removed: true });
    run.notice.value = { kind: 'info', text: branches.removed(branchName(session, branch, words)), undo };
  };
  return (
    <section ref={section} class="part branches" id="part-branches" aria-label={branches.title} tabIndex={-1}>
      <Toolbar compare={() => compare()} />
      <Lanes views={views.value} open={open?.branch} edit={edit.current} />
      {hidden.length > 0 && (
        <details class="hidden-branches">
          <summary>{branches.hidden(hidden.length)}</summary>
          <ul>
            {hidden.map((branch) => (
              <li key={branch.id}>
                <bdi>{branchName(session, branch, words)}</bdi>
                <button
                  type="button"
                  class="button text"
                  aria-label={branches.showNamed(branchName(session, branch, words))}
                  onClick={() => run.mark(branch.id, { hidden: false })}
                >
                  {branches.show}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {open && opened && (
        <Card
          key={open.branch}
          branch={opened}
          from={open.from}
          close={() => setOpen((now) => (now === open ? undefined : now))}
          compare={compare}
          hide={hide}
          remove={remove}
        />
      )}
      {comparing && <Compare branch={comparing.with} close={() => setComparing(undefined)} />}
    </section>
  );
}
