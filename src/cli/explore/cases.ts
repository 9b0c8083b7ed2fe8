import { basename } from 'node:path';
import type { LeftAside } from '../../explore/fit/foresee.js';
import type { Model } from '../../model/index.js';
import { isReal, modelOf, type Scenario } from '../../scenario/index.js';
import { InputError } from '../errors.js';
import { builtinIds, isModel, openEither, openModel } from '../files.js';

/** Crises that really happened, and what else was named. */
export interface Real {
  scenarios: Scenario[];
  left: LeftAside[];
}

/** The same, all of them on one model. */
export interface Cases extends Real {
  model: Model;
}

/** Told before each file how many are open, and waited for. */
type Opened = (done: number, of: number) => Promise<void>;

/**
 * The crises of real events among what is named.
 *
 * @param names files or ids; none: everything that comes with Offramp
 * @throws InputError where there is none, or one of them cannot be read or has errors
 */
export async function openReal(names: readonly string[], opened: Opened): Promise<Real> {
  const left: LeftAside[] = [];
  const scenarios: Scenario[] = [];
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
          : scenarios.some(({ hash }) => hash === one.hash)
            ? 'named twice'
            : undefined;
    if (why !== undefined) left.push({ name: basename(name), why });
    else scenarios.push(one as Scenario);
  }
  if (scenarios.length === 0) throw noneOf(left);
  return { scenarios, left };
}

/**
 * The crises of real events among what is named, on one model: that of most of them unless one is asked for.
 *
 * @param names files or ids; none: everything that comes with Offramp
 * @throws InputError where there is none, no model has most of them, or one of them cannot be read or has errors
 */
export async function openCases(names: readonly string[], wanted: string | undefined, opened: Opened): Promise<Cases> {
  const asked = wanted === undefined ? undefined : await openModel(wanted);
  const { scenarios: real, left } = await openReal(names, opened);
  const model = asked ?? mostUsed(real);
  const scenarios = real.filter((one) => modelOf(one).id === model.id);
  for (const one of real)
    if (!scenarios.includes(one)) left.push({ name: one.id, why: `on another model, ${modelOf(one).id}` });
  if (scenarios.length === 0) throw noneOf(left, ` on the model ${model.id}`);
  return { model, scenarios, left };
}

function noneOf(left: readonly LeftAside[], on = ''): InputError {
  const why = left.map(({ name, why }) => `${name}: ${why}`).join('; ');
  return new InputError(
    `There is no crisis of real events${on} here: a scenario that is no what-if and whose steps cite something published. ${why}.`,
  );
}

/** @throws InputError where two have as many, since what is fitted to one is no policy for another */
function mostUsed(scenarios: readonly Scenario[]): Model {
  const counts = new Map<string, { model: Model; count: number }>();
  for (const scenario of scenarios) {
    const model = modelOf(scenario);
    counts.set(model.id, { model, count: (counts.get(model.id)?.count ?? 0) + 1 });
  }
  const [first, second] = [...counts.values()].sort((a, b) => b.count - a.count);
  if (!first || first.count === second?.count) {
    const said = [...counts].map(([id, { count }]) => `${id} (${count})`).join(', ');
    throw new InputError(
      `These crises are on several models, none of which has most of them: ${said}. A policy is for one model; say which with --model.`,
    );
  }
  return first.model;
}
