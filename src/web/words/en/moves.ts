import { capital } from '../model.js';

/** The moves: what can be done now, by whom, and what not and why. */
export const moves = {
  title: 'Moves',
  /** From what the last move did. */
  toStory: 'Read its story',
  history: 'History',
  scripted: 'Script',
  alternative: 'Alternative',
  weight: (percent: number) => `weight ${percent}%`,
  free: 'Free moves',
  freeHint: 'Any move that the machine accepts now; it leaves the script.',
  aimedAt: (country: string) => `– ${country}`,
  blocked: 'Blocked now',
  blockedHint: 'These moves exist in this state, but a condition does not hold.',
  blockedBecause: (reason: string) => `Blocked: ${reason}`,
  wait: 'Let time pass',
  hours: 'Hours',
  waitFor: 'Wait',
  nextDeadline: (name: string, hours: string) => `The next deadline, ${name}, is in ${hours}.`,
  noDeadline: 'No deadline is running.',
  none: 'Nothing can be done here: the crisis has ended.',
  leadsTo: (state: string) => `leads to ${state}`,
  /** The measure, after where a move leads. */
  andMeasure: (name: string, value: string) => `; ${capital(name)} ${value}`,
  sameState: 'stays in this state',
};
