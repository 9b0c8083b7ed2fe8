/** Where it was. */
export const map = {
  /** What a map shows, for those who do not see it. */
  text: (countries: readonly string[], places: readonly string[]) =>
    `Map: ${countries.join(', ')}${places.length === 0 ? '' : `; with ${places.join(', ')}`}.`,
  caption: 'Boundaries as in Natural Earth, all drawn alike; no side is taken in disputes.',
  undrawn: 'It is not drawn: only those of Offramp’s own crises are.',
};
