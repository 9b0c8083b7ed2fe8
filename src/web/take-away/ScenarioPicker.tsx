import { useEffect, useState } from 'preact/hooks';
import { LIMITS } from '../../file/limits.js';
import type { Boot, TextFile } from '../../render/page/boot.js';
import type { Scenario } from '../../scenario/scenario.js';
import { builtinScenarios } from '../state/builtin.js';
import { type App, useApp, useWords } from '../state/context.js';
import { openBoot } from '../state/open.js';
import { forgetOwn, keep, ownScenarios } from '../state/own.js';
import { Dialog } from '../ui/Dialog.js';
import { choose } from '../ui/files.js';
import { Icon } from '../ui/icon.js';
import { directionOf } from '../words/direction.js';
import { openWaiting, tell } from './open-run.js';
import { ProblemList, type Refused } from './ProblemList.js';

/** A button beside the title, and the scenarios that can be put in its place. */
export function ScenarioPicker() {
  const { takeAway } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="button picker"
        aria-label={takeAway.change}
        title={takeAway.change}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="choose" />
      </button>
      {open && <PickerDialog close={() => setOpen(false)} />}
    </>
  );
}

function PickerDialog({ close }: { close: () => void }) {
  const app = useApp();
  const words = useWords();
  const { takeAway } = words;
  const [builtin, setBuiltin] = useState<Scenario[]>([]);
  const [refused, setRefused] = useState<Refused | undefined>(undefined);
  useEffect(() => {
    void builtinScenarios().then(setBuiltin);
  }, []);
  const shown = app.run.scenario.id;
  const [kept, setKept] = useState(ownScenarios);
  const own = [app.home, app.boot].filter(({ source }, index, all) => source && (index === 0 || all[0] !== all[1]));
  const others = kept.filter(({ id }) => own.every(({ scenario }) => scenario.id !== id));
  const open = async (boot: Boot) => {
    close();
    if (boot !== app.boot) await show(app, boot);
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
            open={() => open(app.home.scenario.id === scenario.id && !app.home.source ? app.home : { scenario })}
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

async function show(app: App, boot: Boot): Promise<void> {
  const { takeAway } = app.settings.words.value;
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

async function bootFrom(files: readonly TextFile[]): Promise<{ boot: Boot } | Refused> {
  const { bootOf } = await import('../state/open-file.js');
  const { boot, file, problems } = await bootOf(files);
  return boot ? { boot } : { file, problems };
}

async function textOf(file: File): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
}
