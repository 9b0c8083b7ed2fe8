/** Where it was. */
export const map = {
  /** What a map shows, for those who do not see it. */
  text: (countries: readonly string[], places: readonly string[]) =>
    `Map: ${countries.join(', ')}${places.length === 0 ? '' : `; with ${places.join(', ')}`}.`,
  caption: 'Boundaries as in Natural Earth, all drawn alike; the map takes no side in disputes over them.',
  undrawn: 'It is not drawn: maps are drawn for the crises that come with Offramp.',
};
