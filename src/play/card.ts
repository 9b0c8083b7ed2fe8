import { measureOf } from '../model/index.js';
import { type Level, modelOf, parseWhen, type Scenario, storyOf } from '../scenario/index.js';
import { type PathOutcome, playedPath } from './path.js';
import { Session } from './session.js';

/** What a list says of a scenario, so that a teacher finds the one that fits. */
export interface Card {
  /** Its id. */
  id: string;
  /** What it is called. */
  title: string;
  /** What it is about. */
  summary: string;
  /** Language of its texts. */
  language: string;
  /** Id of the scenario that it leaves; null where it stands by itself. */
  extends: string | null;
  /** Id of its model. */
  model: string;
  /** Who acts in it, by the names that it gives them. */
  actors: string[];
  /** The year in which it begins, and the one of the last date on its path. */
  years: [number, number];
  /** How much a class has to know; null where it does not say. */
  level: Level | null;
  /** Where in the world it was. */
  regions: string[];
  /** Steps of its path: of a scenario what really happened, of a what-if the way it tells. */
  steps: number;
  /** How many of them could have been done otherwise. */
  decisions: number;
  /** Its branches, the path itself not counted. */
  branches: number;
  /** Where the path rests. */
  outcome: Pick<PathOutcome, 'phase' | 'hours' | 'peakTension'>;
  /** The model's measure along the path: hours and value, from the start; empty where the model has none. */
  curve: [hours: number, value: number][];
}

/** What a list says of a scenario. */
export function cardOf(scenario: Scenario): Card {
  const model = modelOf(scenario);
  const story = storyOf(scenario);
  const session = new Session(scenario, { follow: scenario.main });
  const begins = measureOf(session.node.walk.position);
  while (session.nextStep) session.next();
  const { steps, outcome } = playedPath(session);
  const path = story.path(scenario.main);
  const first = yearOf(scenario.start) ?? 0;
  const dates = path.flatMap((id) => yearOf(story.step(id)?.at) ?? []);
  const { id, title, summary, language, level, regions, actors } = scenario;
  return {
    ...{ id, title, summary, language },
    extends: scenario.extends?.id ?? null,
    model: model.id,
    actors: Object.values(actors).map(({ name }) => name),
    years: [first, Math.max(first, ...dates)],
    level: level ?? null,
    regions: [...regions],
    steps: path.length,
    decisions: decisionsOn(scenario),
    branches: scenario.branches.length - 1,
    outcome: { phase: outcome.phase, hours: outcome.hours, peakTension: outcome.peakTension },
    curve:
      begins === undefined
        ? []
        : [[0, begins], ...steps.map(({ hours, tension }): [number, number] => [Math.round(hours), tension])],
  };
}

/** How many steps of a scenario's path could have been done otherwise. */
export function decisionsOn(scenario: Scenario): number {
  const story = storyOf(scenario);
  return story.path(scenario.main).filter((step) => story.alternatives(step).length > 0).length;
}

function yearOf(date: string | undefined): number | undefined {
  const when = date === undefined ? undefined : parseWhen(date);
  return when && new Date(when.start).getUTCFullYear();
}
