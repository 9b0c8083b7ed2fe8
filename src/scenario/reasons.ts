import { type Actor, isSide } from '../model/context.js';
import type { Check, GuardType } from '../model/guards.js';
import { homesOf } from '../model/homes.js';
import type { MoveId } from '../model/moves.js';
import type { Configuration } from '../model/position.js';
import type { Ways } from '../model/ways.js';
import type { Scenario } from './scenario.js';

/** The names behind the roles. */
type Names = Pick<Scenario, 'actors'>;

/** When a state holds, to go on a sentence with. */
const WHILE: { [Region in keyof Configuration]: Record<Configuration[Region], string> } = {
  phase: {
    normalTies: 'in normal ties',
    strike: 'after a strike',
    retaliation: 'in retaliation',
    dialogue: 'in dialogue',
    standoff: 'in a standoff',
    restored: 'once ties are restored',
    openConflict: 'in open conflict',
  },
  diplomacy: {
    inPlace: 'while the ambassadors are in place',
    recalled: 'while an ambassador is recalled',
    broken: 'while relations are broken',
    returned: 'after the ambassadors have returned',
  },
  mediation: {
    none: 'while no mediation is on the table',
    offered: 'while mediation is offered',
    accepted: 'once mediation is accepted',
    refused: 'after mediation was refused',
  },
};

/**
 * Why the machine refuses a move, for people: `public pressure on Bland is 0, needs at least 1`.
 *
 * @param scenario names the actors
 * @param refused the move and who was to make it; `failing` is empty where the state does not know the move
 * @param met the states in which the move met the crisis
 */
export function refusalText(
  scenario: Names,
  refused: { move: MoveId; by: Actor; failing: Ways },
  met: Configuration,
): string {
  const { move, by, failing } = refused;
  return failing.length > 0 ? waysText(scenario, failing, by) : notHereText(move, met);
}

/** The ways in which a move would become possible; where there are several, any is enough. */
function waysText(scenario: Names, ways: Ways, by: Actor): string {
  const [first, ...others] = ways.map((way) => way.map((check) => reasonText(scenario, check, by)));
  if (!first) return '';
  if (others.length === 0) return first.join('; ');
  return `either ${[first, ...others].map((way) => way.join(' and ')).join(', or ')}`;
}

function notHereText(move: MoveId, met: Configuration): string {
  const homes = homesOf(move);
  const now = [...new Set(homes.map(({ region }) => (WHILE[region] as Record<string, string>)[met[region]]))];
  const then = homes.map(({ region, state }) => (WHILE[region] as Record<string, string>)[state]);
  return `there is no such move ${now.join(' and ')}, only ${listed(then)}`;
}

function listed(entries: readonly (string | undefined)[]): string {
  return entries.length < 2 ? entries.join() : `${entries.slice(0, -1).join(', ')} or ${entries.at(-1)}`;
}

function reasonText({ actors }: Names, check: Check, by: Actor): string {
  const who = actors[by].name;
  const someone = typeof check.value === 'string' && isSide(check.value) ? actors[check.value].name : 'nobody';
  const reasons: Partial<Record<GuardType, string>> = {
    usedForceFirst: `${someone} used force first, not ${who}`,
    didNotUseForceFirst: `${who} used force first, and cannot answer its own strike`,
    forceUnanswered:
      check.reads === 'respondedBy'
        ? `${someone} has answered with force already`
        : `${someone} has used force already`,
    hasAssured: `${who} has not affirmed the other's sovereignty in these talks`,
    hasNotAssured: `${who} has affirmed the other's sovereignty already`,
    bothAssured: "both must have affirmed each other's sovereignty first",
  };
  return reasons[check.guard.type] ?? `${readingText(actors, check.reads)} is ${check.value}, needs ${check.needs}`;
}

/** What a condition reads. */
function readingText(actors: Scenario['actors'], reads: string): string {
  if (reads === 'initiatorPressure') return `public pressure on ${actors.initiator.name}`;
  if (reads === 'responderPressure') return `public pressure on ${actors.responder.name}`;
  if (reads === 'exchanges') return 'the number of turns of force';
  return reads;
}
