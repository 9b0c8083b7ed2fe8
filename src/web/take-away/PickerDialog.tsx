import { useEffect, useState } from 'preact/hooks';
import type { Boot } from '../../render/page/boot.js';
import type { Scenario } from '../../scenario/scenario.js';
import { useApp, useWords } from '../state/context.js';
import { shelf } from '../state/library.js';
import { builtinHome } from '../state/open.js';
import { forgetOwn, keep, ownScenarios } from '../state/own.js';
import { Dialog } from '../ui/Dialog.js';
import { SCENARIO_FILES, sorted, useDropped } from '../ui/drop.js';
import { choose } from '../ui/files.js';
import { Icon } from '../ui/icon.js';
import { directionOf } from '../words/direction.js';
import { bootFrom, readScenario, showScenario } from './open-scenario.js';
import { ProblemList, type Refused } from './ProblemList.js';

/** The scenarios that can be shown: from files, of one’s own, and those that come with Offramp. */
export function PickerDialog({ close }: { close: () => void }) {
  const app = useApp();
  const words = useWords();
  const { takeAway } = words;
  const [builtin, setBuiltin] = useState<EntryProps['scenario'][]>([]);
  const [refused, setRefused] = useState<Refused | undefined>(undefined);
  useEffect(() => {
    const { scenario, source } = app.home;
    void shelf().then(({ cards }) => {
      // A self-contained file may show one that others do not carry.
      const brought = source || cards.some(({ id }) => id === scenario.id) ? [] : [scenario];
      setBuiltin([...brought, ...cards]);
    });
  }, []);
  const shown = app.run.scenario.id;
  const [kept, setKept] = useState(ownScenarios);
  const own = [app.home, app.boot].filter(({ source }, index, all) => source && (index === 0 || all[0] !== all[1]));
  const others = kept.filter(({ id }) => own.every(({ scenario }) => scenario.id !== id));
  const open = async (boot: Boot, pictures: readonly File[] = []) => {
    close();
    await showScenario(app, boot, pictures);
  };
  const take = async (files: readonly File[]) => {
    const { texts, pictures } = sorted(files);
    // Pictures alone are those of the scenario that is shown.
    if (texts.length === 0) return open(app.boot, pictures);
    const answer = await readScenario(app, texts);
    if (answer && 'boot' in answer) await open(answer.boot, pictures);
    else setRefused(answer);
  };
  useDropped((files) => void take(files));
  return (
    <Dialog title={takeAway.scenarios} close={close}>
      <button
        type="button"
        class="button text"
        onClick={() => choose(SCENARIO_FILES, true, (files) => void take(files))}
      >
        {takeAway.openFile}
      </button>
      <p class="hint">{takeAway.openFileHint}</p>
      {refused && <ProblemList refused={refused} />}
      {own.length + others.length > 0 && <h3>{takeAway.fromFile}</h3>}
      <ul class="scenario-list">
        {own.map((boot) => (
          <Entry
            key={boot.source?.name}
            scenario={boot.scenario}
            note={boot.source?.name}
            shown={boot === app.boot}
            open={() => open(boot)}
          />
        ))}
        {others.map((entry) => (
          <Entry
            key={entry.id}
            scenario={entry}
            note={entry.files[0]?.name}
            shown={false}
            open={async () => {
              const answer = await bootFrom(entry.files);
              if ('boot' in answer) await open(answer.boot);
              else setRefused(answer);
            }}
            forget={() => {
              forgetOwn(entry.id);
              setKept(ownScenarios());
              app.run.notice.value = {
                kind: 'info',
                text: takeAway.forgotten(entry.title),
                undo: () => {
                  keep(entry);
                  setKept(ownScenarios());
                  app.run.notice.value = undefined;
                },
              };
            }}
          />
        ))}
      </ul>
      <h3>{takeAway.comesWith}</h3>
      {builtin.length === 0 && <p class="loading">{words.shell.loading}</p>}
      <ul class="scenario-list">
        {builtin.map((scenario) => (
          <Entry
            key={scenario.id}
            scenario={scenario}
            shown={scenario.id === shown && !app.boot.source}
            open={async () => {
              const boot = await builtinHome(app, scenario.id);
              if (boot) await open(boot);
            }}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface EntryProps {
  scenario: Pick<Scenario, 'id' | 'title' | 'language'>;
  note?: string | undefined;
  shown: boolean;
  open: () => void;
  /** Takes it off the list. */
  forget?: () => void;
}

function Entry({ scenario, note, shown, open, forget }: EntryProps) {
  const { takeAway } = useWords();
  const forgetText = takeAway.forget(scenario.title);
  return (
    <li class={forget && 'can-go'}>
      <button type="button" aria-current={shown ? 'true' : undefined} onClick={open}>
        <span class="scenario-name" lang={scenario.language} dir={directionOf(scenario.language)}>
          {scenario.title}
        </span>
        <span class="hint">
          <bdi>{note ?? scenario.id}</bdi>
          {shown && ` (${takeAway.shown})`}
        </span>
      </button>
      {forget && (
        <button type="button" class="forget" aria-label={forgetText} title={forgetText} onClick={forget}>
          <Icon name="close" />
        </button>
      )}
    </li>
  );
}
