import { clockTime, type When } from '../file/when.js';
import { configurationOf, fadeId, type MoveEvent, mainState, type Position } from '../model/index.js';
import type { Finding } from './finding.js';
import { nearestMoves } from './nearest.js';
import { listed, refusalText } from './reasons.js';
import type { Branch, Scenario, Step } from './scenario.js';
import type { Refusal } from './suppose.js';
import { decisiveLapses, type Lapse } from './trail.js';
import { type Looked, waysToward } from './ways-toward.js';

/** As many ways to where a refused move is possible are named. */
const MOST_WAYS = 3;

/** What is said of a step that the machine refuses. */
export function refusalFinding(
  scenario: Scenario,
  step: Step,
  branch: Branch,
  { refused, before, fired, trail }: Refusal,
  { own, start, looked }: { own: boolean; start: When; looked: Looked },
): Omit<Finding, 'step'> {
  const { model } = before;
  const event: MoveEvent = { type: refused.move, by: refused.by, ...(step.target && { target: step.target }) };
  const place = refused.failing.length > 0 ? ` in the ${model.main.id} ${mainState(before)}` : '';
  const through = own ? '' : ` (after ${branch.id} rejoined)`;
  // What falls by itself explains nothing unless the move would have been possible without.
  const passed = fired.filter(({ deadline }) => !model.region.get(deadline)?.hidden);
  const told = new Map(passed.map(({ deadline, position }) => [deadline, dayText(position.hours, start)]));
  const deadlines = [...told]
    .map(([id, day]) => ` The deadline ${id} (${model.deadlines.get(id)?.hours} hours) passed before, on ${day}.`)
    .join('');
  const lapses = trail ? decisiveLapses(trail, start) : [];
  const first = step.id === branch.steps[0] && branch.insteadOf !== null;
  return {
    key: own ? 'move' : 'rejoin',
    severity: 'error',
    code: first ? 'unreachable-alternative' : 'refused',
    message: `The machine refuses ${refused.move} by ${refused.by}${place}: ${refusalText(scenario, refused, configurationOf(before))}${through}.${deadlines}`,
    hint: [
      lapseText(lapses, told, before, start),
      waysText(waysToward(before, event, looked)),
      possibleText(before, event),
    ]
      .filter(Boolean)
      .join(' '),
  };
}

/** The day of an hour, as a file writes it. */
function dayText(hours: number, start: When): string {
  return clockTime(start, hours).replace(/T.*/, '');
}

/**
 * That a move was too late, and what to set if it was not.
 *
 * @param told deadlines that were named already
 */
function lapseText(
  lapses: readonly Lapse[],
  told: ReadonlyMap<string, string>,
  { model }: Position,
  start: When,
): string {
  if (lapses.length === 0) return '';
  // Where the scenario says how a number falls, it is said there.
  const paced = Object.keys(model.settings.fades ?? {}).filter((name) =>
    lapses.some(({ deadline }) => deadline === fadeId(name)),
  );
  const names = paced.length > 0 ? paced : lapses.map(({ deadline }) => deadline);
  const off = names.map((name) => `${name}: off`).join(', ');
  const set = `set ${paced.length === 0 ? `\`deadlines: { ${off} }\` or more hours` : `\`pace: { fades: { ${off} } }\` or more days`}.`;
  const untold = lapses.filter(({ deadline }) => !told.has(deadline));
  if (untold.length === 0) return `If that is not how it was, ${set}`;
  const passed = untold.map(
    ({ deadline, hours }) =>
      `${deadline} (${model.deadlines.get(deadline)?.hours} hours) passed on ${dayText(hours, start)}`,
  );
  return `${passed.join(', and ')}; if that is not how it was, ${set}`;
}

/** The moves after which a refused one would be possible. */
function waysText(ways: readonly (readonly MoveEvent[])[]): string {
  const makers = new Map<string, string[]>();
  for (const way of ways) {
    // Of a way of one move it is said who can make it; to name all makers of two would be too much.
    const key = way.map(({ type }) => type).join(' and then ');
    const by = way.map((event) => event.by).join(' and ');
    const known = makers.get(key) ?? [];
    if (known.length === 0 || (way.length === 1 && !known.includes(by))) makers.set(key, [...known, by]);
  }
  const named = [...makers].slice(0, MOST_WAYS).map(([moves, by]) => `${moves} by ${listed(by)}`);
  return named.length === 0 ? '' : `It would be possible after ${named.join(', or after ')}.`;
}

/** What whoever was to make a move could do instead. */
function possibleText(before: Position, event: MoveEvent): string {
  const { named, more } = nearestMoves(before, event);
  const rest = more > 0 ? ` and ${more} more; without this step, m in \`offramp play\` shows them all` : '';
  return `Possible there for ${event.by}: ${named.join(', ') || 'nothing'}${rest}.`;
}
