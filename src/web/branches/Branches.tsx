import { useComputed } from '@preact/signals';
import { lazy, Suspense } from 'preact/compat';
import { useRef, useState } from 'preact/hooks';
import type { SessionBranch } from '../../play/index.js';
import { hidesAhead } from '../state/ahead.js';
import { useApp, useWords } from '../state/context.js';
import { Missing } from '../ui/Missing.js';
import { branchName } from '../words/names.js';
import { Away } from './Away.js';
import { Card } from './Card.js';
import { Lanes } from './Lanes.js';
import { Toolbar } from './Toolbar.js';
import { laneViews } from './view.js';
import './lanes.css';
import './branches.css';

const Compare = lazy(() =>
  import('../compare/Compare.js').then(
    ({ Compare }) => ({ default: Compare }),
    () => ({ default: Missing }),
  ),
);

/** The tree of the run: its branches as lanes, and what can be done with them. */
export function Branches() {
  const app = useApp();
  const { run, settings } = app;
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
    return laneViews(run.session.value, settings.words.value, hidesAhead(app));
  });
  run.version.value;
  const session = run.session.value;
  const all = session.branches();
  const drawn = (id: string) => views.value.some(({ lane }) => lane.branch === id);
  // Of those that are hidden only the one that the run stands on may be drawn.
  const hidden = all.filter(
    ({ id, hidden, removed }) => hidden && !removed && !(id === session.branch.id && drawn(id)),
  );
  const deleted = all.filter((branch) => branch.removed);
  const opened = open && all.find(({ id }) => id === open.branch);

  /** A branch that is put away is left first; what puts it back goes back to it, unless the run has gone on. */
  const putAway = ({ id, from }: Readonly<SessionBranch>, mark: { hidden: true } | { removed: true }) => {
    const stood = session.branch.id === id ? session.node.id : undefined;
    // Before it begins, where it was only followed, the run stays where it is.
    if (stood !== undefined) run.jump(session.node.branch === id ? from : stood);
    const left = session.node.id;
    run.mark(id, mark);
    section.current?.focus();
    return () => {
      run.mark(id, { hidden: false, removed: false });
      if (stood !== undefined && session.node.id === left) run.jump(stood);
    };
  };
  const bring = (id: string, mark: { hidden: false } | { removed: false }) => {
    run.mark(id, mark);
    if (run.notice.value?.branch === id) run.notice.value = undefined;
    // The button goes with its branch.
    section.current?.focus({ preventScroll: true });
  };
  const hide = (branch: Readonly<SessionBranch>) => {
    if (branch.hidden || branch.removed) run.mark(branch.id, { hidden: false, removed: false });
    else putAway(branch, { hidden: true });
  };
  const remove = (branch: Readonly<SessionBranch>) => {
    const undo = putAway(branch, { removed: true });
    const text = branches.removed(branchName(session, branch, words));
    run.notice.value = { kind: 'info', text, undo, branch: branch.id };
  };
  return (
    <section ref={section} class="part branches" id="part-branches" aria-label={branches.title} tabIndex={-1}>
      <Toolbar compare={() => compare()} />
      <Lanes views={views.value} open={open?.branch} edit={edit.current} />
      <Away
        branches={hidden}
        title={branches.hidden(hidden.length)}
        label={branches.show}
        labelNamed={branches.showNamed}
        bring={({ id }) => bring(id, { hidden: false })}
      />
      <Away
        branches={deleted}
        title={branches.deleted(deleted.length)}
        label={branches.bringBack}
        labelNamed={branches.bringBackNamed}
        bring={({ id }) => bring(id, { removed: false })}
      />
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
      {comparing && (
        <Suspense fallback={null}>
          <Compare branch={comparing.with} close={() => setComparing(undefined)} />
        </Suspense>
      )}
    </section>
  );
}
