import { type DraftTexts, ENGLISH_TEXTS } from '../../../scenario/what-if-texts.js';
import type { ModelNames } from '../model.js';

/** What only the editor says, and only when it is opened. */
export const writing = {
  keys: 'Tab indents. To leave the text by keyboard, press Escape and then Tab. Ctrl+Space completes, Ctrl+F finds, Ctrl+Z undoes, Ctrl+S saves.',
  tooLarge: (name: string) => `${name} is larger than 1 MiB, which is the most a scenario may have. It was not opened.`,
  notText: (name: string) => `${name} is not UTF-8 text. It was not opened.`,
  tooMuch: 'That is more than 2 MiB of text, twice what a scenario may have. It was left out.',
  conflict: (name: string) => `${name} has changed on disk, and you have changed it here too.`,
  keepMine: 'Keep what I wrote',
  takeDisk: 'Take the file; mine stays under Drafts',
  sideBySide: 'Show both side by side …',
  merge: {
    title: (name: string) => `${name}: here and on disk`,
    note: 'Where the two differ, choose which is to stay; where only one of them has changed, that is chosen already. What is taken can be undone.',
    place: (number: string, of: string) => `Difference ${number} of ${of}`,
    mine: 'Written here',
    theirs: 'In the file on disk',
    both: 'Both, one after the other',
    nothing: '(nothing)',
    take: 'Go on with these',
  },
  versions: 'Versions of the last hour',
  noVersions: 'As you write, a version is kept here about every minute.',
  version: (when: string) => `Go back to ${when}`,
  wentBack: (when: string) => `This is how it was at ${when}. Undo brings back what you had.`,
  time: (at: number) => new Date(at).toLocaleTimeString('en-GB', { timeStyle: 'short' }),
  branchTexts: (_names: ModelNames): DraftTexts => ENGLISH_TEXTS,
  noText: (title: string, other: string) =>
    `The text of “${title}” is not with this page. Open its file, with its pictures, to write on it; this is ${other}.`,
  otherTab: 'Another tab writes on this draft too. This one goes on as a draft of its own; both are under Drafts.',
};

/** The editor where a model is written. */
export const modelEditor = {
  title: 'Model editor',
  view: 'Machine',
  noProblems: 'No problems in the model.',
  nothingYet: 'Once the text has no errors, its machine is drawn here.',
  drawing: (title: string, state: string) => `Statechart of ${title}. ${state} is chosen.`,
  state: 'State',
  here: 'What may happen here',
  /** Of a state that holds the one that is looked at. */
  holds: (state: string) => `Because it lies in ${state}`,
  kinds: { move: 'Moves', internal: 'Signals from other parts', deadline: 'When time has passed', always: 'By itself' },
  by: (roles: readonly string[], targets: readonly string[]) =>
    `by ${roles.join(', ')}${targets.length > 0 ? `, aimed at ${targets.join(', ')}` : ''}`,
  stays: 'stays here',
  beginsAnew: (state: string) => `begins ${state} anew`,
  nothingHere: 'Nothing happens here any more.',
  onEntering: 'On entering:',
  onLeaving: 'On leaving:',
  start: 'A model of your own',
  from: 'Begin with',
  small: 'A small model with a word on each part',
  name: 'My model',
  missing: 'The text of the model could not be fetched.',
};
