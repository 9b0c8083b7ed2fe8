import type { Way } from '../../../render/diagram/graph.js';
import type { ModelNames } from '../model.js';

/** The machine: its picture, what is marked in it, and the same in words. */
export const machine = {
  title: 'Machine',
  picture: 'The crisis as a statechart',
  /** The picture's name: what it shows at this moment. */
  pictureNow: (states: readonly string[]) => `Statechart of the crisis. It stands at: ${states.join('; ')}.`,
  view: 'View of the machine',
  viewHint: 'Plus and minus zoom, 0 shows all of it; while it is enlarged, the arrow keys move it.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit to the panel',
  inWords: 'In words',
  placing: 'The picture is being drawn …',
  notPlaced: 'The picture could not be drawn here; this is the machine in words.',
  save: 'Save picture',
  svg: 'SVG, to enlarge and edit',
  png: 'PNG, for slides',
  notSaved: 'The picture could not be made.',
  legend: {
    active: 'stands here',
    taken: 'way taken, by step',
    possible: 'possible now',
    pointed: 'where the move leads',
  },
  leadsHere: 'leads here',
  staysHere: 'stays here',
  edge: (from: string, to: string) => `${from} → ${to}`,
  /** What leads along an edge: a move, a deadline, a condition, or a signal between regions. */
  way: (way: Way, _names: ModelNames): string => way.text,
  /** What has to hold for a way, to follow it; empty where nothing has to. */
  condition: (way: Way, _names: ModelNames): string =>
    way.kind === 'always' || way.guard === '' ? '' : ` if ${way.guard}`,
  more: (count: number) => `+ ${count} more`,
  /** Between the ways of an edge, at the end of a line. */
  comma: ',',
  /** A deadline that passes. */
  after: (hours: string) => `after ${hours}`,
  timePasses: 'time passes',
  andMore: (way: string, more: number) => `${way} and ${more} more`,
  /** An edge and what leads along it. */
  along: (edge: string, ways: readonly string[]) => `${edge}: ${ways.join('; ')}.`,
  takenBy: (numbers: string) => `Taken at ${numbers}.`,
  possibleBy: (moves: readonly string[]) => `Possible now: ${moves.join(', ')}.`,
  standsHeading: 'Where the crisis stands',
  stands: (region: string, state: string, meaning: string) => `${region}: ${state}. ${meaning}`.trimEnd(),
  cameHeading: 'How it came there',
  cameNowhere: 'No state has changed yet.',
  cameEarlier: (count: number) => (count === 1 ? 'One earlier change' : `${count} earlier changes`),
  came: (region: string, from: string, to: string) => `${region}: from ${from} to ${to}`,
  /** Before the step's title. */
  atStep: (n: number) => `Step ${n},`,
  leadsHeading: 'Where each possible move leads',
  leadsNowhere: 'Nothing can be done here.',
  leadsTo: (states: readonly string[]) => `leads to ${states.join(', ')}`,
  /** A move with who can make it. */
  moveBy: (move: string, actors: readonly string[]) => `${move} (${actors.join(', ')})`,
  staysIn: (states: readonly string[]) => `stays in ${states.join(', ')}`,
  leadsNoState: 'These change no state',
};
