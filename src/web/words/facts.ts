import { isPublished, modelOf, type Scenario, type SourceFile } from '../../scenario/index.js';
import { isolate } from './direction.js';
import type { Words } from './index.js';
import type { ModelNames } from './model.js';

/** What an author set with a fact, which does not follow from the machine: `set by the author: tension 5`. */
export function setText(
  set: Readonly<Record<string, string | number>>,
  scenario: Scenario,
  names: ModelNames,
  { crisis }: Words,
): string {
  const model = modelOf(scenario);
  const nameIn = (role: string) => scenario.actors[role]?.name;
  return crisis.setByAuthor(
    Object.entries(set).map(([name, value]) => {
      if (model.region.has(name)) return `${names.region(name)} – ${names.state(name, String(value))}`;
      const role = model.field.get(name)?.role;
      const who = role === undefined ? undefined : isolate(nameIn(role) ?? names.role(role));
      const acting = nameIn(String(value));
      const text =
        typeof value === 'number'
          ? crisis.number(value)
          : value === 'none'
            ? crisis.nobody
            : acting === undefined
              ? names.value(name, value)
              : isolate(acting);
      return `${names.field(name, who)} ${text}`;
    }),
  );
}

/** A source as a list of sources has it: author, title and publisher, and its date, or that it bears none. */
export function sourceText(source: SourceFile, { story, crisis }: Words): string {
  const { author, title, publisher, date } = source;
  const dated = date !== undefined ? crisis.date(date) : isPublished(source) ? story.undated : undefined;
  return crisis.list([isolate([author, title, publisher].filter(Boolean).join(', ')), ...(dated ? [dated] : [])]);
}
