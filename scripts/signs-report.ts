/** Prints, for every crisis on the wide model and every policy that comes with Offramp, what scripts/signs.ts finds. */
import { graphOf } from '../src/explore/graph/explore.js';
import { policiesOf } from '../src/explore/policy/builtin.js';
import { modelOf, type Scenario } from '../src/scenario/index.js';
import { loadShipped, shippedIds } from './scenario-files.js';
import { placesOn, signs } from './signs.js';

const shapes = new Map<string, Scenario[]>();
for (const id of shippedIds().filter((name) => /-\d{4}$/.test(name))) {
  const { scenario } = loadShipped(id);
  if (scenario?.model !== 'interstate-crisis') continue;
  const { shape } = modelOf(scenario);
  shapes.set(shape, [...(shapes.get(shape) ?? []), scenario]);
}
for (const scenarios of shapes.values()) {
  const [model] = scenarios.map(modelOf);
  if (!model) continue;
  const graph = graphOf(model);
  const places = placesOn(graph, scenarios);
  console.log(`\n${scenarios.map(({ id }) => id).join(', ')}: ${places.length} places`);
  for (const policy of policiesOf(model).filter(({ script }) => !script)) {
    const { chances, wrong } = signs(graph, policy, places, 'openConflict');
    const mean = chances.reduce((sum, one) => sum + one, 0) / chances.length;
    const list = wrong.map((one) => `${one.move} in ${one.places} of ${one.of}, by ${one.points.toFixed(2)} at most`);
    console.log(`  ${policy.id}: open conflict ${(100 * mean).toFixed(1)} % on average`);
    for (const line of list) console.log(`    wrong: ${line}`);
  }
}
