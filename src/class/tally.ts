import { storyOf } from '../scenario/index.js';
import { choiceOf, type OptionId } from './choice.js';
import type { Lesson, PersonId, Round, Seat, SeatId } from './lesson.js';
import { sitting } from './lesson.js';
import { type Refusal, refuse } from './refusal.js';

/** How often each option was chosen, hands included; all that were offered, in their order. */
export function tally(round: Round): Map<OptionId, number> {
  const counts = new Map(round.options.map((option) => [option, round.counts.get(option) ?? 0]));
  for (const { option } of round.choices.values()) counts.set(option, (counts.get(option) ?? 0) + 1);
  return counts;
}

/** What most chose. */
export function majority(round: Round): OptionId | Refusal {
  return mostOf(tally(round));
}

function mostOf(counts: ReadonlyMap<OptionId, number>): OptionId | Refusal {
  const most = Math.max(0, ...counts.values());
  if (most === 0) return refuse('nobody', 'Nobody has chosen.');
  const [first = '', ...others] = [...counts].filter(([, count]) => count === most).map(([option]) => option);
  return others.length === 0
    ? first
    : refuse('tie', `${others.length + 1} have as many each; choose one of them yourself, or ask again.`);
}

/** What a seat chose. Open, that is its leader's choice, or where that has not chosen what most of its people did, the first of a tie. */
export function seatChoice(lesson: Lesson, round: Round, seat: SeatId): OptionId | undefined {
  if (round.status !== 'open') return round.decided.get(seat);
  const lead = lesson.seats.find(({ id }) => id === seat)?.lead;
  const led = lead === undefined ? undefined : round.choices.get(lead);
  if (led) return led.option;
  const counts = new Map<OptionId, number>();
  for (const { id } of sitting(lesson, seat)) {
    const choice = round.choices.get(id);
    if (choice) counts.set(choice.option, (counts.get(choice.option) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}

/** What each seat chose, of those that have chosen. */
export function seatChoices(lesson: Lesson, round: Round): { seat: Seat; option: OptionId }[] {
  return lesson.seats.flatMap((seat) => {
    const option = seatChoice(lesson, round, seat.id);
    return option === undefined ? [] : { seat, option };
  });
}

/** Whose move an option is; undefined of a wait and of what nobody does. */
export function actorOf({ play }: Pick<Round, 'play'>, option: OptionId): string | undefined {
  const choice = choiceOf(option);
  if (typeof choice === 'number') return undefined;
  return typeof choice === 'string' ? storyOf(play.scenario).step(choice)?.by : choice?.by;
}

/** Whether a seat decides anything: one that plays no role watches. */
export function decides({ roles }: Seat): boolean {
  return roles.length > 0;
}

/** Whether a seat may choose an option: what its roles do, or nothing. */
export function isFor(seat: Seat, round: Pick<Round, 'play'>, option: OptionId): boolean {
  const by = actorOf(round, option);
  return decides(seat) && (by === undefined || seat.roles.includes(by));
}

/** Those whose choice a round waits for. */
export function asked(lesson: Lesson, round: Round, people: readonly { id: PersonId; seat?: SeatId }[]): PersonId[] {
  if (round.kind === 'hands') return [];
  if (round.kind === 'groups') return round.groups.flatMap((group) => group.people);
  if (round.kind !== 'seats') return people.map(({ id }) => id);
  const seats = new Set(lesson.seats.filter(decides).map(({ id }) => id));
  return people.filter(({ seat }) => seat !== undefined && seats.has(seat)).map(({ id }) => id);
}
