import {
  type Check,
  type Configuration,
  homesOf,
  type Model,
  type MoveId,
  needsOf,
  type RoleId,
  roleFor,
  type Ways,
} from '../model/index.js';
import type { Scenario } from './scenario.js';
import { modelOf } from './scenario.js';

/**
 * Why the machine refuses a move, for people: `public pressure on Bland is 0, needs at least 1`.
 *
 * @param scenario names the actors
 * @param refused the move and who was to make it; `failing` is empty where the state does not know the move
 * @param met the states in which the move met the crisis
 */
export function refusalText(
  scenario: Scenario,
  refused: { move: MoveId; by: RoleId; target?: RoleId | undefined; failing: Ways },
  met: Configuration,
): string {
  const { move, failing } = refused;
  return failing.length > 0 ? waysText(scenario, failing, refused) : notHereText(modelOf(scenario), move, met);
}

type Refused = { by: RoleId; target?: RoleId | undefined };

/** The ways in which a move would become possible; where there are several, any is enough. */
function waysText(scenario: Scenario, ways: Ways, refused: Refused): string {
  const [first, ...others] = ways.map((way) => way.map((check) => reasonText(scenario, check, refused)));
  if (!first) return '';
  if (others.length === 0) return first.join('; ');
  return `either ${[first, ...others].map((way) => way.join(' and ')).join(', or ')}`;
}

function notHereText(model: Model, move: MoveId, met: Configuration): string {
  const homes = homesOf(model, move);
  if (homes.length === 0) return 'there is no such move in any state';
  const when = (region: string, state: string) => model.region.get(region)?.states.get(state)?.while;
  const now = [...new Set(homes.map(({ region }) => when(region, met[region] ?? '')))];
  const then = [...new Set(homes.map(({ region, state }) => when(region, state)))];
  return `there is no such move ${now.join(' and ')}, only ${listed(then)}`;
}

/** Entries of a sentence: `a, b or c`. */
export function listed(entries: readonly (string | undefined)[]): string {
  return entries.length < 2 ? entries.join() : `${entries.slice(0, -1).join(', ')} or ${entries.at(-1)}`;
}

/** Why one condition fails, in the model's own words where it has some. */
export function reasonText(
  scenario: Scenario,
  check: Check,
  refused: Refused,
  failed?: (name: string) => string | undefined,
): string {
  const model = modelOf(scenario);
  const { actors } = scenario;
  const named = (role: string | undefined) => (role === undefined ? undefined : actors[role]?.name) ?? 'nobody';
  const words =
    check.name === undefined ? undefined : (failed?.(check.name) ?? model.conditions.get(check.name)?.failed);
  if (words !== undefined)
    return words
      .replace(/\{(actor|rival|target)\}/g, (_, word: string) => named(roleFor(model.world, word, refused)))
      .replace(/\{value\}/g, valueText(scenario, check.value));
  const needs = needsOf(model.world, check, refused, {
    say: (value) => valueText(scenario, value),
    reads: (reads) => readingText(scenario, reads),
    needs: (name) => model.conditions.get(name)?.needs,
  });
  return `${readingText(scenario, check.reads)} is ${valueText(scenario, check.value)}, needs ${needs}`;
}

/** A value for people: of a role, who stands behind it; of a set, who is in it. */
export function valueText({ actors }: Scenario, value: string | number): string {
  if (typeof value === 'number') return String(value);
  // A set of roles is written so in the context: `upper+lower`.
  const names = value.split('+').map((one) => actors[one]?.name ?? (one === 'none' ? 'nobody' : one));
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** What a condition reads, for people. */
export function readingText(scenario: Scenario, reads: string): string {
  const model = modelOf(scenario);
  const field = model.field.get(reads);
  if (!field) return model.region.get(reads)?.title ?? reads;
  return (field.title ?? reads).replace(
    '{role}',
    field.role === undefined ? '' : (scenario.actors[field.role]?.name ?? field.role),
  );
}
