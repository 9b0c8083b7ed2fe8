import type { ModelWords } from '../model/index.js';
import { modelOf, nameOf, type Scenario } from '../scenario/index.js';

/** What is called how, in the language of a scenario where its model has the words. */
export interface Names {
  actor(role: string, party?: string): string;
  move(id: string): string;
  state(region: string, state: string): string;
  region(region: string): string;
  measure(): string | null;
}

const known = new WeakMap<Scenario, Names>();

/** The names of a scenario. */
export function namesOf(scenario: Scenario): Names {
  let names = known.get(scenario);
  if (!names) {
    names = makeNames(scenario);
    known.set(scenario, names);
  }
  return names;
}

function makeNames(scenario: Scenario): Names {
  const model = modelOf(scenario);
  const words: ModelWords = model.words[scenario.language] ?? {};
  return {
    actor: (role, party) => nameOf(scenario, role, party),
    move: (id) => words.moves?.[id]?.title ?? model.moves.get(id)?.title ?? id,
    region: (region) => words.regions?.[region]?.title ?? model.region.get(region)?.title ?? region,
    state: (region, state) =>
      words.regions?.[region]?.states?.[state]?.title ?? model.region.get(region)?.states.get(state)?.title ?? state,
    measure: () => {
      const { measure } = model;
      return measure ? (words.variables?.[measure.variable]?.title ?? measure.title ?? measure.name) : null;
    },
  };
}
