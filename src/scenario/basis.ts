import { isId } from '../file/ids.js';
import { LIMITS } from '../file/limits.js';
import { kindOfText } from '../file/other-kind.js';
import { errorsText, isError, type Problem } from '../file/problem.js';
import { closest, didYouMean } from '../file/suggest.js';
import type { Located, SourceText } from '../file/yaml.js';
import {
  type Fade,
  fadeId,
  loadModel,
  type Model,
  type Settings,
  SHIPPED_IDS,
  shippedModel,
  shippedModels,
} from '../model/index.js';
import { isBag } from './salvage.js';
import type { ScenarioFile } from './schema.js';
import type { Names } from './validate.js';

/**
 * Finds a file by id: that of a scenario which another one extends, or of the model that a scenario runs on; a file
 * beside it or one that comes with Offramp. Ids have neither slashes nor dots, so it cannot be asked for anything
 * else. A model may come with files of its texts in other languages.
 */
export type Resolve = (
  id: string,
  kind: 'scenario' | 'model',
) => (SourceText & { texts?: Readonly<Record<string, SourceText>> }) | undefined;

/** The names behind the roles of a file, as far as they can be read. */
export function namesIn(data: unknown): Names {
  const actors = isBag(data) ? data.actors : undefined;
  if (!isBag(actors)) return {};
  return Object.fromEntries(
    Object.entries(actors).flatMap(([role, actor]) =>
      isBag(actor) && typeof actor.name === 'string'
        ? [[role, { name: actor.name, ...(typeof actor.capital === 'string' && { capital: actor.capital }) }]]
        : [],
    ),
  );
}

/** The role of each party of some actors, as far as they can be read. */
export function partiesIn(actors: unknown): Map<string, string> {
  const found = new Map<string, string>();
  if (!isBag(actors)) return found;
  for (const [role, actor] of Object.entries(actors))
    if (isBag(actor) && isBag(actor.parties))
      for (const id of Object.keys(actor.parties).slice(0, LIMITS.parties)) if (isId(id)) found.set(id, role);
  return found;
}

/** The model that a file names: one in a file beside it, or one that comes with Offramp. */
export function modelFor(
  located: Pick<Located, 'data' | 'problem'>,
  resolve: Resolve | undefined,
): { model?: Model; problems: Problem[] } {
  const { data } = located;
  const id = isBag(data) ? data.model : undefined;
  if (!isBag(data) || typeof id !== 'string') {
    const [first] = shippedModels().sort((a, b) => rolesNamed(b, data) - rolesNamed(a, data));
    return { ...(first && { model: first }), problems: [] };
  }
  const shipped = shippedModel(id);
  const source = isId(id) ? resolve?.(id, 'model') : undefined;
  // A scenario may have the id of a model that comes with Offramp, and lie beside it.
  if (source && !(shipped && kindOfText(source.content) !== 'model')) {
    const { model, problems } = loadModel(source, source.texts);
    const [first, ...others] = problems.filter(isError);
    if (model) return { model, problems: [] };
    return {
      problems: [
        located.problem(
          ['model'],
          'model',
          `The model ${id} has ${errorsText(others.length + 1)} of its own.`,
          first ? `First: ${first.file}:${first.line}:${first.column} ${first.message}` : 'Check that file first.',
        ),
      ],
    };
  }
  if (shipped) return { model: shipped, problems: [] };
  const meant = closest(id, SHIPPED_IDS);
  const guess = meant === undefined ? undefined : shippedModel(meant);
  return {
    ...(guess && { model: guess }),
    problems: [
      located.problem(
        ['model'],
        'value',
        `There is no model ${JSON.stringify(id.slice(0, 60))} in the folder of this file, and none of that name comes with Offramp.`,
        didYouMean(id, SHIPPED_IDS),
      ),
    ],
  };
}

function rolesNamed(model: Model, data: unknown): number {
  const actors = isBag(data) && isBag(data.actors) ? data.actors : {};
  return Object.keys(actors).filter((role) => model.roles.has(role)).length;
}

/** What a scenario sets of its model, with what is wrong with that. */
export function settingsOf(
  file: Pick<ScenarioFile, 'begins' | 'deadlines' | 'pace'>,
  model: Model,
  located: Pick<Located, 'problem'>,
): { settings?: Settings; problems: Problem[] } {
  const { begins = {}, deadlines = {}, pace = {} } = file;
  const problems: Problem[] = [];
  const settings: Settings = {};
  const starts: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(begins)) {
    const region = model.regions.find(({ id, hidden }) => id === name && !hidden);
    const values: readonly (string | number)[] | undefined = region?.leaves ?? model.field.get(name)?.values;
    const known = [...model.regions.flatMap(({ id, hidden }) => (hidden ? [] : [id])), ...model.field.keys()];
    if (!values)
      problems.push(
        located.problem(
          ['begins', name],
          'unknown-name',
          `There is neither a region nor a variable ${name}.`,
          didYouMean(name, known),
          { key: true },
        ),
      );
    else if (!values.includes(value))
      problems.push(
        located.problem(
          ['begins', name],
          'value',
          `${name} is never ${value}.`,
          typeof values[0] === 'number'
            ? `It goes from ${values[0]} to ${values.at(-1)}.`
            : didYouMean(String(value), values.map(String)),
        ),
      );
    else starts[name] = value;
  }
  if (Object.keys(starts).length > 0) settings.begins = starts;
  const hours: Record<string, number | null> = {};
  for (const [name, value] of Object.entries(deadlines)) {
    if (!model.deadlines.has(name))
      problems.push(
        located.problem(
          ['deadlines', name],
          'unknown-name',
          `There is no deadline ${name}.`,
          didYouMean(name, [...model.deadlines.keys()]),
          { key: true },
        ),
      );
    else hours[name] = value === 'off' ? null : value;
  }
  if (Object.keys(hours).length > 0) settings.deadlines = hours;
  if (pace.hours !== undefined) settings.hours = pace.hours;
  const fades: Record<string, Fade | null> = {};
  for (const [name, fade] of Object.entries(pace.fades ?? {})) {
    const numbers = model.names.readable.filter(({ kind }) => kind === 'number').map((one) => one.name);
    if (!numbers.includes(name))
      problems.push(
        located.problem(
          ['pace', 'fades', name],
          'unknown-name',
          `There is no number ${name}.`,
          didYouMean(name, numbers),
          { key: true },
        ),
      );
    else if (Object.hasOwn(hours, fadeId(name)))
      problems.push(
        located.problem(
          ['deadlines', fadeId(name)],
          'value',
          `${fadeId(name)} and pace.fades.${name} both say when ${name} falls.`,
          'Leave one of them out.',
          { key: true },
        ),
      );
    else fades[name] = fade === 'off' ? null : { by: fade.by, hours: fade.days * 24 };
  }
  if (Object.keys(fades).length > 0) settings.fades = fades;
  return { ...(Object.keys(settings).length > 0 && { settings }), problems };
}
