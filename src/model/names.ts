import type { Value } from './language/condition.js';
import type { Model } from './model.js';
import type { ModelFile, ModelWords } from './schema.js';

/** What a model calls everything, in one language. */
export interface ModelNames {
  model: Model;
  title: string;
  region(id: string): string;
  /** What a state is called; its id where there is none. */
  state(region: string, id: string): string;
  /** What a state means, in a sentence; empty where its model says no more than its title. */
  meaning(region: string, id: string): string;
  /** When a state holds, to go on a sentence with. */
  while(region: string, id: string): string;
  move(id: string): string;
  moveMeaning(id: string): string;
  /** What a role is called where the scenario gives it no name. */
  role(id: string): string;
  /** What a variable is called, as it stands within a sentence; `who` is whose it is, where roles have one each. */
  field(name: string, who?: string): string;
  /** The same where there is little room. */
  short(name: string, who?: string): string;
  /** A value that a region or a variable has: a number is written by whoever asks. */
  value(name: string, value: Value): string;
  /** What the measure is called within a sentence, and how far it goes; undefined where the model has none. */
  measure: Measured | undefined;
  deadline(id: string): string;
  signal(id: string): string;
  /** How a condition with a name is told: after “if”, and as a sentence where it fails. Undefined where it has no words. */
  condition(name: string): string | undefined;
  failed(name: string): string | undefined;
}

/** The measure of a model. */
export interface Measured {
  title: string;
  low: number;
  high: number;
}

/** How a language says what no model has words for. */
export interface Grammar {
  actor: string;
  rival: string;
  target: string;
  each: string;
  fades: (what: string) => string;
}

/** How names are told. */
export interface Saying {
  /** What becomes of a text of the model's own, which may run the other way than the sentence that it comes to stand in. */
  own?: (text: string) => string;
  grammar?: Grammar | undefined;
}

const same = (text: string): string => text;

/** What the model says of something beyond what it is called. */
const meant = (one: { title: string; description: string } | undefined): string =>
  one === undefined || one.description === one.title ? '' : one.description;

type StateWords = NonNullable<NonNullable<ModelWords['regions']>[string]['states']>[string];

/**
 * What a model calls everything.
 *
 * @param words its texts in the language that is asked for; none where that is its own, or it has none
 */
export function namesOfModel(model: Model, words: ModelWords = {}, { own = same, grammar }: Saying = {}): ModelNames {
  const stateWords = (region: string, id: string): StateWords | undefined => {
    let states = words.regions?.[region]?.states;
    let found: StateWords | undefined;
    for (const part of id.split('.')) {
      found = states?.[part];
      states = found?.states;
    }
    return found;
  };
  const stateOf = (region: string, id: string) => model.region.get(region)?.states.get(id);
  const relative = (who: string): string =>
    who === 'actor' || who === 'rival' || who === 'target' ? (grammar?.[who] ?? who) : who;
  const filled = (title: string, who: string | undefined): string =>
    title.replace('{role}', who === undefined ? '' : relative(who)).trim();
  const variable = (name: string): { id: string; role?: string } => {
    const field = model.field.get(name);
    return field ? { id: field.variable, ...(field.role !== undefined && { role: field.role }) } : { id: name };
  };
  const file = (id: string): NonNullable<ModelFile['variables']>[string] | undefined => model.file.variables?.[id];
  const names: ModelNames = {
    model,
    title: words.title ?? own(model.title),
    region: (id) => words.regions?.[id]?.title ?? own(model.region.get(id)?.title ?? id),
    state: (region, id) => stateWords(region, id)?.title ?? own(stateOf(region, id)?.title ?? id),
    meaning: (region, id) => stateWords(region, id)?.text ?? own(meant(stateOf(region, id))),
    while: (region, id) => stateWords(region, id)?.while ?? own(stateOf(region, id)?.while ?? id),
    move: (id) => words.moves?.[id]?.title ?? own(model.moves.get(id)?.title ?? id),
    moveMeaning: (id) => words.moves?.[id]?.text ?? own(meant(model.moves.get(id))),
    role: (id) => words.roles?.[id]?.title ?? own(model.roles.get(id)?.title ?? id),
    field: (name, who) => {
      const { id, role } = variable(name);
      const title = words.variables?.[id]?.title ?? own(file(id)?.title ?? id);
      return filled(title, who ?? (role === undefined ? undefined : names.role(role)));
    },
    short: (name, who) => {
      const { id, role } = variable(name);
      const spoken = words.variables?.[id];
      const title = spoken?.short ?? spoken?.title ?? own(file(id)?.short ?? file(id)?.title ?? id);
      return filled(title, who ?? (role === undefined ? undefined : names.role(role)));
    },
    value: (name, value) => {
      if (model.region.has(name)) return names.state(name, String(value));
      const spoken = words.variables?.[variable(name).id]?.values?.[String(value)];
      if (spoken !== undefined) return spoken;
      return model.roles.has(String(value)) ? names.role(String(value)) : String(value);
    },
    measure: undefined,
    deadline: (id) => {
      const title = words.deadlines?.[id]?.title;
      if (title !== undefined) return title;
      const fading = Object.hasOwn(model.file.deadlines ?? {}, id) ? undefined : /^(.+)Fades$/.exec(id)?.[1];
      if (fading !== undefined && grammar) return grammar.fades(names.short(fading, grammar.each));
      return own(model.deadlines.get(id)?.title ?? id);
    },
    signal: (id) => words.signals?.[id]?.title ?? own(model.signals.get(id)?.title ?? id),
    condition: (name) => {
      const title = words.conditions?.[name]?.title ?? model.conditions.get(name)?.title;
      return title === undefined || words.conditions?.[name]?.title !== undefined ? title : own(title);
    },
    failed: (name) => {
      const spoken = words.conditions?.[name]?.failed;
      const text = spoken ?? model.conditions.get(name)?.failed;
      return text === undefined || spoken !== undefined ? text : own(text);
    },
  };
  const { measure } = model;
  if (measure)
    names.measure = {
      title: names.field(measure.name),
      low: Number(measure.values[0]),
      high: Number(measure.values.at(-1)),
    };
  return names;
}
