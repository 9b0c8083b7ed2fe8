import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { useApp, useWords } from '../state/context.js';
import type { Notice } from '../state/run.js';
import { IconButton } from '../ui/IconButton.js';
import { useWayBack } from '../ui/way-back.js';

/** The last thing there is to tell, with a way to take it back where there is one. */
export function NoticeBar() {
  const { run } = useApp();
  const { shell } = useWords();
  const notice = run.notice.value;
  const bar = useWayBack(notice?.branch === undefined ? undefined : 'part-branches');
  const undo = notice?.undo;
  const dismiss = () => {
    run.notice.value = undefined;
  };
  useLeaving(notice, bar, dismiss);
  return (
    <div ref={bar} class={notice && stays(notice) ? 'notices stays' : 'notices'} role="status">
      {notice && (
        <div class={`notice ${notice.kind}`}>
          <p>{notice.text}</p>
          {undo && (
            <button
              type="button"
              class="button text"
              onClick={() => {
                dismiss();
                undo();
              }}
            >
              {shell.undo}
            </button>
          )}
          {notice.action && (
            <button type="button" class="button text" onClick={notice.action.does}>
              {notice.action.label}
            </button>
          )}
          <IconButton icon="close" label={shell.dismiss} onClick={dismiss} />
        </div>
      )}
    </div>
  );
}

/** Whether a notice waits for an answer. */
function stays({ kind, undo, action }: Notice): boolean {
  return kind === 'problem' || undo !== undefined || action !== undefined;
}

/** Milliseconds that a notice is shown at least, and for each of its characters. */
const SHOWN = { least: 8_000, character: 60 } as const;

/** Lets a notice that waits for no answer go away by itself, but not while it is pointed at, focused or unseen. */
function useLeaving(notice: Notice | undefined, bar: RefObject<HTMLElement | null>, dismiss: () => void): void {
  useEffect(() => {
    if (!notice || stays(notice)) return;
    const time = Math.max(SHOWN.least, SHOWN.character * notice.text.length);
    const timer = setInterval(() => {
      if (!document.hidden && !bar.current?.querySelector(':is(:hover, :focus-within)')) dismiss();
    }, time);
    return () => clearInterval(timer);
  }, [notice]);
}
