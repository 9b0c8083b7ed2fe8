/** The list of what comes with Offramp, the first screen. */
export const library = {
  search: 'Search',
  searchHint: 'Title, country, place or year',
  filters: 'Search and filter',
  region: 'Region',
  level: 'Level',
  outcome: 'Outcome',
  model: 'Model',
  any: 'Any',
  levels: { introductory: 'Introductory', intermediate: 'Intermediate', advanced: 'Advanced' },
  shown: (shown: number, of: number) => (shown === of ? `${of} scenarios` : `${shown} of ${of} scenarios`),
  none: 'Nothing fits.',
  clear: 'Show all',
  groups: { crises: 'Real crises', whatIfs: 'What-ifs on them', madeUp: 'Made up, to learn with' },
  continue: 'Continue',
  begun: 'Begun',
  own: 'From a file',
  openFile: 'Open a file or another scenario …',
  length: (steps: number, decisions: number) =>
    `${steps} steps, ${decisions === 1 ? '1 decision point' : `${decisions} decision points`}`,
  ended: (outcome: string) => `Ended: ${outcome}`,
  ends: (outcome: string) => `This way ends: ${outcome}`,
  years: (from: number, to: number) => (from === to ? `${from}` : `${from}–${to}`),
  curve: (measure: string, from: number, most: number, end: number) =>
    `${measure.charAt(0).toUpperCase()}${measure.slice(1)} along the path: ${from} at the start, at most ${most}, ${end} at the end`,
  missing: 'The library could not be loaded. Is Offramp still running?',
};

export type LibraryWords = typeof library;
