import type { Boot } from '../../render/page/boot.js';
import { loadBuiltin } from './builtin.js';
import type { App } from './context.js';
import { keepNow, restore, wasDrawn } from './keep.js';
import { knowModel } from './models.js';
import { keepOwn } from './own.js';
import { forgetHere, recallHere, rememberHere } from './storage.js';

const SHOWING = 'showing';

/** What a tab shows instead of what its page came with. */
interface Showing {
  /** Id of the scenario that the page came with. */
  home: string;
  builtin?: string;
  source?: Boot['source'];
  beside?: Boot['beside'];
}

/**
 * Shows another scenario, or another version of the one that is shown. The run of the one before is kept
 * in this browser, and the one of the new scenario is taken up where it was left.
 *
 * @returns what is different about that run since it was kept, for people
 */
export async function openBoot(app: App, boot: Boot): Promise<string[]> {
  const [whole] = await Promise.all([withKept(boot), keepNow(app.run), knowModel(boot.scenario)]);
  app.autoplay.playing.value = false;
  if (boot === app.home) app.home = whole;
  else keepOwn(boot);
  app.boot = whole;
  showing(app.home, whole);
  if (boot.scenario.id === app.run.scenario.id) return app.run.rebase(boot.scenario);
  const { session, changes, unplayed, aside } = await restore(boot.scenario);
  app.run.replace(session, unplayed);
  wasDrawn(boot.scenario);
  return aside === undefined ? changes : [...changes, app.settings.words.value.takeAway.notReopened];
}

/** The boot document of a scenario that comes with Offramp. */
export async function builtinBoot(id: string): Promise<Boot | undefined> {
  const { scenario } = await loadBuiltin(id);
  return scenario && { scenario };
}

/** The same where it may be what the page came with, or shows. */
export async function builtinHome({ home, boot }: App, id: string): Promise<Boot | undefined> {
  const here = [boot, home].find(({ scenario, source }) => scenario.id === id && !source);
  return here ?? builtinBoot(id);
}

/** Keeps for a reload of this tab what it shows. */
function showing(home: Boot, boot: Boot): void {
  const { source, beside } = boot;
  const entry: Showing = source
    ? { home: home.scenario.id, source, ...(beside && { beside }) }
    : { home: home.scenario.id, builtin: boot.scenario.id };
  if (boot === home) forgetHere(SHOWING);
  else rememberHere(SHOWING, JSON.stringify(entry));
}

/** What this tab showed before it was loaded anew; the page's own scenario where it was that, or is another one now. */
export async function lastShown(home: Boot): Promise<Boot> {
  try {
    const entry = JSON.parse(recallHere(SHOWING) ?? 'null') as Showing | null;
    if (entry?.home !== home.scenario.id) return home;
    if (entry.builtin !== undefined) return (await builtinBoot(entry.builtin)) ?? home;
    if (!entry.source) return home;
    const { bootOf } = await import('./open-file.js');
    return (await bootOf([entry.source, ...(entry.beside ?? [])])).boot ?? home;
  } catch {
    return home;
  }
}

/** The files of a scenario's pictures, each once. */
export function pictureFiles({ scenario }: Boot): Set<string> {
  return new Set(scenario.steps.flatMap(({ picture }) => picture?.file ?? []));
}

/** Those that are not here. */
export function missingPictures(boot: Boot): string[] {
  const { pictures = [] } = boot;
  const files = pictureFiles(boot);
  for (const { file } of pictures) files.delete(file);
  return [...files];
}

/** With what this browser keeps of those. Most scenarios have no pictures, and load nothing for them. */
export async function withKept(boot: Boot): Promise<Boot> {
  const missing = missingPictures(boot);
  if (missing.length === 0) return boot;
  const { keptPicture } = await import('./pictures.js');
  const found = await Promise.all(missing.map((file) => keptPicture(boot.scenario.id, file)));
  const kept = found.filter((one) => one !== undefined);
  return kept.length === 0 ? boot : { ...boot, pictures: [...(boot.pictures ?? []), ...kept] };
}
