import { useEffect, useState } from 'preact/hooks';
import { LIMITS } from '../../file/limits.js';
import type { Boot, TextFile } from '../../render/page/boot.js';
import type { Scenario } from '../../scenario/scenario.js';
import { type App, useApp, useWords } from '../state/context.js';
import { shelf } from '../state/library.js';
import { builtinHome, openBoot } from '../state/open.js';
import { forgetOwn, keep, ownScenarios } from '../state/own.js';
import { Dialog } from '../ui/Dialog.js';
import { choose } from '../ui/files.js';
import { Icon } from '../ui/icon.js';
import { directionOf } from '../words/direction.js';
import { openWaiting, tell } from './open-run.js';
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
  const open = async (boot: Boot) => {
    close();
    await showScenario(app, boot);
  };
  return (
    <Dialog title={takeAway.scenarios} close={close}>
      <button
        type="button"
        class="button text"
        onClick={() =>
          choose('.yaml,.yml', true, async (files) => {
            const answer = await readScenario(app, files);
            if (answer && 'boot' in answer) await open(answer.boot);
            else setRefused(answer);
          })
        }
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

/** Shows a scenario on the crisis screen. */
export async function showScenario(app: App, boot: Boot): Promise<void> {
  const { takeAway } = app.settings.words.value;
  if (boot === app.boot) {
    app.settings.screen.value = 'crisis';
    return;
  }
  const changes = await openBoot(app, boot);
  app.settings.screen.value = 'crisis';
  tell(app, 'info', takeAway.scenarioOpened(boot.scenario.title), ...changes);
  await openWaiting(app);
}

/** Reads chosen files as a scenario; tells what cannot even be read. */
async function readScenario(app: App, files: File[]): Promise<{ boot: Boot } | Refused | undefined> {
  const { takeAway } = app.settings.words.value;
  const refuse = (file: string, message: string): Refused => ({ file, problems: [], message });
  const [first] = files;
  if (!first) return undefined;
  // Larger ones the loader would refuse too, but only once they are in memory.
  const large = files.find((file) => file.size > LIMITS.bytes);
  if (large) return refuse(large.name, takeAway.fileLarge(large.name, takeAway.megabytes(LIMITS.bytes)));
  let texts: { name: string; text: string }[];
  try {
    texts = await Promise.all(
      files.slice(0, LIMITS.extends).map(async (file) => ({ name: file.name, text: await textOf(file) })),
    );
  } catch {
    return refuse(first.name, takeAway.fileUnread(first.name));
  }
  return bootFrom(texts);
}

/** Shows the scenario of texts that were read before, or says that it cannot be shown any more. */
export async function showFiles(app: App, files: readonly TextFile[]): Promise<void> {
  const answer = await bootFrom(files);
  if ('boot' in answer) await showScenario(app, answer.boot);
  else tell(app, 'problem', app.settings.words.value.takeAway.problems(answer.file, answer.problems.length));
}

async function bootFrom(files: readonly TextFile[]): Promise<{ boot: Boot } | Refused> {
  const { bootOf } = await import('../state/open-file.js');
  const { boot, file, problems } = await bootOf(files);
  return boot ? { boot } : { file, problems };
}

async function textOf(file: File): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
}
