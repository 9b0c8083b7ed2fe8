import { type Precision, parseWhen, type When } from '../file/when.js';
import { type Branch, type Scenario, type StepId, storyOf } from './scenario.js';
import { isBackground } from './walk.js';

/**
 * Tells undated steps where they lie. Those that a step dated before the start follows are background as well: they
 * take no time, and are about as old as lies between the dated steps around them. Others come before the next dated
 * step, so that this can keep its date.
 *
 * @param branches those whose steps are to be told; each step is looked at a few times, however many branches there are
 */
export function placeUndated(scenario: Scenario, branches: readonly Branch[]): void {
  const start = parseWhen(scenario.start);
  if (!start) return;
  const story = storyOf(scenario);
  const isUndated = (id: StepId): boolean => {
    const step = story.step(id);
    return step !== undefined && step.at === undefined && step.move !== 'wait';
  };
  const candidates = branches.flatMap(({ steps }) => steps.filter(isUndated));
  if (candidates.length === 0) return;
  const places = new Map<StepId, { branch: Branch; index: number }>();
  for (const branch of scenario.branches)
    for (const [index, id] of branch.steps.entries()) places.set(id, { branch, index });
  const dateOf = (id: StepId): Dated | undefined => {
    const at = story.step(id)?.at;
    const when = at === undefined ? undefined : parseWhen(at);
    return at !== undefined && when ? { at, when, away: 0, undated: 0, hours: 0 } : undefined;
  };
  const past = (found: Dated, id: StepId): Dated => ({
    ...found,
    away: found.away + 1,
    undated: found.undated + (isUndated(id) ? 1 : 0),
    hours: found.hours + (story.step(id)?.hours ?? 0),
  });
  const onward = (id: StepId): StepId | undefined => {
    const place = places.get(id);
    return place && (place.branch.steps[place.index + 1] ?? place.branch.rejoin ?? undefined);
  };
  const backward = (id: StepId): StepId | undefined => {
    let place = places.get(id);
    // A branch follows what comes before the step that it replaces.
    while (place?.index === 0) place = places.get(place.branch.insteadOf ?? '');
    return place?.branch.steps[place.index - 1];
  };
  const after = finder(onward, dateOf, past);
  const before = finder(backward, dateOf, past);
  for (const id of candidates) {
    const step = story.step(id);
    const next = after(id);
    if (!step || !next) continue;
    if (!isBackground(next.when, start)) step.before = { at: next.at, steps: next.undated, hours: next.hours };
    else {
      step.about = dateBetween(before(id) ?? next, next);
      step.hours = 0;
    }
  }
}

/** A date that a scenario gives, and what lies between. */
interface Dated {
  at: string;
  when: When;
  /** How many steps away. */
  away: number;
  /** How many of these have no date and are no waits. */
  undated: number;
  /** Hours that these give. */
  hours: number;
}

/** Finds the first dated step on a way; what was found once is remembered for all steps on it. */
function finder(
  next: (id: StepId) => StepId | undefined,
  dateOf: (id: StepId) => Dated | undefined,
  past: (found: Dated, id: StepId) => Dated,
) {
  const known = new Map<StepId, Dated | undefined>();
  return (from: StepId): Dated | undefined => {
    const passed: StepId[] = [];
    let found: Dated | undefined;
    for (let id: StepId | undefined = from; id !== undefined; id = next(id)) {
      found = dateOf(id) ?? known.get(id);
      if (found || known.has(id)) break;
      known.set(id, undefined);
      passed.push(id);
    }
    for (const id of passed.reverse()) {
      found = found && past(found, id);
      known.set(id, found);
    }
    return found;
  };
}

const LENGTH: Record<Precision, number> = { year: 4, month: 7, day: 10, minute: 10 };

/** A date between two others, to the day and no more exact than either of them. */
function dateBetween(before: Dated, after: Dated): string {
  const part = before.away / (before.away + after.away);
  const at = before.when.start + part * (after.when.start - before.when.start);
  const length = Math.min(LENGTH[before.when.precision], LENGTH[after.when.precision]);
  return new Date(at).toISOString().slice(0, length);
}
