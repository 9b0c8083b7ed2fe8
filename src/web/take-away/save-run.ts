import type { App } from '../state/context.js';
import { documentOf } from '../state/keep.js';
import { download } from '../ui/files.js';
import { tell } from './open-run.js';

/** Saves the run as a file. */
export async function saveRun(app: App): Promise<void> {
  saveText(app, `${JSON.stringify(await documentOf(app.run), null, 2)}\n`);
}

/** Saves a run of the scenario that is shown as a file, from its text. */
export function saveText(app: App, text: string): void {
  const { takeAway } = app.settings.words.value;
  const file = `${app.run.scenario.id}.run.json`;
  download(file, text, 'application/json');
  tell(app, 'info', takeAway.runSaved(file));
}

/** Says that the browser does not keep the run, with a way out, or that it does again. */
export function tellKept(app: App, kept: boolean): void {
  const { takeAway } = app.settings.words.value;
  if (kept) {
    tell(app, 'info', takeAway.keptAgain);
    return;
  }
  const action = { label: takeAway.saveRun, does: () => void saveRun(app) };
  app.run.notice.value = { kind: 'problem', text: takeAway.notKept, lasting: true, action };
}

/** Says that the run that was kept was not opened, with a way out. */
export function tellNotReopened(app: App, run: string): void {
  const { takeAway } = app.settings.words.value;
  const action = { label: takeAway.saveRun, does: () => saveText(app, run) };
  app.run.notice.value = { kind: 'problem', text: takeAway.notReopened, lasting: true, action };
}
