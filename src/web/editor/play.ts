import type { Boot } from '../../render/page/boot.js';
import type { App } from '../state/context.js';
import { openBoot } from '../state/open.js';

/**
 * Shows what was written on the crisis screen, from its start. What was played of it before is kept as
 * branches.
 */
export async function play(app: App, boot: Boot): Promise<void> {
  await openBoot(app, boot);
  if (app.run.node.value.parent !== null) app.run.first();
  app.settings.screen.value = 'crisis';
}
