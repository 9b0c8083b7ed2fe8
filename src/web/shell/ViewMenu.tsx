import { useState } from 'preact/hooks';
import { hidesAhead } from '../state/ahead.js';
import { useApp, useWords } from '../state/context.js';
import { THEMES } from '../state/look.js';
import { Menu } from '../ui/Menu.js';
import { MenuChoice } from '../ui/MenuChoice.js';
import { LANGUAGE_NAMES, LANGUAGES } from '../words/index.js';
import { CAN_INSPECT, openInspector } from './inspector.js';

/** How the page is shown: its colours, its language, the projector mode, and a look inside. */
export function ViewMenu() {
  const app = useApp();
  const { run, settings } = app;
  const { shell } = useWords();
  const [open, setOpen] = useState(false);
  const hide = hidesAhead(app);
  return (
    <Menu id="view-menu" label={shell.view} icon="view" open={open} setOpen={setOpen}>
      <MenuChoice
        name="theme"
        legend={shell.theme}
        entries={THEMES.map((theme) => ({ value: theme, text: shell.themes[theme] }))}
        chosen={settings.theme.value}
        choose={(theme) => {
          settings.theme.value = theme;
        }}
      />
      <MenuChoice
        name="language"
        legend={shell.language}
        entries={LANGUAGES.map((language) => ({ value: language, text: LANGUAGE_NAMES[language], lang: language }))}
        chosen={settings.language.value}
        choose={(language) => {
          settings.speak(language).catch(() => {
            run.notice.value = { kind: 'problem', text: shell.languageMissing(LANGUAGE_NAMES[language]) };
          });
        }}
      />
      <button
        type="button"
        aria-pressed={settings.projector.value}
        onClick={() => {
          settings.projector.value = !settings.projector.value;
          setOpen(false);
        }}
      >
        <span class="menu-item">{shell.projector}</span>
      </button>
      <button
        type="button"
        aria-pressed={hide}
        onClick={() => {
          settings.ahead.value = { scenario: run.scenario.id, hide: !hide };
          setOpen(false);
        }}
      >
        <span class="menu-item">{shell.hideAhead}</span>
        <span class="hint">{shell.hideAheadHint}</span>
      </button>
      <button
        type="button"
        aria-pressed={settings.pausing.value || hide}
        aria-disabled={hide}
        onClick={() => {
          if (hide) return;
          settings.pausing.value = !settings.pausing.value;
          setOpen(false);
        }}
      >
        <span class="menu-item">{shell.pausing}</span>
      </button>
      {CAN_INSPECT && (
        <button
          type="button"
          onClick={() => {
            setOpen(false);
            void openInspector(app).then((opened) => {
              if (!opened) run.notice.value = { kind: 'problem', text: shell.inspectorBlocked };
            });
          }}
        >
          <span class="menu-item">{shell.inspector}</span>
          <span class="hint">{shell.inspectorHint}</span>
        </button>
      )}
    </Menu>
  );
}
