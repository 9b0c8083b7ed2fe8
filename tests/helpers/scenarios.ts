import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Model, shippedModel } from '../../src/model/index.js';
import { type Loaded, loadScenario, type Scenario, type SourceText } from '../../src/scenario/index.js';

export const root = join(import.meta.dirname, '../..');

/** The small model, which most tests of the engine are about. */
export const BILATERAL = shippedModel('bilateral-crisis') as Model;

/** The wide one, on which the real crises run, and of which the documentation speaks. */
export const INTERSTATE = shippedModel('interstate-crisis') as Model;

export function fileOf(id: string): SourceText | undefined {
  const file = join(root, 'scenarios', `${id}.yaml`);
  return existsSync(file) ? { file, content: readFileSync(file) } : undefined;
}

/** A scenario of scenarios/, with everything that is wrong with it. */
export function published(id: string): Loaded {
  const source = fileOf(id);
  if (!source) throw new Error(`there is no scenarios/${id}.yaml`);
  return loadScenario(source, fileOf);
}

/** A scenario that must load. */
export function scenario(loaded: Loaded): Scenario {
  if (!loaded.scenario) throw new Error(JSON.stringify(loaded.problems, null, 1));
  return loaded.scenario;
}

/** The real crisis as it comes with Offramp. */
export const real: Scenario = scenario(published('iran-pakistan-2024'));

/** The same one as it was told on the small model: for what is about the engine, and would take long on the wide one. */
export const JANUARY = join(root, 'tests/fixtures/january-on-the-small-model.yaml');
export const january: Scenario = scenario(loadScenario({ file: JANUARY, content: readFileSync(JANUARY) }));

const HEAD = `id: small
title: Small
summary: A small crisis.
model: bilateral-crisis
actors:
  initiator: { name: Aland }
  responder: { name: Bland }
start: 2024-01-16
sources:
  - { id: own, title: Own }
`;

/** Text of a small scenario: a head, an attack and a strike, and then the given YAML of further steps. */
export function smallText(steps = '', head = HEAD): string {
  return `${head}steps:
  - { id: attack, at: 2023-12, by: militants, target: initiator, move: militantAttack, title: An attack, sources: [own] }
  - { id: hit, at: 2024-01-16, by: initiator, move: strike, title: A strike, sources: [own] }
${steps}`;
}

/** Text of a crisis that begins where its model does not, so that the graph that comes with Offramp is none of it. */
export const ELSEWHERE = `id: elsewhere
title: Elsewhere
summary: Two states quarrel.
model: bilateral-crisis
actors: { initiator: { name: A }, responder: { name: B } }
begins: { tension: 4 }
start: 2030-01-01
steps:
  - { id: one, by: initiator, move: protest, title: A protests }
`;

export const HEAD_LINES = HEAD.split('\n').length - 1;

export function small(steps = ''): Scenario {
  return scenario(loadScenario({ file: 'small.yaml', content: smallText(steps) }));
}

const MODELS = join(root, 'tests/fixtures/models');
const modelSource = (id: string): SourceText => ({
  file: `${id}.yaml`,
  content: readFileSync(join(MODELS, `${id}.yaml`)),
});

/** A scenario of tests/fixtures/models, on a model that lies beside it. */
export function onOwnModel(id: string): Scenario {
  return scenario(loadScenario(modelSource(id), (other, kind) => (kind === 'model' ? modelSource(other) : undefined)));
}
