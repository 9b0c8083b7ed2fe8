import { type MachineConfig, type Model, MS_PER_HOUR } from '../../model/index.js';

/** What a model says that XState's configuration has no place for. `offramp import machine` reads it again. */
export interface MachineMeta {
  id: string;
  title: string;
  text?: string;
  language?: string;
  measure?: string;
  pressure?: string;
  roles: Model['file']['roles'];
  variables: NonNullable<Model['file']['variables']>;
  conditions: Record<string, { title?: string; text?: string; needs?: string; failed?: string }>;
  moves: Model['file']['moves'];
  deadlines: Record<string, { hours: number; milliseconds: number; title: string; text: string }>;
  signals: Record<string, { title: string; text: string }>;
  fades: Record<string, { by: number; hours: number }>;
  outcomes: Model['file']['outcomes'];
  /** Titles by region, and in it by the path of a state. */
  titles: Record<string, { title: string; text: string; states: Record<string, { title: string; while: string }> }>;
}

/**
 * The machine's configuration as JSON: plain data, which createMachine takes once the guards, actions and delays that
 * it names are there. What else the model says stands under `meta`.
 */
export function machineJson(model: Model): string {
  const { id, description, ...rest } = model.config as MachineConfig;
  return `${JSON.stringify({ id, description, meta: { offramp: metaOf(model) }, ...rest }, null, 2)}\n`;
}

function metaOf(model: Model): MachineMeta {
  const { file, language } = model;
  return {
    id: model.id,
    title: model.title,
    ...(model.text !== '' && { text: model.text }),
    ...(language !== 'en' && { language }),
    ...(model.measure && { measure: model.measure.name }),
    ...(model.pressure && { pressure: model.pressure.name }),
    roles: file.roles,
    variables: file.variables ?? {},
    conditions: Object.fromEntries([...model.conditions].map(([name, { guard: _, ...texts }]) => [name, texts])),
    // What every move does stands on each transition of the configuration already.
    moves: Object.fromEntries(
      Object.entries(file.moves).map(([name, { 'every-move': _, ...move }]) => [
        name,
        { ...move, hours: model.moves.get(name)?.hours },
      ]),
    ),
    deadlines: Object.fromEntries(
      [...model.deadlines.values()]
        .filter(({ id }) => !model.region.get(id)?.hidden)
        .map(({ id, hours, title, description }) => [
          id,
          { hours, milliseconds: hours * MS_PER_HOUR, title, text: description },
        ]),
    ),
    signals: Object.fromEntries(
      [...model.signals.values()].map(({ id, title, description }) => [id, { title, text: description }]),
    ),
    fades: Object.fromEntries(model.fades),
    outcomes: file.outcomes,
    titles: Object.fromEntries(
      model.regions
        .filter(({ hidden }) => !hidden)
        .map(({ id, title, description, states }) => [
          id,
          {
            title,
            text: description,
            states: Object.fromEntries(
              [...states.values()].map((state) => [state.id, { title: state.title, while: state.while }]),
            ),
          },
        ]),
    ),
  };
}
