import type { Alternative, DecisionPoint } from '../../explore/decisive.js';
import type { Policy } from '../../explore/policy/schema.js';
import type { Model } from '../../model/index.js';
import { nameOf, type Scenario, storyOf } from '../../scenario/index.js';
import type { Words } from '../words/index.js';
import { type ModelNames, modelWords } from '../words/model.js';
import { stopName } from '../words/names.js';
import type { Explorer } from './explorer.js';

/** What a policy is called, and whether its weights were changed on the page. */
export function policyName(policy: Policy, base: Policy, model: Model, explore: Words['explore']): string {
  const title = explore.policyTitle(base, model);
  return policy === base ? title : explore.changed(title);
}

/** What an outcome is called, or that there is none. */
export function endName(name: string, names: ModelNames, { explore }: Words): string {
  return name === 'never' ? explore.never : names.state(names.model.main.id, name);
}

/** The class that gives an outcome its colour: how good it is, and which one of those that are as good. */
export function endClass(name: string, { outcomes }: Model): string {
  const tone = outcomes.get(name);
  if (tone === undefined) return name === 'never' ? 'never' : '';
  const alike = [...outcomes].filter(([, other]) => other === tone).map(([id]) => id);
  return alike.indexOf(name) > 0 ? `tone-${tone} another` : `tone-${tone}`;
}

/** What an alternative is called: as the scenario has it, or who makes which move. */
export function alternativeName(
  { id, title, scripted }: Alternative,
  scenario: Scenario,
  names: ModelNames,
  words: Words,
): string {
  const [move = '', by = ''] = id.split(':');
  if (scripted || !names.model.moves.has(move)) return title;
  return words.explore.leg(nameOf(scenario, by), names.move(move));
}

/** What a step of the path is called that was asked about. */
export function pointName({ run, stale }: Explorer, { step, n, title }: DecisionPoint, words: Words): string {
  if (storyOf(run.scenario).step(step)) return title;
  const stop = stale.value ? undefined : run.line.value.stops[n];
  return stop ? stopName(stop, words) : title;
}

/** What the model of an explored run calls everything. */
export function namesOf({ run }: Explorer, words: Words): ModelNames {
  return modelWords(run.session.value.model, words.language);
}
