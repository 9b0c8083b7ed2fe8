import { MONTHS } from '../../../file/when.js';
import type { Configuration, MoveId, RoleId, Ways } from '../../../model/index.js';
import type { DateTick } from '../../../render/curve/dates.js';
import { dateText, refusedText } from '../../../render/text/words.js';
import { clockText, hoursText, type Scenario } from '../../../scenario/index.js';
import type { ModelNames } from '../model.js';

function dateTick({ time, unit }: Pick<DateTick, 'time' | 'unit'>): string {
  const date = new Date(time);
  const month = MONTHS[date.getUTCMonth()]?.slice(0, 3);
  return {
    day: `${date.getUTCDate()} ${month}`,
    month: `${month} ${date.getUTCFullYear()}`,
    year: `${date.getUTCFullYear()}`,
  }[unit];
}

/** What is said of any crisis; what a crisis calls its states and moves its model says. */
export const crisis = {
  deadlinePassed: 'A deadline passes',
  event: 'Event',
  /** What an author set with a fact: it does not follow from the machine. */
  setByAuthor: (parts: readonly string[]): string => `set by the author: ${parts.join(', ')}`,
  /** Why the machine refuses a move, met in these states. */
  refused: (
    _names: ModelNames,
    scenario: Scenario,
    refused: { move: MoveId; by: RoleId; target?: RoleId | undefined; failing: Ways },
    met: Configuration,
  ): string => refusedText(scenario, refused, met),
  nobody: 'nobody',
  /** A number by itself, to a tenth. */
  number: (value: number): string => String(Math.round(value * 10) / 10),
  /** A number with its sign in front, whichever way the text runs. */
  signed: (value: number): string =>
    `\u200e${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.round(Math.abs(value) * 10) / 10}`,
  /** Numbers, names or states one after another. */
  list: (entries: readonly string[]): string => entries.join(', '),
  hours: (hours: number): string => hoursText(hours),
  date: (at: string): string => dateText(at),
  /** A date as short as its neighbours let it be: `16 Jan`, `Jan 2024`, `2024`. */
  dateTick,
  /** A value of the measure, and how far it goes. */
  outOf: (value: number, most: number): string => `${value} of ${most}`,
  /** A variable and its value. */
  reading: (name: string, value: string): string => `${name}: ${value}`,
  /** A point of the simulated clock, by itself. */
  clock: (hours: number): string => clockText(hours).replace(/^./, (letter) => letter.toUpperCase()),
  /** A point of the simulated clock, in a sentence. */
  clockHere: (hours: number): string => clockText(hours),
  due: (name: string, inHours: string): string => `${name} in ${inHours}`,
  nobodyMoves: (hours: string): string => `Nobody moves for ${hours}`,
  outcome: 'Outcome',
};
