import type { Alternative, DecisionPoint } from '../../explore/decisive.js';
import type { Policy } from '../../explore/policy/schema.js';
import { type Actor, isMoveId } from '../../model/index.js';
import { type Scenario, storyOf } from '../../scenario/index.js';
import type { Words } from '../words/index.js';
import { stopName } from '../words/names.js';
import type { Explorer } from './explorer.js';

/** What a policy is called, and whether its weights were changed on the page. */
export function policyName(policy: Policy, base: Policy, explore: Words['explore']): string {
  const title = explore.policyTitle(base);
  return policy === base ? title : explore.changed(title);
}

/** What an outcome is called, or that there is none. */
export function endName(name: string, { crisis, explore }: Words): string {
  return name === 'never' ? explore.never : (crisis.phase[name as keyof typeof crisis.phase] ?? name);
}

/** What an alternative is called: as the scenario has it, or who makes which move. */
export function alternativeName({ id, title, scripted }: Alternative, scenario: Scenario, words: Words): string {
  const [move = '', by = ''] = id.split(':');
  if (scripted || !isMoveId(move)) return title;
  return words.explore.leg(scenario.actors[by as Actor].name, words.crisis.move(move));
}

/** What a step of the path is called that was asked about. */
export function pointName({ run, stale }: Explorer, { step, n, title }: DecisionPoint, words: Words): string {
  if (storyOf(run.scenario).step(step)) return title;
  const stop = stale.value ? undefined : run.line.value.stops[n];
  return stop ? stopName(stop, words) : title;
}
