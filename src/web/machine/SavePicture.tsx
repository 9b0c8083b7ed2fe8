import { useRef } from 'preact/hooks';
import { useApp, useWords } from '../state/context.js';
import { Icon } from '../ui/icon.js';

/** A menu that saves the drawing as a file. What draws it is loaded when it is asked for. */
export function SavePicture() {
  const { run, settings } = useApp();
  const { machine } = useWords();
  const menu = useRef<HTMLDetailsElement>(null);
  const save = async (format: 'svg' | 'png') => {
    menu.current?.removeAttribute('open');
    menu.current?.querySelector('summary')?.focus();
    try {
      const { savePicture } = await import('./save-picture.js');
      await savePicture(run, settings.words.value, format);
    } catch {
      run.notice.value = { kind: 'problem', text: machine.notSaved };
    }
  };
  return (
    <details
      ref={menu}
      class="machine-save"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return;
        event.preventDefault();
        menu.current.open = false;
        menu.current.querySelector('summary')?.focus();
      }}
      onFocusOut={(event) => {
        if (!menu.current?.contains(event.relatedTarget as Node | null)) menu.current?.removeAttribute('open');
      }}
    >
      <summary class="button" aria-label={machine.save} title={machine.save}>
        <Icon name="save" />
      </summary>
      <div class="machine-formats">
        {(['svg', 'png'] as const).map((format) => (
          <button key={format} type="button" class="button text" onClick={() => void save(format)}>
            {machine[format]}
          </button>
        ))}
      </div>
    </details>
  );
}
