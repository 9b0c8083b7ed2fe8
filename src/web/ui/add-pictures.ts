import { isSlip } from '../../scenario/pictures.js';
import type { App } from '../state/context.js';
import { missingPictures, pictureFiles } from '../state/open.js';
import { wantedName } from '../state/pictures.js';
import { choose, PICTURE_FILES } from './files.js';

/** Lets a person choose pictures that the scenario on the page names and that are not here. */
export function choosePictures(app: App): void {
  choose(PICTURE_FILES, true, (files) => void addPictures(app, files));
}

/** Takes in pictures of the scenario on the page; what is none of them, or no picture, is told of. */
export async function addPictures(app: App, files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const { takePicture, words } = await loaded(app);
  const { scenario } = app.boot;
  const named = [...pictureFiles(app.boot)];
  const wrong: string[] = [];
  const taken: Awaited<ReturnType<typeof takePicture>>[] = [];
  for (const file of files) {
    const wanted = wantedName(named, missingPictures(app.boot), file.name, files.length);
    const one = wanted === undefined ? undefined : await takePicture(file, scenario.id, wanted);
    if (!one) wrong.push(words.notNamed(file.name));
    else if (isSlip(one)) wrong.push(words.slips[one.slip](file.name));
    else {
      if (!one.kept) wrong.push(words.noRoom(one.picture.file));
      taken.push(one);
    }
  }
  const pictures = taken.flatMap((one) => (isSlip(one) ? [] : [one.picture]));
  // Another one may have been opened meanwhile.
  if (pictures.length > 0 && app.boot.scenario.id === scenario.id) {
    const others = (app.boot.pictures ?? []).filter((one) => !pictures.some(({ file }) => file === one.file));
    const boot = { ...app.boot, pictures: [...others, ...pictures] };
    if (app.home === app.boot) app.home = boot;
    app.boot = boot;
    app.run.version.value += 1;
  }
  if (wrong.length > 0) app.run.notice.value = { kind: 'problem', text: wrong.join(' ') };
  else if (missingPictures(app.boot).length > 0) await tellMissing(app);
  else app.run.notice.value = { kind: 'info', text: words.added(pictures.length) };
}

/** Says which pictures of the scenario on the page are not here, if any, with a way to choose them. */
export async function tellMissing(app: App): Promise<void> {
  const { scenario } = app.boot;
  if (missingPictures(app.boot).length === 0) return;
  const { words } = await loaded(app);
  const missing = missingPictures(app.boot);
  if (app.boot.scenario.id !== scenario.id || missing.length === 0) return;
  const before = app.run.notice.peek();
  const files = app.settings.words.value.crisis.list(missing);
  app.run.notice.value = {
    kind: 'info',
    text: [...(before && !before.undo ? [before.text] : []), words.missing(files, missing.length)].join(' '),
    action: { label: words.choose, does: () => choosePictures(app) },
    lasting: true,
  };
}

/** What is only needed where a picture is taken in. */
async function loaded({ settings }: App) {
  const [{ takePicture }, { pictureWords }] = await Promise.all([
    import('../state/take-picture.js'),
    import('../words/pictures.js'),
  ]);
  return { takePicture, words: pictureWords(settings.language.value) };
}
