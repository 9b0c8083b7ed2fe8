import { type ModelNames, namesOfModel } from '../model/index.js';
import { modelOf, nameOf, type Scenario } from '../scenario/index.js';

/** What is called how, in the language of a scenario where its model has the words. */
export interface Names extends Pick<ModelNames, 'move' | 'state' | 'region' | 'measure'> {
  actor(role: string, party?: string): string;
}

const known = new WeakMap<Scenario, Names>();

/** The names of a scenario. */
export function namesOf(scenario: Scenario): Names {
  let names = known.get(scenario);
  if (!names) {
    const model = modelOf(scenario);
    names = {
      ...namesOfModel(model, model.words[scenario.language]),
      actor: (role, party) => nameOf(scenario, role, party),
    };
    known.set(scenario, names);
  }
  return names;
}
