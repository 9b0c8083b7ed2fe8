import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { MAX_NOTE, type SessionBranch } from '../../play/index.js';
import { useApp, useWords } from '../state/context.js';
import { branchName } from '../words/names.js';

interface CardProps {
  branch: Readonly<SessionBranch>;
  /** What the card was opened from; it stands beside that. */
  from: HTMLElement;
  close: () => void;
  compare: (branch: string) => void;
  hide: (branch: Readonly<SessionBranch>) => void;
  remove: (branch: Readonly<SessionBranch>) => void;
}

/** What can be said of a branch and done with it. What is typed is kept while it is typed. */
export function Card({ branch, from, close, compare, hide, remove }: CardProps) {
  const { run } = useApp();
  const words = useWords();
  const { branches } = words;
  const called = branchName(run.session.value, branch, words);
  const card = useRef<HTMLDivElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const followed = branch.id === run.session.value.follow;
  const keep = useRef(() => {});
  keep.current = () => {
    const newName = name.current?.value.trim();
    const newNote = note.current?.value;
    const changed = {
      ...(newName && newName !== called && { name: newName }),
      ...(newNote !== undefined && newNote !== (branch.note ?? '') && { note: newNote }),
    };
    if (Object.keys(changed).length > 0) run.mark(branch.id, changed);
  };
  const later = useRef(0);
  const typed = () => {
    clearTimeout(later.current);
    later.current = window.setTimeout(() => keep.current(), 400);
  };
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return;
    element.showPopover();
    place(element, from);
    name.current?.focus();
    name.current?.select();
  }, [from]);
  useEffect(() => () => clearTimeout(later.current), []);
  const end = (does?: () => void) => {
    keep.current();
    card.current?.hidePopover();
    does?.();
  };
  return (
    <div
      ref={card}
      class="card"
      popover="auto"
      role="dialog"
      aria-label={branches.edit(called)}
      onKeyDown={(event) => event.stopPropagation()}
      onBeforeToggle={(event) => {
        if (event.newState === 'closed') keep.current();
      }}
      onToggle={(event) => {
        if (event.newState === 'closed') close();
      }}
    >
      <label>
        <span>{branches.name}</span>
        <input
          ref={name}
          type="text"
          dir="auto"
          maxLength={200}
          defaultValue={called}
          onInput={typed}
          onChange={() => keep.current()}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.isComposing) end();
          }}
        />
      </label>
      <label>
        <span>{branches.note}</span>
        <textarea
          ref={note}
          rows={3}
          dir="auto"
          maxLength={MAX_NOTE}
          placeholder={branches.noteHint}
          defaultValue={branch.note ?? ''}
          onInput={typed}
          onChange={() => keep.current()}
        />
      </label>
      <div class="card-actions">
        <button type="button" class="button text" onClick={() => end(() => run.jump(branch.head))}>
          {branches.toEnd}
        </button>
        <button type="button" class="button text" onClick={() => end(() => compare(branch.id))}>
          {branches.compareWith}
        </button>
        {!followed && (
          <>
            <button type="button" class="button text" onClick={() => end(() => hide(branch))}>
              {branch.hidden || branch.removed ? branches.show : branches.hide}
            </button>
            <button type="button" class="button text danger" onClick={() => end(() => remove(branch))}>
              {branches.remove}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

/** Puts the card beside what it was opened from, inside the window. On a phone it lies at the foot instead. */
function place(card: HTMLElement, from: HTMLElement): void {
  if (matchMedia('(max-width: 47.5em)').matches) return;
  const at = from.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const inside = (value: number, most: number) => Math.max(8, Math.min(value, most - 8));
  const rightToLeft = getComputedStyle(from).direction === 'rtl';
  card.style.left = `${inside(rightToLeft ? at.right - width : at.left, innerWidth - width)}px`;
  const above = at.bottom + 4 + height > innerHeight - 8;
  card.style.top = `${inside(above ? at.top - height - 4 : at.bottom + 4, innerHeight - height)}px`;
}
