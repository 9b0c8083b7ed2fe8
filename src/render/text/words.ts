import {
  type Actor,
  type Configuration,
  DEADLINES,
  type DeadlineId,
  MOVES,
  type MoveId,
  type Ways,
} from '../../model/index.js';
import { parseWhen, refusalText, type Scenario } from '../../scenario/index.js';
import { MONTHS } from '../../file/when.js';
import { safe } from './style.js';

/** A date as people write it, no more exact than it was given: `2019`, `December 2023`, `16 January 2024, 04:30`. */
export function dateText(at: string): string {
  const when = parseWhen(at);
  if (!when) return at;
  if (when.precision === 'year') return at;
  const date = new Date(when.start);
  const month = `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  if (when.precision === 'month') return month;
  const day = `${date.getUTCDate()} ${month}`;
  return when.precision === 'day' ? day : `${day}, ${at.slice(11)}`;
}

/** The name behind a role. */
export function actorName(scenario: Scenario, actor: Actor | null | undefined): string {
  return actor ? safe(scenario.actors[actor].name) : '';
}

/** What a move is called. */
export function moveName(move: string): string {
  if (Object.hasOwn(MOVES, move)) return MOVES[move as MoveId].title;
  if (move.startsWith('deadline:')) {
    const id = move.slice('deadline:'.length);
    return Object.hasOwn(DEADLINES, id) ? 'Deadline passed' : 'Deadline';
  }
  return 'Nobody moves';
}

export function deadlineName(id: DeadlineId): string {
  return { silence: 'silence', talksStall: 'stalled talks', offerLapses: 'unanswered offer of mediation' }[id];
}

const EMBASSIES: Record<Configuration['diplomacy'], string> = {
  inPlace: '',
  recalled: 'ambassadors recalled',
  broken: 'relations broken',
  returned: 'ambassadors returned',
};

/** The phase, and the other regions where they are not as usual. */
export function stateText({ phase, diplomacy, mediation }: Configuration): string {
  const rest = [EMBASSIES[diplomacy], mediation === 'none' ? '' : `mediation ${mediation}`].filter(Boolean);
  return rest.length > 0 ? `${phase} (${rest.join(', ')})` : phase;
}

/** Why a move is blocked; `failing` is empty where the state does not know it. */
export function refusedText(
  scenario: Scenario,
  refused: { move: MoveId; by: Actor; failing: Ways },
  met: Configuration,
): string {
  return safe(refusalText(scenario, refused, met));
}
