import {
  type Actor,
  type Check,
  type Configuration,
  DEADLINES,
  type DeadlineId,
  type GuardSpec,
  MOVES,
  type MoveId,
} from '../../model/index.js';
import { RefusedError } from '../../play/errors.js';
import { parseWhen, type Scenario } from '../../scenario/index.js';
import { MONTHS } from '../../scenario/when.js';
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

/** What a condition reads, in words a class uses. */
function readingText(scenario: Scenario, reads: string): string {
  if (reads === 'initiatorPressure') return `public pressure on ${actorName(scenario, 'initiator')}`;
  if (reads === 'responderPressure') return `public pressure on ${actorName(scenario, 'responder')}`;
  return reads;
}

/** Why a condition fails: `tension is 4, needs at least 6`. */
export function reasonText(scenario: Scenario, check: Check, by: Actor): string {
  const who = actorName(scenario, by);
  const first =
    check.value === 'initiator' || check.value === 'responder' ? actorName(scenario, check.value) : 'nobody';
  const reasons: Partial<Record<GuardSpec['type'], string>> = {
    usedForceFirst: `${first} used force first, not ${who}`,
    didNotUseForceFirst: `${who} used force first; it cannot answer its own strike`,
    forceUnanswered: `${first} has used force already`,
    hasAssured: `${who} has not affirmed the other's sovereignty in these talks`,
    hasNotAssured: `${who} has affirmed it already`,
    bothAssured: 'both must have affirmed sovereignty first',
  };
  return reasons[check.guard.type] ?? `${readingText(scenario, check.reads)} is ${check.value}, needs ${check.needs}`;
}

export function reasonsText(scenario: Scenario, failing: readonly Check[], by: Actor): string {
  return failing.map((check) => reasonText(scenario, check, by)).join('; ');
}

/** What an error of a session says; why a move was refused is said as the list of moves says it. */
export function errorText(scenario: Scenario, error: Error): string {
  if (!(error instanceof RefusedError && error.by) || error.failing.length === 0) return error.message;
  return `${MOVES[error.move].title} is not possible here: ${reasonsText(scenario, error.failing, error.by)}.`;
}
