import { capital, type Measured } from '../model.js';

const both = (names: readonly string[]) =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** Taking a run or a scenario away, and opening one. */
export const takeAway = {
  title: 'Take away',
  copyLink: 'Copy link',
  copyLinkHint: 'Opens at this step, with your branches',
  saveRun: 'Save run',
  saveRunHint: 'A file to go on with, here or in a terminal',
  openRun: 'Open run …',
  openRunHint: 'A run file, or a link that somebody sent',
  handout: 'Handout …',
  handoutHint: 'Pages to print for the class',
  html: 'One HTML file …',
  htmlHint: 'App and scenario; opens without network',
  aside: (count: number) => (count === 1 ? 'Back to your own run …' : `Back to your own runs (${count}) …`),
  asideHint: 'Set aside when another one was opened, or because they could not be',

  linkCopied: (characters: number) =>
    `The link is copied (${characters.toLocaleString('en')} characters). It opens at this step, with your branches.`,
  linkHere:
    'It works on this computer until Offramp is stopped; later and elsewhere, paste it under “Open run”, whatever the address.',
  linkFromFile: 'It works for those who have this file; others can paste it under “Open run”.',
  linkOwn: (title: string) =>
    `“${title}” does not come with Offramp: the link works only for those who have that scenario too, and brings no pictures.`,
  linkLong: (characters: number) =>
    `The link would have ${characters.toLocaleString('en')} characters, too many for most programs. Save the run as a file and send that.`,
  linkNotCopied: 'The browser did not let the link be copied. Here it is:',
  linkOpened: 'The run of the link is open.',
  runOpened: 'The run is open.',
  ownKept: 'Your own run is set aside.',
  backToOwn: 'Back to your own run',
  noRoom:
    'This browser has no room left to set your own run aside, so nothing was opened. Save your run as a file first.',
  runSaved: (file: string) => `The run was saved as ${file}.`,

  notKept:
    'Your run is not kept: this browser’s store is full or closed. Save the run as a file before you leave the page.',
  keptAgain: 'Your run is kept in this browser again.',
  notReopened:
    'The run that was kept here could not be opened, or its opening never came to an end. It is set aside; this is a new one.',

  linkBroken: 'This link is broken or was cut off: no run can be read from it. What was here is unchanged.',
  linkVersion: 'This link was made by another version of Offramp; this one cannot read it.',
  linkLarge: 'This link holds more than a run may have (8 MiB), so it was not opened.',
  linkNoRun: (reason: string) => `What this link holds is no run that can be opened. ${reason}`,
  tooLongToReplay:
    'This run is longer than the page replays (20,000 acts and forks). In a terminal, “offramp play --resume” opens it.',
  otherScenario: (title: string, id: string) =>
    `This run belongs to the scenario “${title}” (${id}), which does not come with Offramp. Open that scenario’s file; then the run opens too.`,
  fileLarge: (file: string, most: string) => `${file} is larger than ${most}, so it was not opened.`,
  fileUnread: (file: string) => `${file} could not be read.`,
  notOpened: (file: string, reason: string) => `${file} was not opened. ${reason}`,

  openRunTitle: 'Open a run',
  openRunText: 'A run file that was saved here or with “offramp play”, or a link that was sent to you.',
  chooseRun: 'Choose a run file …',
  pasteLink: 'Link',
  openLink: 'Open link',
  asideTitle: 'Runs set aside',
  asideText:
    'These runs of this scenario were set aside in this browser, when another one was opened or because they could not be.',
  asideEntry: (date: string, acts: number) => `${date}, ${acts === 1 ? 'one act' : `${acts} acts`}`,
  open: 'Open',
  saveAside: 'Save as a file',
  remove: 'Remove',
  asideRemoved: 'The run was removed.',

  scenarios: 'Scenarios',
  change: 'Choose a scenario',
  comesWith: 'Come with Offramp',
  fromFile: 'Your own',
  forget: (title: string) => `Take “${title}” off this list`,
  forgotten: (title: string) => `“${title}” is off the list. A file that it came from is as it was.`,
  shown: 'shown now',
  openFile: 'Open a scenario file …',
  openFileHint:
    'A YAML file, with its pictures and the file of yours that it extends, if any. They may be dropped on the page, too.',
  scenarioOpened: (title: string) => `“${title}” is open. The run of the one before is kept in this browser.`,
  problems: (file: string, count: number) =>
    count === 1 ? `${file} has an error, so it was not opened.` : `${file} has ${count} errors, so it was not opened.`,
  problemAt: (line: number, column: number) => `line ${line}, column ${column}`,
  moreProblems: (count: number) => `and ${count} more`,

  htmlTitle: 'One HTML file',
  htmlText:
    'The app and this scenario as one file. It opens by double click in any current browser, without a network, and sends nothing anywhere.',
  htmlWithRun: 'With this run: opens at this step, with the branches',
  htmlSave: 'Save file',
  htmlSaved: (file: string, size: string, large: boolean) =>
    `Saved ${file}, ${size}.${large ? ' That is too large for many mail programs: smaller pictures make it smaller.' : ''}`,
  htmlFailed: 'The file could not be made: the page it is made from could not be read. Is Offramp still running?',
  kilobytes: (bytes: number) => `${Math.ceil(bytes / 1000).toLocaleString('en')} KB`,
  megabytes: (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MiB`,

  print: 'Print',
  preview: 'Preview of the handout',
  options: 'What is on it',
  wholePath: 'The whole path, not only up to this step',
  withAnswers: 'With answers for the teacher',
  withAlternatives: 'Alternatives at decision points',
  withSources: 'Sources',
  withPictures: 'Map, machine, curve and pictures',
  handoutFor: { class: 'Handout', teacher: 'Handout for the teacher' },
  name: 'Name',
  date: 'Date',
  timeline: 'Timeline',
  timelineOf: (path: string) => `Path: ${path}`,
  alternatives: 'What could have been done instead',
  why: 'Why it was plausible',
  answer: 'Answer',
  measured: ({ title, high }: Measured, now: number, before: number) =>
    `${capital(title)} ${now === before ? now : `${before} → ${now}`} of ${high}`,
  state: (from: string, to: string) => (from === to ? to : `${from} → ${to}`),
  noSteps: 'No step has been taken yet: go through the scenario first, and the handout shows the path you took.',
  machine: 'The machine, with the path taken',
  machineText: (state: string, steps: number) =>
    `The crisis as a statechart; the ${steps} steps of the path are numbered, and it stands at ${state}.`,
  /** @param regions what they are called, all but the first */
  machineRest: (regions: readonly string[]) => `The machine: ${both(regions).toLowerCase()}`,
  machineRestText: (regions: readonly string[], steps: number) =>
    `${capital(both(regions).toLowerCase())} as statecharts; those of the ${steps} steps that changed them are numbered.`,
  curve: (measure: string) => `${capital(measure)}, step by step`,
  curveText: (measure: string, values: readonly number[]) =>
    `${capital(measure)} before the first step and after each: ${values.join(', ')}.`,
  outcome: (state: string, ended: boolean, hours: string) =>
    ended ? `Outcome: ${state} after ${hours}.` : `The path stands at ${state}.`,
  peak: ({ title, high }: Measured, ended: boolean, peak: number) =>
    `Highest ${title}${ended ? '' : ' so far'}: ${peak} of ${high}.`,
  rests:
    'A model for thinking, not a forecast. Dates and events are as the cited reports have them; the numbers of the model are Offramp’s own.',
};
