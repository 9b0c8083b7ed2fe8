import { capital, type Measured } from '../model.js';

/** The frame of the page. */
export const shell = {
  language: 'Language',
  screens: 'Screens',
  library: 'Library',
  chooseCrisis: 'Choose a crisis',
  skipToCrises: 'Skip to the list',
  crisis: 'Crisis',
  explore: 'Explore',
  write: 'Write',
  parts: 'Parts of the crisis screen',
  part: { story: 'Story', moves: 'Moves', machine: 'Machine', branches: 'Branches', curve: 'Curve' },
  view: 'View',
  inspector: 'Inspector …',
  inspectorHint: 'Every event, guard and deadline, live in a window of its own',
  inspectorBlocked: 'The browser did not let the window be opened. Allow pop-ups for this page and try again.',
  theme: 'Colours',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  projector: 'Projector mode',
  leaveProjector: 'Leave projector mode',
  hideAhead: 'Hide what is to come',
  hideAheadHint: 'The class predicts: later steps, and which move was history’s, show once it has chosen',
  pausing: 'Play stops at decision points',
  help: 'Help',
  close: 'Close',
  more: 'More',
  earlier: (steps: number) => (steps === 1 ? 'One earlier step …' : `${steps} earlier steps …`),
  later: (steps: number) => (steps === 1 ? 'One later step …' : `${steps} later steps …`),
  undo: 'Undo',
  dismiss: 'Dismiss',
  skip: 'Skip to the story',
  loading: 'Loading …',
  screenMissing: 'Could not be shown: what it needs was not loaded. Is Offramp still running? Your run is kept.',
  reload: 'Load the page again',
  keys: 'Keys',
  keyList: [
    ['→, Page Down', 'next step'],
    ['←, Page Up', 'previous step'],
    ['Home', 'back to the start'],
    ['End', 'to the end of this path'],
    ['Space', 'play and pause'],
    ['1–9', 'the move of that number'],
    ['p', 'projector mode'],
    ['?', 'this help'],
  ] as [string, string][],
  helpText: (measure: Measured | undefined) => [
    'The story shows what happened at this step. Next goes on with it; any other move leaves it and begins a branch.',
    'Nothing is overwritten: every path that was tried stays in the tree of branches, and can be gone back to and compared.',
    'The machine decides what is possible. A move that it refuses says what it would need.',
    'The Goldstein value of a move says how hostile or friendly acts of its kind are held to be, from −10 to +10 (J. Goldstein, 1992).' +
      (measure ? ` ${capital(measure.title)} is the model’s own, from ${measure.low} to ${measure.high}.` : ''),
    'Explore computes what follows from where you stand: how likely each outcome is, and which moment decided. An alternative or a path that it finds opens as a branch.',
    'It is a model for thinking, not a forecast. The reports are cited; the numbers of the model are Offramp’s own.',
  ],
  languageMissing: (language: string) =>
    `${language} could not be loaded. Is Offramp still running? The language is as before.`,
  serverAnew:
    'Offramp was started anew and has another address now, which it printed in the terminal: open that one. This page goes on, but follows the file no more.',
  fileChanged: 'The scenario has changed on disk. The run was replayed on it.',
  fileBroken: (count: number) =>
    `The scenario on disk has ${count === 1 ? 'an error' : `${count} errors`} now. What is shown is how it was before.`,
  fileUnread: {
    gone: (name: string) =>
      `${name} is gone from where it was. The run goes on with what it last said; that text is still there under Write, to be saved. Once the file is back, it is followed again.`,
    unreadable: (name: string) =>
      `${name} cannot be read now. The run goes on with what it last said; that text is still there under Write, to be saved. Once the file can be read, it is followed again.`,
  },
  fileBack: (name: string) => `${name} is back, as it was. It is followed again.`,
};
