import { historyOf, type Option, type OptionId, optionNamed } from './choice.js';
import type { Choice, Group, GroupId, GroupTurn, Lesson, PersonId, Round, RoundKind, SeatId, Taken } from './lesson.js';
import { type Play, sessionOf } from './play.js';
import { storyView } from './story.js';
import { tally } from './tally.js';

/** What somebody chose, and how that compares. */
export interface ChoiceRow {
  person: PersonId;
  name: string;
  seat: SeatId | null;
  group: GroupId | null;
  option: OptionId;
  title: string;
  why: string | null;
  /** Seconds from the question to the choice. */
  seconds: number;
  /** Whether it is what history did. */
  asHistory: boolean;
}

/** A decision, as it was made. */
export interface Decision {
  round: number;
  kind: RoundKind;
  question: string | null;
  /** The group that made it, in a round of groups. */
  group: GroupId | null;
  /** The last step before it. */
  after: string | null;
  options: (Option & { count: number; seats: SeatId[] })[];
  /** What history did; null where the class had left it. */
  history: Option | null;
  /** How many chose what history did. */
  asHistory: number;
  taken: Taken | null;
  /** Whether the class left history here. */
  left: boolean;
  choices: ChoiceRow[];
}

/** A lesson, looked back on. */
export interface Debrief {
  decisions: Decision[];
  /** The group runs of the last round of groups, side by side. */
  groups: {
    id: GroupId;
    name: string;
    people: string[];
    steps: string[];
    outcome: string | null;
    measure: number | null;
  }[];
}

/** What somebody did, for themselves. */
export interface Sheet {
  name: string;
  decisions: {
    round: number;
    question: string | null;
    after: string | null;
    own: string;
    why: string | null;
    history: string | null;
    taken: string[];
  }[];
  /** Predictions that were right, of how many. */
  right: number;
  predicted: number;
}

/** A lesson looked back on. It holds everything; who may see it is `viewOf`'s to say. */
export function debriefOf(lesson: Lesson): Debrief {
  const decisions = lesson.rounds.flatMap((round) =>
    round.kind === 'groups' ? groupDecisions(lesson, round) : [decision(lesson, round)],
  );
  const grouped = lesson.rounds.filter(({ kind }) => kind === 'groups').at(-1);
  return {
    decisions,
    groups: (grouped?.groups ?? []).map(({ id, name, people, play }) => {
      const { steps, outcome, measure } = storyView(play);
      return {
        ...{ id, name, people: people.flatMap((one) => lesson.people.get(one)?.name ?? []) },
        steps: steps.map(({ title }) => title),
        ...{ outcome: outcome?.title ?? null, measure: measure?.value ?? null },
      };
    }),
  };
}

function decision(lesson: Lesson, round: Round): Decision {
  const session = sessionOf(round.play);
  const history = historyOf(session);
  const counts = tally(round);
  return {
    ...{ round: round.n, kind: round.kind, question: round.question ?? null, group: null },
    after: storyView(round.play).steps.at(-1)?.title ?? null,
    options: round.options.map((option) => ({
      ...optionNamed(session, option),
      count: counts.get(option) ?? 0,
      seats: [...round.decided].filter(([, chosen]) => chosen === option).map(([seat]) => seat),
    })),
    history: history === undefined ? null : optionNamed(session, history),
    asHistory: history === undefined ? 0 : (counts.get(history) ?? 0),
    taken: round.taken ?? null,
    left: history !== undefined && round.taken !== undefined && round.taken.options[0] !== history,
    choices: rowsOf(lesson, round, null, round.choices, history),
  };
}

/** The decisions that each group made, one after the other, and where each stood. */
export function groupTurns(round: Round): { group: Group; turn: GroupTurn; play: Play }[] {
  const { scenario, acts } = round.play;
  return round.groups.flatMap((group) =>
    group.turns.flatMap((turn, index) =>
      turn.choices.size === 0 && turn.made === undefined
        ? []
        : { group, turn, play: { scenario, acts: group.play.acts.slice(0, acts.length + index) } },
    ),
  );
}

function groupDecisions(lesson: Lesson, round: Round): Decision[] {
  return groupTurns(round).map(({ group, turn, play }) => {
    const session = sessionOf(play);
    const history = historyOf(session);
    const counts = new Map<OptionId, number>();
    for (const { option } of turn.choices.values()) counts.set(option, (counts.get(option) ?? 0) + 1);
    return {
      ...{ round: round.n, kind: round.kind, question: round.question ?? null, group: group.id },
      after: storyView(play).steps.at(-1)?.title ?? null,
      options: [...counts].map(([option, count]) => ({ ...optionNamed(session, option), count, seats: [] })),
      history: history === undefined ? null : optionNamed(session, history),
      asHistory: history === undefined ? 0 : (counts.get(history) ?? 0),
      taken: turn.made === undefined ? null : { how: 'group', group: group.id, options: [turn.made], refused: [] },
      left: history !== undefined && turn.made !== undefined && turn.made !== history,
      choices: rowsOf(lesson, round, group.id, turn.choices, history),
    };
  });
}

function rowsOf(
  lesson: Lesson,
  round: Round,
  group: GroupId | null,
  choices: ReadonlyMap<PersonId, Choice>,
  history: OptionId | undefined,
): ChoiceRow[] {
  const session = sessionOf(round.play);
  return [...choices].map(([person, { option, at, seat, why }]) => ({
    ...{ person, name: lesson.people.get(person)?.name ?? person, seat: seat ?? null, group, option },
    title: optionNamed(session, option).title,
    why: why === undefined || lesson.hidden.has(why.entry) ? null : why.text,
    seconds: Math.max(0, Math.round((at - round.opened) / 1_000)),
    asHistory: option === history,
  }));
}

/** An option on one line. The title of a step tells who acts; that of a move of the model is the same for everybody. */
function sheetText({ option, title, who }: Option): string {
  return option.startsWith('move:') && who !== null ? `${who}: ${title}` : title;
}

/** What one person chose, without what others did. */
export function sheetOf(lesson: Lesson, person: PersonId): Sheet {
  const own = debriefOf(lesson).decisions.flatMap((decided) => {
    const row = decided.choices.find((choice) => choice.person === person);
    return row ? [{ decided, row }] : [];
  });
  const predictions = own.filter(({ decided }) => decided.kind === 'predict');
  return {
    name: lesson.people.get(person)?.name ?? person,
    decisions: own.map(({ decided: { round, question, after, history, taken, options }, row }) => {
      const told = (option: OptionId) => {
        const offered = options.find((one) => one.option === option);
        return offered ? sheetText(offered) : option;
      };
      return {
        ...{ round, question, after, own: told(row.option), why: row.why, history: history && sheetText(history) },
        taken: (taken?.options ?? []).map(told),
      };
    }),
    right: predictions.filter(({ row }) => row.asHistory).length,
    predicted: predictions.length,
  };
}
