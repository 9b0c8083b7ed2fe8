/** The frame of the page. */
export const shell = {
  language: 'Language',
  screens: 'Screens',
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
  help: 'Help',
  close: 'Close',
  more: 'More',
  undo: 'Undo',
  dismiss: 'Dismiss',
  skip: 'Skip to the story',
  loading: 'Loading …',
  keys: 'Keys',
  keyList: [
    ['→', 'next step'],
    ['←', 'previous step'],
    ['Home', 'back to the start'],
    ['End', 'to the end of this path'],
    ['Space', 'play and pause'],
    ['1–9', 'the move of that number'],
    ['p', 'projector mode'],
    ['?', 'this help'],
  ] as [string, string][],
  helpText: [
    'The story shows what happened at this step. Next goes on with it; any other move leaves it and begins a branch.',
    'Nothing is overwritten: every path that was tried stays in the tree of branches, and can be gone back to and compared.',
    'The machine decides what is possible. A move that it refuses says what it would need.',
    'It is a model for thinking, not a forecast. The reports are cited; the numbers of the model are Offramp’s own.',
  ],
  languageMissing: (language: string) =>
    `${language} could not be loaded. Is Offramp still running? The language is as before.`,
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
