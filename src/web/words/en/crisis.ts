import {
  type Actor,
  type Configuration,
  type DeadlineId,
  LEGACY,
  MOVES,
  type MoveId,
  phases,
  type Ways,
} from '../../../model/index.js';
import type { DateTick } from '../../../render/curve/dates.js';
import { dateText, deadlineName, refusedText } from '../../../render/text/words.js';
import { clockText, hoursText, type Scenario } from '../../../scenario/index.js';
import { MONTHS } from '../../../file/when.js';

function dateTick({ time, unit }: Pick<DateTick, 'time' | 'unit'>): string {
  const date = new Date(time);
  const month = MONTHS[date.getUTCMonth()]?.slice(0, 3);
  return {
    day: `${date.getUTCDate()} ${month}`,
    month: `${month} ${date.getUTCFullYear()}`,
    year: `${date.getUTCFullYear()}`,
  }[unit];
}

/** The crisis itself: states, moves and conditions, as the model describes them. */
export const crisis = {
  regions: { phase: 'Course of the crisis', diplomacy: 'Embassies', mediation: 'Mediation' } as Record<
    keyof Configuration,
    string
  >,
  phase: {
    normalTies: 'Normal ties',
    strike: 'Strike',
    retaliation: 'Retaliation',
    dialogue: 'Dialogue',
    restored: 'Ties restored',
    standoff: 'Standoff',
    openConflict: 'Open conflict',
  } as Record<Configuration['phase'], string>,
  diplomacy: {
    inPlace: 'Ambassadors in place',
    recalled: 'Ambassadors recalled',
    broken: 'Relations broken',
    returned: 'Ambassadors returned',
  } as Record<Configuration['diplomacy'], string>,
  mediation: {
    none: 'No mediation',
    offered: 'Mediation offered',
    accepted: 'Mediation accepted',
    refused: 'Mediation refused',
  } as Record<Configuration['mediation'], string>,
  /** What a phase means, in a sentence. */
  phaseMeaning: (phase: Configuration['phase']): string => phases.states[phase].description,
  move: (move: MoveId): string => MOVES[move].title,
  moveMeaning: (move: MoveId): string => MOVES[move].description,
  deadline: (id: DeadlineId): string => deadlineName(LEGACY, id),
  deadlinePassed: 'A deadline passes',
  /** Why the machine refuses a move, met in these states. */
  refused: (scenario: Scenario, refused: { move: MoveId; by: Actor; failing: Ways }, met: Configuration): string =>
    refusedText(scenario, refused, met),
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
  tension: 'Tension',
  ofTen: (tension: number): string => `${tension} of 10`,
  pressure: (country: string, pressure: number): string => `Pressure on ${country}: ${pressure} of 2`,
  /** A point of the simulated clock, by itself. */
  clock: (hours: number): string => clockText(hours).replace(/^./, (letter) => letter.toUpperCase()),
  /** A point of the simulated clock, in a sentence. */
  clockHere: (hours: number): string => clockText(hours),
  due: (name: string, inHours: string): string => `${name} in ${inHours}`,
  nobodyMoves: (hours: string): string => `Nobody moves for ${hours}`,
  outcome: 'Outcome',
};
