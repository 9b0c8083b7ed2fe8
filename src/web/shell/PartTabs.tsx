import { useApp, useWords } from '../state/context.js';
import { PARTS } from '../state/settings.js';

/** On a phone: which part of the crisis screen is shown. Within reach of a thumb. */
export function PartTabs() {
  const { settings } = useApp();
  const { shell } = useWords();
  return (
    <nav class="part-tabs" aria-label={shell.parts}>
      {PARTS.map((part) => (
        <button
          key={part}
          type="button"
          aria-current={settings.part.value === part ? 'true' : undefined}
          onClick={() => {
            settings.part.value = part;
          }}
        >
          {shell.part[part]}
        </button>
      ))}
    </nav>
  );
}
