import { MONTHS } from '../../file/when.js';
import type { Configuration, DeadlineId, Model, MoveId, RoleId, Ways } from '../../model/index.js';
import {
  modelOf,
  nameOf,
  parseWhen,
  readingText,
  refusalText,
  type Scenario,
  valueText,
} from '../../scenario/index.js';
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

/** The name behind a role, or that of the party which acts in it. */
export function actorName(scenario: Scenario, actor: RoleId | null | undefined, party?: string | null): string {
  return actor ? safe(nameOf(scenario, actor, party ?? undefined)) : '';
}

/** What a move is called. */
export function moveName(model: Model, move: string): string {
  const found = model.moves.get(move);
  if (found) return safe(found.title);
  if (move === 'event') return 'Event';
  if (!move.startsWith('deadline:')) return 'Nobody moves';
  return model.deadlines.has(move.slice('deadline:'.length)) ? 'Deadline passed' : 'Deadline';
}

export function deadlineName(model: Model, id: DeadlineId): string {
  return safe(model.deadlines.get(id)?.title ?? id);
}

/** What the model’s measure is called, and how far it goes; undefined where it has none. */
export function measureName({ measure }: Model): { title: string; most: number } | undefined {
  return measure && { title: safe(measure.title ?? measure.name), most: Number(measure.values.at(-1)) };
}

/** The course of the crisis, and the other regions where they are not as the model has them at first. */
export function stateText({ main, regions, settings }: Model, states: Configuration): string {
  const rest = regions.flatMap((region) => {
    const state = states[region.id] ?? '';
    // Where a scenario sets what a region begins in, nothing goes without saying.
    const usual = settings.begins?.[region.id] === undefined ? region.start : undefined;
    return region === main || region.hidden || state === usual
      ? []
      : [stateTitle(region.states.get(state)?.title ?? state)];
  });
  const course = states[main.id] ?? '';
  return rest.length > 0 ? `${course} (${rest.join(', ')})` : course;
}

/** The title of a state to go on a sentence with: `ambassadors recalled`. */
function stateTitle(title: string): string {
  return safe(title.charAt(0).toLowerCase() + title.slice(1));
}

/** What an author set with a fact, which does not follow from the machine: `tension 5, relations broken`. */
export function setText(scenario: Scenario, set: Readonly<Record<string, string | number>>): string {
  const model = modelOf(scenario);
  const parts = Object.entries(set).map(([name, value]) => {
    const region = model.region.get(name);
    if (region) return stateTitle(region.states.get(String(value))?.title ?? String(value));
    return safe(`${readingText(scenario, name)} ${valueText(scenario, value)}`);
  });
  return `set by the author: ${parts.join(', ')}`;
}

/** Why a move is blocked; `failing` is empty where the state does not know it. */
export function refusedText(
  scenario: Scenario,
  refused: { move: MoveId; by: RoleId; failing: Ways },
  met: Configuration,
): string {
  return safe(refusalText(scenario, refused, met));
}
