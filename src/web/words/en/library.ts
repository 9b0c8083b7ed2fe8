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
  across: {
    title: 'What the real crises have in common',
    moves: 'What was done, and what tension did next',
    heads: { move: 'Move', made: 'Made', fell: 'Fell', faded: 'Faded', rose: 'Rose', still: 'No more' },
    any: 'Any move',
    counted: (times: number, crises: number) => `${times} (${crises})`,
    countedFull: (times: number, crises: number) =>
      `${times} times in ${crises === 1 ? 'one crisis' : `${crises} crises`}`,
    more: (moves: number) => `Show ${moves} more moves`,
    note: 'How often tension, after a move, next fell by another move, faded as time passed, rose, or changed no more; in brackets, in how many crises. What the move itself does to tension is the model’s word and does not count. Moves of one crisis only are not shown.',
    phases: 'Where the crises were, and how these ended',
    phase: 'Phase',
    ended: 'Ended',
    end: (end: string, times: number, of: number, isEnd: boolean) =>
      `${end}${isEnd ? '' : ' (no outcome; the telling stops there)'}: ${times} of ${of}`,
    caution: (crises: number) =>
      `That one thing came before another does not say that it brought it about. These crises were chosen because they are told, and no claim goes beyond these ${crises} cases.`,
  },
  missing: 'The library could not be loaded. Is Offramp still running?',
};

export type LibraryWords = typeof library;
