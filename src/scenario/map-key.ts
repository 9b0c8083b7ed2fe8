import type { ScenarioMap } from './about-schema.js';

/** What is drawn of a map, by which its drawing is found: all but the names of places. */
export function mapKey({ countries = {}, centre, span, marks = [] }: ScenarioMap): string {
  const roles = Object.entries(countries).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([roles, centre, span, marks.map(({ at }) => at)]);
}
