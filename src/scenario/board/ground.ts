import type { Problem } from '../../file/problem.js';
import { parseWhen, type When } from '../../file/when.js';
import { type Model, shippedModel, sourceOf, withSettings } from '../../model/index.js';
import { modelFor, namesIn, partiesIn, type Resolve, settingsOf } from '../basis.js';
import { isBag, type Sketch } from '../edit/sketch.js';
import { loadScenario } from '../load.js';
import { type Country, modelOf, type Scenario, type Step, type StepId, storyOf, TRUNK } from '../scenario.js';
import { startWalk, type Walk, walkAct } from '../walk.js';

/** What the steps of a text stand on, as far as its head can be read. */
export interface Ground {
  model: Model;
  /** Who stands behind the roles. */
  actors: Readonly<Record<string, Country | undefined>>;
  /** The role of each party that acts in one with others. */
  parties: ReadonlyMap<string, string>;
  start: When;
  /** The scenario that is left, and the steps of it that come before. */
  base?: Scenario;
  before: readonly Step[];
  /** Where the first step of the text's own meets the crisis. */
  walk: Walk;
  /** A scenario of the same model and names, for those who speak of one; it has no steps where there is no base. */
  spoken: Scenario;
  /** Ids of steps and branches that are taken by the scenario that is left. */
  taken: ReadonlySet<string>;
}

/** What a ground hangs on; it is made anew only where that is another. */
const KEYS = ['model', 'actors', 'start', 'begins', 'deadlines', 'pace', 'extends', 'from', 'id'];
const NO_START: When = { precision: 'day', start: Date.UTC(2000, 0), end: Date.UTC(2000, 0, 2) };

let last: { key: string; resolve: Resolve; ground: Ground | undefined } | undefined;

/**
 * What the steps of a text stand on.
 *
 * @param resolve finds what it extends or runs on; the same function, so that what was found need not be found again
 * @returns undefined where there is no model that it could run on
 */
export function groundOf({ data }: Pick<Sketch, 'data'>, resolve: Resolve): Ground | undefined {
  const key = JSON.stringify(KEYS.map((name) => data[name]));
  if (last?.key !== key || last.resolve !== resolve) last = { key, resolve, ground: makeGround(data, resolve) };
  return last.ground;
}

const unheard = (): Problem => ({
  file: '',
  line: 1,
  column: 1,
  severity: 'error',
  code: 'value',
  message: '',
  hint: '',
});

function makeGround(data: Sketch['data'], resolve: Resolve): Ground | undefined {
  const extended = typeof data.extends === 'string' ? resolve(data.extends, 'scenario') : undefined;
  const base = extended && loadScenario(extended, resolve).scenario;
  if (base) return leaving(base, data.from);
  const { model: plain } = modelFor({ data, problem: unheard }, resolve);
  if (!plain) return undefined;
  const model = setOf(plain, data);
  const actors = actorsIn(data, model);
  return {
    model,
    actors,
    spoken: spokenOf(model, actors),
    parties: partiesIn(data.actors),
    start: whenOf(data.start) ?? NO_START,
    before: [],
    walk: startWalk(model),
    taken: new Set(),
  };
}

/** Who stands behind the roles, as far as it can be read: nobody where it cannot. */
function actorsIn(data: Sketch['data'], { roles }: Model): Record<string, Country> {
  const named = namesIn(data);
  return Object.fromEntries(
    [...roles.values()].map(({ id, title }) => {
      const file = isBag(data.actors) ? data.actors[id] : undefined;
      const parties = isBag(file) && isBag(file.parties) ? Object.entries(file.parties) : [];
      const known = parties.flatMap(([key, party]) =>
        isBag(party) && typeof party.name === 'string' ? [[key, { name: party.name }] as const] : [],
      );
      return [id, { name: named[id]?.name ?? title, ...(known.length > 0 && { parties: Object.fromEntries(known) }) }];
    }),
  );
}

function spokenOf(model: Model, actors: Scenario['actors']): Scenario {
  return {
    ...{ id: '', title: '', summary: '', language: 'en', model: model.id, actors, start: '2000-01-01', regions: [] },
    ...(shippedModel(model.id) !== model && { machine: sourceOf(model) }),
    ...{ lesson: [], glossary: [], objectives: [], sources: [], main: TRUNK, steps: [], branches: [], hash: '' },
  };
}

/** A model with what a scenario sets of it, as far as that can be read. */
function setOf(model: Model, { begins, deadlines, pace }: Sketch['data']): Model {
  try {
    const given = { begins, deadlines, pace } as Parameters<typeof settingsOf>[0];
    const { settings } = settingsOf(given, model, { problem: unheard });
    return settings ? withSettings(model, settings) : model;
  } catch {
    // What is wrong with it, the loader says.
    return model;
  }
}

function whenOf(value: unknown): When | undefined {
  return typeof value === 'string' || typeof value === 'number' ? parseWhen(String(value)) : undefined;
}

/** The ground of a what-if: the scenario that it leaves, up to where it does. */
function leaving(base: Scenario, from: unknown): Ground {
  const story = storyOf(base);
  const model = modelOf(base);
  const start = parseWhen(base.start) ?? NO_START;
  const step = story.step(String(from));
  const path: StepId[] = step ? story.path(step.branch) : [];
  const before = path.slice(0, step ? path.indexOf(step.id) : 0).flatMap((id) => story.step(id) ?? []);
  let walk = startWalk(model);
  for (const act of before) walk = walkAct(walk, act, start).walk;
  return {
    model,
    actors: base.actors,
    spoken: base,
    parties: partiesIn(base.actors),
    start,
    base,
    before,
    walk,
    taken: new Set([base.id, ...base.steps.map(({ id }) => id), ...base.branches.map(({ id }) => id)]),
  };
}
