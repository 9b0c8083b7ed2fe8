import type { Problem } from '../file/problem.js';
import { didYouMean } from '../file/suggest.js';
import type { Located } from '../file/yaml.js';
import type { Term } from './about-schema.js';
import { defined } from './compile.js';
import type { Scenario } from './scenario.js';
import type { ScenarioFile, WhatIfFile } from './schema.js';

/** What a scenario says of itself besides its steps. */
type About = Pick<Scenario, 'level' | 'regions' | 'map' | 'lesson' | 'glossary' | 'briefings'>;

/** @param parent what a what-if leaves: the place is the same, and so are terms that it does not explain anew */
export function aboutOf(file: ScenarioFile | WhatIfFile, parent?: Scenario): About {
  const level = file.level ?? parent?.level;
  const map = 'map' in file && file.map ? defined<NonNullable<About['map']>>(file.map) : parent?.map;
  const briefings = { ...parent?.briefings, ...defined<NonNullable<About['briefings']>>(file.roles ?? {}) };
  const own: Term[] = file.glossary ?? [];
  return {
    ...(level !== undefined && { level }),
    regions: ('regions' in file ? file.regions : parent?.regions) ?? [],
    ...(map && { map }),
    ...(Object.keys(briefings).length > 0 && { briefings }),
    lesson: (file.lesson ?? []).map(defined<Scenario['lesson'][number]>),
    glossary: [...own, ...(parent?.glossary ?? []).filter(({ term }) => own.every((other) => other.term !== term))],
  };
}

/** What is wrong with that which only the whole scenario can show. */
export function aboutProblems(file: ScenarioFile | WhatIfFile, scenario: Scenario, located: Located): Problem[] {
  const ids = new Set(scenario.steps.map(({ id }) => id));
  const stops = (file.lesson ?? []).flatMap(({ stop }, index) =>
    stop === undefined || ids.has(stop)
      ? []
      : located.problem(
          ['lesson', index, 'stop'],
          'unknown-step',
          `There is no step ${stop}.`,
          didYouMean(stop, [...ids]),
        ),
  );
  const terms = (file.glossary ?? []).map(({ term }) => term);
  const twice = terms.flatMap((term, index) =>
    terms.indexOf(term) === index
      ? []
      : located.problem(
          ['glossary', index, 'term'],
          'duplicate-id',
          `The glossary explains ${JSON.stringify(term.slice(0, 60))} twice.`,
          'Take one of them out.',
        ),
  );
  return [...stops, ...twice];
}
