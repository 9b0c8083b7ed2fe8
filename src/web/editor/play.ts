import type { Scenario } from '../../scenario/index.js';
import type { App } from '../app/context.js';
import { restore } from '../app/keep.js';

/**
 * Shows a scenario on the crisis screen, from its start. What was played of it before is kept as branches:
 * the run that is shown now where it is the same scenario, else the one that this browser has.
 */
export async function play({ run, settings }: App, scenario: Scenario): Promise<void> {
  if (run.scenario.id === scenario.id) await run.rebase(scenario);
  else {
    const { session, unplayed } = await restore(scenario);
    run.replace(session, unplayed);
  }
  if (run.node.value.parent !== null) run.first();
  document.title = `${scenario.title} – Offramp`;
  settings.screen.value = 'crisis';
}
