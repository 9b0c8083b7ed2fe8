import { type Scenario, storyOf } from './scenario.js';
import type { SourceFile } from './schema.js';

/**
 * Whether a scenario tells what really happened: it is no what-if, and a step of its path rests on something that
 * somebody published.
 */
export function isReal(scenario: Scenario): boolean {
  if (scenario.extends) return false;
  const published = new Set(scenario.sources.filter(isPublished).map(({ id }) => id));
  const story = storyOf(scenario);
  return story.path(scenario.main).some((id) => story.step(id)?.sources.some((source) => published.has(source)));
}

/** Whether somebody published it; a note such as “Written for class” has neither author, publisher nor address. */
export function isPublished({ author, publisher, url }: SourceFile): boolean {
  return (author ?? publisher ?? url) !== undefined;
}

const known = new WeakMap<Scenario, Map<string, string>>();

/**
 * What a source is called in short: its publisher. Where several of the scenario's sources have the same, its
 * title is named as well, and its date where they have that in common too.
 *
 * @returns the id where the scenario has no such source
 */
export function sourceName(scenario: Scenario, id: string): string {
  let names = known.get(scenario);
  if (!names) {
    names = namesOf(scenario.sources);
    known.set(scenario, names);
  }
  return names.get(id) ?? id;
}

function namesOf(sources: readonly SourceFile[]): Map<string, string> {
  const names = new Map<string, string>();
  let unnamed = sources;
  for (const nameOf of [short, titled, dated]) {
    const counts = new Map<string, number>();
    for (const source of unnamed) counts.set(nameOf(source), (counts.get(nameOf(source)) ?? 0) + 1);
    for (const source of unnamed) names.set(source.id, nameOf(source));
    unnamed = unnamed.filter((source) => (counts.get(nameOf(source)) ?? 0) > 1);
  }
  return names;
}

const short = ({ publisher, title }: SourceFile) => publisher ?? title;
const titled = ({ publisher, title }: SourceFile) => (publisher === undefined ? title : `${title} (${publisher})`);
const dated = (source: SourceFile) =>
  source.date === undefined ? titled(source) : `${titled(source)}, ${source.date}`;
