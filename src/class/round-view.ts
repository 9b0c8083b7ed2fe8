import { historyOf, type Option, optionNamed } from './choice.js';
import { type Choice, type Lesson, type PersonId, present, type Round } from './lesson.js';
import { sessionOf } from './play.js';
import { asked, seatChoices, tally } from './tally.js';
import type { AnsweredView, ChosenView, ResultView, RoundView } from './view.js';

/** What everybody may know of a round: what was chosen only once that is revealed, history only once that is shown. */
export function roundView(lesson: Lesson, round: Round): RoundView {
  const session = sessionOf(round.play);
  const { deadline, left } = round;
  const waited = asked(lesson, round, present(lesson));
  return {
    ...{ n: round.n, kind: round.kind, question: round.question ?? null, status: round.status },
    options: optionsOf(round),
    clock: deadline === undefined && left === undefined ? null : { until: deadline ?? null, left: left ?? null },
    turn: round.queue?.[0] ?? null,
    ...{ answered: waited.filter((id) => hasChosen(round, id)).length, asked: waited.length },
    cutOff: round.away.map((id) => lesson.people.get(id)?.name ?? id),
    results: round.status === 'revealed' ? resultsOf(lesson, round) : null,
    history: round.status === 'revealed' && round.history ? (historyOf(session) ?? null) : null,
    // What was done says what most chose, or what history did: both are secret until then.
    taken: round.status === 'revealed' ? (round.taken ?? null) : null,
  };
}

const named = new WeakMap<Round['options'], readonly Option[]>();

/** The options of a round with their names: what they are called does not change while it lasts. */
function optionsOf({ options, play }: Round): readonly Option[] {
  let known = named.get(options);
  if (!known) {
    const session = sessionOf(play);
    known = options.map((option) => optionNamed(session, option));
    named.set(options, known);
  }
  return known;
}

/** Who has chosen: not what. */
export function answeredView(lesson: Lesson, round: Round): AnsweredView {
  const answered: string[] = [];
  const waiting: string[] = [];
  for (const id of asked(lesson, round, present(lesson)))
    (hasChosen(round, id) ? answered : waiting).push(lesson.people.get(id)?.name ?? id);
  return { answered, waiting };
}

/** What was chosen, with reasons that are not hidden and without who gave them. */
export function resultsOf(lesson: Lesson, round: Round): ResultView[] {
  const seats = seatChoices(lesson, round);
  const chosen = [...round.choices.values()];
  return [...tally(round)].map(([option, count]) => ({
    ...{ option, count },
    seats: seats.filter((one) => one.option === option).map(({ seat }) => seat.id),
    reasons: chosen.flatMap(({ option: own, why }) =>
      own !== option || why === undefined || lesson.hidden.has(why.entry) ? [] : why,
    ),
  }));
}

/** Whether somebody has chosen in a round; in groups, in the decision that is being made. */
export function hasChosen(round: Round, person: PersonId): boolean {
  if (round.kind !== 'groups') return round.choices.has(person);
  return round.groups.some(({ turns }) => turns.at(-1)?.choices.has(person));
}

/** A choice, for those who may know of it. Somebody's own reason is theirs, hidden or not. */
export function chosenView(lesson: Lesson, choice: Choice | undefined, own = false): ChosenView | null {
  if (!choice) return null;
  const { option, why } = choice;
  return { option, why: why === undefined || (!own && lesson.hidden.has(why.entry)) ? null : why.text };
}
