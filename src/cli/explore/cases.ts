import { basename } from 'node:path';
import type { LeftAside } from '../../explore/fit/foresee.js';
import type { Model } from '../../model/index.js';
import { isReal, modelOf, type Scenario } from '../../scenario/index.js';
import { InputError } from '../errors.js';
import { builtinIds, isModel, openEither, openModel } from '../files.js';

/** Crises that really happened, on one model, and what else was named. */
export interface Cases {
  model: Model;
  scenarios: Scenario[];
  left: LeftAside[];
}

/**
 * The crises of real events among what is named, on one model: that of most of them unless one is asked for.
 *
 * @param names files or ids; none: everything that comes with Offramp
 * @param opened told before each how many are open, and waited for
 * @throws InputError where there is none, or one of them cannot be read or has errors
 */
export async function openCases(
  names: readonly string[],
  wanted: string | undefined,
  opened: (done: number, of: number) => Promise<void>,
): Promise<Cases> {
  const asked = wanted === undefined ? undefined : await openModel(wanted);
  const left: LeftAside[] = [];
  const real: Scenario[] = [];
  const all = names.length > 0 ? names : builtinIds();
  for (const [index, name] of all.entries()) {
    await opened(index, all.length);
    const one = await openEither(name);
    const why = isModel(one)
      ? 'a model'
      : one.extends
        ? `a what-if on ${one.extends.id}`
        : !isReal(one)
          ? 'made up: it cites nothing published'
          : real.some(({ hash }) => hash === one.hash)
            ? 'named twice'
            : undefined;
    if (why !== undefined) left.push({ name: basename(name), why });
    else real.push(one as Scenario);
  }
  const model = asked ?? mostUsed(real);
  const scenarios = real.filter((one) => modelOf(one).id === model?.id);
  for (const one of real)
    if (!scenarios.includes(one)) left.push({ name: one.id, why: `on another model, ${modelOf(one).id}` });
  if (!model || scenarios.length === 0) {
    const on = asked ? ` on the model ${asked.id}` : '';
    const why = left.map(({ name, why }) => `${name}: ${why}`).join('; ');
    throw new InputError(
      `There is no crisis of real events${on} here: a scenario that is no what-if and whose steps cite something published. ${why}.`,
    );
  }
  return { model, scenarios, left };
}

function mostUsed(scenarios: readonly Scenario[]): Model | undefined {
  const models = scenarios.map((scenario) => modelOf(scenario));
  const count = (model: Model) => models.filter(({ id }) => id === model.id).length;
  return models.reduce<Model | undefined>(
    (most, each) => (most && count(most) >= count(each) ? most : each),
    undefined,
  );
}
