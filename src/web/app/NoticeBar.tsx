import { useApp, useWords } from './context.js';
import { Icon } from './icon.js';
import { useWayBack } from './way-back.js';

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
  return (
    <div ref={bar} class={undo ? 'notices stays' : 'notices'} role="status">
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
          <button type="button" class="button" aria-label={shell.dismiss} title={shell.dismiss} onClick={dismiss}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
