/** The story: the step, its sources and questions, and going through it. */
export const story = {
  title: 'Story',
  text: 'What happened',
  start: 'Before the first step',
  step: (n: number, of: number) => `Step ${n} of ${of}`,
  offScript: (n: number) => `Step ${n}, off the script`,
  /** A step's date, by where it comes from. */
  dated: {
    scenario: (date: string) => date,
    between: (date: string) => `undated, about ${date}`,
    clock: (date: string) => `${date}, by the simulated clock`,
  },
  /** Marks a fact that is no move of anybody’s. */
  fact: 'Event',
  sources: 'Sources',
  disputed: 'Disputed',
  disputedDate: (source: string, date: string) => `${source} dates this ${date}.`,
  disputedBy: (source: string) => `${source} disagrees.`,
  otherReports: 'Only other reports carry this step; the main source does not mention it.',
  questions: 'Questions for the class',
  objectives: 'What a class should be able to explain afterwards',
  goldstein: (value: string) => `Goldstein value ${value}`,
  alternatives: (count: number) =>
    count === 1 ? 'Back, to try the other move that was written here' : `Back, to try one of ${count} other moves`,
  first: 'First step',
  /** On the buttons themselves; their full names are below. */
  short: { previous: 'Previous', next: 'Next' },
  previous: 'Previous step',
  next: 'Next step',
  last: 'Last step',
  play: 'Play',
  pause: 'Pause',
  speed: 'Speed',
  speeds: { slow: 'Slow', normal: 'Normal', fast: 'Fast' },
  timeline: 'Timeline',
  timelineHint: 'Arrow keys go from step to step. Enter goes there.',
  /** Where the class predicts: headed by `text`, or by this on a branch. */
  scriptHolds: 'What the script holds',
  historyToo: 'History went this way.',
  scriptToo: 'The script goes this way.',
  goThatWay: 'Go on that way',
  ended: (outcome: string) => `This path ends here: ${outcome}.`,
  scriptBlocked: 'The script does not go on from here: the machine refuses its next move. Choose another one.',
  offScriptEnd: 'This path has left the script: choose a move.',
  opensElsewhere: 'opens another site',
};
