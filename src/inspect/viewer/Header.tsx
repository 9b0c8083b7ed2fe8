import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useLog, useWords } from './context.js';
import { logText, MAX_FILE, parseLog } from './file.js';

const THEMES = ['system', 'light', 'dark'] as const;

/** Name, connection, and what is done with the log as a whole. */
export function Header() {
  const log = useLog();
  const words = useWords();
  const theme = useSignal<string>(document.documentElement.dataset.theme ?? 'system');
  const input = useRef<HTMLInputElement>(null);
  log.version.value;
  const connection = log.connection.value;
  const open = async (file: File | undefined) => {
    if (!file) return;
    try {
      if (file.size > MAX_FILE) throw new Error('it is larger than 64 MiB');
      log.open(parseLog(await file.text()));
    } catch (error) {
      log.notice.value = words.unreadable(error instanceof Error ? error.message : String(error));
    }
    if (input.current) input.current.value = '';
  };
  return (
    <header class="header">
      <p class="wordmark">Offramp</p>
      <h1 class="scenario-title">{words.title}</h1>
      <p class={`connection ${connection}`} role="status">
        {words.connection[connection]}
      </p>
      <div class="tools">
        <button
          type="button"
          class="button text"
          onClick={() => save(log.actors.values())}
          disabled={log.actors.size === 0}
        >
          {words.save}
        </button>
        <button type="button" class="button text" onClick={() => input.current?.click()}>
          {words.openLog}
        </button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={(event) => open(event.currentTarget.files?.[0])}
        />
        <select
          class="small"
          aria-label={words.theme}
          value={theme.value}
          onChange={(event) => {
            theme.value = event.currentTarget.value;
            document.documentElement.dataset.theme = theme.value;
          }}
        >
          {THEMES.map((name) => (
            <option key={name} value={name}>
              {words.themes[name]}
            </option>
          ))}
        </select>
      </div>
    </header>
  );
}

function save(actors: Parameters<typeof logText>[0]): void {
  const url = URL.createObjectURL(new Blob([logText(actors)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'offramp-inspection.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
