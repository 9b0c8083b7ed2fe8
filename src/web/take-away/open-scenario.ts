import { LIMITS } from '../../file/limits.js';
import type { Boot, TextFile } from '../../render/page/boot.js';
import type { App } from '../state/context.js';
import { openBoot } from '../state/open.js';
import { addPictures, tellMissing } from '../ui/add-pictures.js';
import { sorted, takeDropped } from '../ui/drop.js';
import { openWaiting, tell } from './open-run.js';
import type { Refused } from './ProblemList.js';

/**
 * Shows a scenario on the crisis screen.
 *
 * @param pictures files that were chosen with it
 */
export async function showScenario(app: App, boot: Boot, pictures: readonly File[] = []): Promise<void> {
  const { takeAway } = app.settings.words.value;
  if (boot === app.boot) {
    app.settings.screen.value = 'crisis';
    return addPictures(app, pictures);
  }
  const changes = await openBoot(app, boot);
  app.settings.screen.value = 'crisis';
  tell(app, 'info', takeAway.scenarioOpened(boot.scenario.title), ...changes);
  await openWaiting(app);
  if (pictures.length > 0) await addPictures(app, pictures);
  else await tellMissing(app);
}

/** From now on opens what is dropped on the page. */
export function listenToDrops(app: App): void {
  takeDropped((files) => void openDropped(app, files));
}

/** Opens files that were dropped on the page: a scenario with its pictures, or pictures of the one that is shown. */
async function openDropped(app: App, files: readonly File[]): Promise<void> {
  const { texts, pictures } = sorted(files);
  if (texts.length === 0) return addPictures(app, pictures);
  const answer = await readScenario(app, texts);
  if (answer && 'boot' in answer) return showScenario(app, answer.boot, pictures);
  if (!answer) return;
  const [first] = answer.problems;
  const where = first ? ` ${first.file}:${first.line}:${first.column} ${first.message}` : '';
  const { takeAway } = app.settings.words.value;
  tell(app, 'problem', (answer.message ?? takeAway.problems(answer.file, answer.problems.length)) + where);
}

/** Reads chosen files as a scenario; tells what cannot even be read. */
export async function readScenario(app: App, files: readonly File[]): Promise<{ boot: Boot } | Refused | undefined> {
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

export async function bootFrom(files: readonly TextFile[]): Promise<{ boot: Boot } | Refused> {
  const { bootOf } = await import('../state/open-file.js');
  const { boot, file, problems } = await bootOf(files);
  return boot ? { boot } : { file, problems };
}

async function textOf(file: File): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
}
