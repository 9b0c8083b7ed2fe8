import { useApp, useWords } from '../state/context.js';
import { SCREENS } from '../state/settings.js';
import { ScenarioPicker } from '../take-away/ScenarioPicker.js';
import { TakeAway } from '../take-away/TakeAway.js';
import { IconButton } from '../ui/IconButton.js';
import { directionOf } from '../words/direction.js';
import { Help } from './Help.js';
import { ViewMenu } from './ViewMenu.js';

/** Name, scenario, screens, and how the page is shown. */
export function Header() {
  const { run, settings, home } = useApp();
  const { shell } = useWords();
  const { scenario } = run;
  run.version.value;
  const choosing = settings.screen.value === 'library';
  const projector = settings.projector.value;
  return (
    <header class="header">
      <p class="wordmark">Offramp</p>
      {choosing ? (
        <h1 class="scenario-title">{shell.chooseCrisis}</h1>
      ) : (
        <>
          <h1 class="scenario-title" lang={scenario.language} dir={directionOf(scenario.language)}>
            {scenario.title}
          </h1>
          <ScenarioPicker />
        </>
      )}
      <nav class="screens" aria-label={shell.screens}>
        {SCREENS.filter((screen) => screen !== 'library' || home.served).map((screen) => (
          <button
            key={screen}
            type="button"
            class="tab"
            aria-current={settings.screen.value === screen ? 'page' : undefined}
            onClick={() => {
              settings.screen.value = screen;
            }}
          >
            {shell[screen]}
          </button>
        ))}
      </nav>
      <div class="tools">
        {!choosing && <TakeAway />}
        <ViewMenu />
        {projector && (
          <IconButton
            icon="close"
            label={shell.leaveProjector}
            onClick={() => {
              settings.projector.value = false;
            }}
          />
        )}
        <IconButton
          icon="help"
          label={shell.help}
          onClick={() => {
            settings.help.value = true;
          }}
        />
      </div>
      {settings.help.value && (
        <Help
          close={() => {
            settings.help.value = false;
          }}
        />
      )}
    </header>
  );
}
