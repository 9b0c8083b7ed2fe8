import { parseWhen } from '../file/when.js';
import type { Model, MoveEvent } from '../model/index.js';
import { startPosition } from '../model/index.js';
import { draftWayTo } from './plan.js';
import { modelOf, nameOf, type Scenario, storyOf } from './scenario.js';
import { startWalk, walkAct } from './walk.js';
import { type DraftTexts, ENGLISH_TEXTS } from './what-if-texts.js';

/** Any text as a YAML scalar: JSON's double quotes are YAML's. */
const quoted = (text: string): string => JSON.stringify(text);

function header(schema: string): string {
  return `# yaml-language-server: $schema=${schema}\n`;
}

/** Text as a comment can hold it. */
const inLine = (text: string): string => text.replace(/[^\P{Cc}]/gu, ' ').replace(/\s+/g, ' ');

export interface WhatIfDraft {
  id: string;
  title: string;
  /** The scenario that is left, and the step instead of which the what-if begins. */
  scenario: Scenario;
  from: string;
  /** Where an editor finds the JSON Schema. */
  schema: string;
  texts?: DraftTexts;
}

/**
 * Text of a what-if that passes `check`: from the step on, moves that lead to a good end.
 *
 * @throws RangeError when the scenario has no such step
 */
export function whatIfText({ id, title, scenario, from, schema, texts = ENGLISH_TEXTS }: WhatIfDraft): string {
  const story = storyOf(scenario);
  const model = modelOf(scenario);
  const step = story.step(from);
  const start = parseWhen(scenario.start);
  if (!step || !start) throw new RangeError(`${scenario.id} has no step ${from}.`);
  let walk = startWalk(model);
  for (const before of story.path(step.branch)) {
    if (before === from) break;
    const act = story.step(before);
    if (act) walk = walkAct(walk, act, start).walk;
  }
  const names = (role: string) => nameOf(scenario, role);
  const draft = draftWayTo(walk.position);
  const { summary, why, question, notes } = texts;
  const steps =
    draft.length > 0
      ? draft.map((event, index) =>
          draftStep(model, `${id}-${index + 1}`, event, names, index === 0 ? question : undefined, texts),
        )
      : [waitStep(`${id}-1`, texts)];
  return `${header(schema)}# ${notes.head(from)}
# ${notes.change}
${commands(id, texts)}id: ${id}
title: ${quoted(title)}
summary: ${quoted(summary(step.title))}
${languageLine(texts, scenario.language)}extends: ${scenario.id}
from: ${from}
why: ${quoted(why)}
weight: 0.2 # ${notes.weight}
steps:
${steps.join('')}`;
}

function draftStep(
  model: Model,
  id: string,
  { type, by, target }: MoveEvent,
  names: (role: string) => string,
  ask: string | undefined,
  texts: DraftTexts,
  more = '',
): string {
  const move = model.moves.get(type);
  const own = move?.title ?? type;
  const called = texts.title?.(type) ?? own;
  const against = target === undefined ? '' : ` – ${names(target)}`;
  // An English title of a model goes on in small letters, as its description does.
  const title = texts.title
    ? texts.move(called, names(by), target && names(target))
    : `${names(by)}: ${own.toLowerCase()}${against}`;
  return `  - id: ${id}
    by: ${by} # ${inLine(names(by))}
${target === undefined ? '' : `    target: ${target} # ${inLine(names(target))}\n`}    move: ${type} # ${inLine(texts.notes.move?.(type) ?? move?.description ?? '')}
    title: ${quoted(title.slice(0, 200))}
${more}${ask === undefined ? '' : `    ask:\n      - ${quoted(ask)}\n`}`;
}

/** What to run, as comments. */
const commands = (id: string, { notes }: DraftTexts): string =>
  `#   offramp check ${id}.yaml      ${notes.check}\n#   offramp play ${id}.yaml       ${notes.play}\n`;

/** Says the language of a file, where it is not the one that it would have without that. */
const languageLine = ({ language }: DraftTexts, otherwise: string): string =>
  language === undefined || language === otherwise ? '' : `language: ${language}\n`;

function waitStep(id: string, texts: DraftTexts): string {
  return `  - id: ${id}
    move: wait
    hours: 24
    title: ${quoted(texts.wait(24))}
`;
}

/** What a crisis of one's own runs on where nothing is said: the model of most crises between two states. */
export const NEW_CRISIS = 'interstate-crisis';

export interface BlankDraft {
  /** The model that it is to run on. */
  model: Model;
  id: string;
  title: string;
  /** What stands behind each role; a role without a name has the model's. */
  names: Readonly<Record<string, string | undefined>>;
  /** YYYY-MM-DD. */
  start: string;
  schema: string;
  texts?: DraftTexts;
}

/** Roles that a scenario has to name: those that have a rival, or all where none has. */
export function namedRoles({ roles }: Model): string[] {
  const rivals = [...roles.values()].filter(({ rival }) => rival !== undefined);
  return (rivals.length > 0 ? rivals : [...roles.values()]).map(({ id }) => id);
}

/** What the first two states are called where nothing is said. */
const COUNTRIES: readonly [string, string] = ['Northmark', 'Estavia'];
/** Kinds of roles that a country can stand behind. */
const COUNTRY_KINDS = ['state', 'country', 'nation', 'power'];

/**
 * What the roles are called that a scenario has to name, where nothing is said: of the first two, a made-up country
 * where the role is one of states; else what the model calls it, since a group that takes hostages is no country.
 *
 * @param countries the two names, in the language of the page
 * @param titleOf what the model calls a role in that language
 */
export function usualNames(
  model: Model,
  countries: readonly [string, string] = COUNTRIES,
  titleOf = (role: string) => model.roles.get(role)?.title ?? role,
): Record<string, string> {
  return Object.fromEntries(
    namedRoles(model).map((role, index) => {
      const isCountry = COUNTRY_KINDS.includes(model.roles.get(role)?.kind ?? '');
      return [role, (isCountry ? countries[index] : undefined) ?? titleOf(role)];
    }),
  );
}

/**
 * Text of a scenario on a model that passes `check`: the model's own draft, where it has one, else moves that lead to
 * its best end.
 */
export function blankText({ model, id, title, names, start, schema, texts = ENGLISH_TEXTS }: BlankDraft): string {
  const name = (role: string) => names[role] ?? model.roles.get(role)?.title ?? role;
  const roles = namedRoles(model);
  const { notes } = texts;
  const actors = roles.map((role) => {
    // In another language, its name says enough.
    const text = texts.language === undefined ? model.roles.get(role)?.text : undefined;
    return `  ${role}: { name: ${quoted(name(role))} }${text === undefined ? '' : ` # ${inLine(text)}`}\n`;
  });
  const { draft } = model.file;
  return `${header(schema)}# ${notes.head()}
${commands(id, texts)}id: ${id}
title: ${quoted(title)}
summary: ${quoted(texts.between(roles.map(name)))}
${languageLine(texts, 'en')}model: ${model.id}
actors:
${actors.join('')}start: ${start} # ${notes.start}
${draft === undefined ? plainDraft(model, name, texts) : filled(spoken(draft, texts), name, start)}`;
}

/** A model's own draft in a language, as far as that has words for it. */
function spoken(draft: string, { draft: texts = {} }: DraftTexts): string {
  return Object.entries(texts).reduce(
    (text, [own, other]) =>
      text.replaceAll(`"${own}"`, () => quoted(other)).replaceAll(`# ${own}\n`, () => `# ${inLine(other)}\n`),
    draft,
  );
}

/** A model's own draft with names and dates in it. */
function filled(draft: string, name: (role: string) => string, start: string): string {
  const day = (days: number) => new Date(Date.parse(`${start}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const month = day(-31).slice(0, 7);
  const text = draft.replace(/\{(before|day (-?\d+)|[a-z][A-Za-z0-9]*)\}/g, (_, word: string, days?: string) => {
    if (days !== undefined) return day(Number(days));
    // A month tells enough of what came before, where it is not the one that the clock starts in.
    if (word === 'before') return month < start.slice(0, 7) ? month : day(-1);
    return quoted(name(word)).slice(1, -1);
  });
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** Steps to the best end, with one thing that could be done instead of the first. */
function plainDraft(model: Model, name: (role: string) => string, texts: DraftTexts): string {
  const way = draftWayTo(startPosition(model));
  const steps =
    way.length > 0
      ? way.map((event, index) =>
          draftStep(
            model,
            `step-${index + 1}`,
            event,
            name,
            index === 0 ? texts.otherQuestion : undefined,
            texts,
            '    sources: [own]\n',
          ),
        )
      : [waitStep('step-1', texts)];
  return `objectives:
  - ${quoted(texts.objective)}
sources:
  - { id: own, title: ${quoted(texts.source)} }
steps:
${steps.join('')}`;
}
