import type { Boot, ShownPicture } from '../../render/page/boot.js';
import { textsToGive } from '../../render/page/texts.js';
import { layoutsToGive } from '../machine/layouts.js';
import { drawingToGive } from '../map/give.js';
import { builtinTexts } from '../state/builtin.js';
import type { App } from '../state/context.js';
import { documentOf } from '../state/keep.js';
import { speech } from '../state/speech.js';
import { LANGUAGES } from '../words/index.js';
import { modelWords } from '../words/model.js';

/**
 * The app and the scenario that is on the page as one file.
 *
 * @param withRun whether it opens where the run stands
 */
export async function singleFile(app: App, withRun: boolean): Promise<{ name: string; text: string }> {
  const { source, beside } = app.boot;
  const { scenario } = app.run;
  const run = withRun ? await documentOf(app.run) : undefined;
  const spoken = await Promise.all(LANGUAGES.map(speech));
  const { model } = app.run.session.value;
  // Without them the picture of the machine is not in the file; all else is.
  const layouts = await layoutsToGive(spoken.map((words) => [words, modelWords(model, words.language)])).catch(
    () => ({}),
  );
  const map = await drawingToGive(scenario.map);
  const builtin = await builtinTexts();
  const texts = textsToGive(source ? scenario.extends?.id : scenario.id, (id) => builtin.get(id));
  const pictures = await Promise.all((app.boot.pictures ?? []).map(withContent));
  const boot: Boot = {
    scenario,
    ...(source && { source }),
    ...(beside && { beside }),
    ...(pictures.length > 0 && { pictures }),
    ...(map && { map }),
    ...(texts.length > 0 && { texts }),
    ...(Object.keys(layouts).length > 0 && { layouts }),
    ...(run && run.log.length > 0 && { opening: { stamp: randomText(), run } }),
  };
  const [template, { selfContainedPage }] = await Promise.all([app.template(), import('../../render/page/page.js')]);
  return { name: `${scenario.id}.html`, text: await selfContainedPage(template, boot, randomText()) };
}

/** A picture with itself in it, where the server has it. */
async function withContent(shown: ShownPicture): Promise<ShownPicture> {
  if (shown.src.startsWith('data:')) return shown;
  const blob = await (await fetch(shown.src)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ ...shown, src: String(reader.result) });
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

function randomText(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
