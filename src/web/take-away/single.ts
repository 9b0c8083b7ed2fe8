import type { Boot } from '../../render/page/boot.js';
import type { App } from '../state/context.js';
import { documentOf } from '../state/keep.js';

/**
 * The app and the scenario that is on the page as one file.
 *
 * @param withRun whether it opens where the run stands
 */
export async function singleFile(app: App, withRun: boolean): Promise<{ name: string; text: string }> {
  const { source, beside } = app.boot;
  const { scenario } = app.run;
  const run = withRun ? await documentOf(app.run) : undefined;
  const boot: Boot = {
    scenario,
    ...(source && { source }),
    ...(beside && { beside }),
    ...(run && run.log.length > 0 && { opening: { stamp: randomText(), run } }),
  };
  const [template, { selfContainedPage }] = await Promise.all([app.template(), import('../../render/page/page.js')]);
  return { name: `${scenario.id}.html`, text: selfContainedPage(template, boot, randomText()) };
}

function randomText(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
