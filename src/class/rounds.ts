import type { EntryAct } from './acts.js';
import { historyOf, type OptionId, offersOf } from './choice.js';
import {
  type Choice,
  type Group,
  groupOf,
  type Lesson,
  lastRound,
  type PersonId,
  present,
  type Round,
  sitting,
} from './lesson.js';
import { CLASS_LIMITS } from './limits.js';
import { played, sessionOf } from './play.js';
import { isRefused, type Refusal, refuse } from './refusal.js';
import { decides, isFor, seatChoices } from './tally.js';

type Act<D extends EntryAct['do']> = Extract<EntryAct, { do: D }>;

/** What a round is held over where the teacher says nothing else, and who is in which group. */
export function prepared(lesson: Lesson, act: Act<'open'>): Act<'open'> {
  const { kind, count = 2 } = act;
  const session = sessionOf(lesson.play);
  const offers = offersOf(session);
  const script = offers.filter((offer) => offer.kind !== 'free');
  const whole = kind === 'seats' || (kind !== 'predict' && script.length < 2);
  const options = act.options ?? [
    ...(whole ? offers : script).slice(0, CLASS_LIMITS.options - 1).map(({ option }) => option),
    ...(kind === 'seats' ? ['wait:24'] : []),
  ];
  if (kind !== 'groups') return { ...act, options };
  const people = present(lesson).map(({ id }) => id);
  const groups =
    act.groups ??
    Array.from({ length: count }, (_, index) => ({
      id: `g${index + 1}`,
      name: `Group ${index + 1}`,
      people: people.filter((_person, place) => place % count === index),
    }));
  return { ...act, options: [], groups };
}

/** Opens a round. */
export function open(lesson: Lesson, at: number, act: Act<'open'>): Lesson | Refusal {
  const { kind, question, seconds, options = [], groups = [], order } = act;
  if (lesson.ended) return refuse('ended', 'This class has ended.');
  if (lastRound(lesson)?.status === 'open') return refuse('open', 'A round is open; close it first.');
  if (act.round <= lesson.rounds.length) return refuse('repeated', `Round ${act.round} has been opened already.`);
  if (act.round !== lesson.rounds.length + 1 || act.round > CLASS_LIMITS.rounds)
    return refuse('order', `The next round is ${lesson.rounds.length + 1}.`);
  const wrong = kind === 'groups' ? wrongGroups(lesson, groups) : wrongOptions(lesson, kind, options);
  if (wrong) return wrong;
  const round: Round = {
    n: act.round,
    kind,
    ...(question !== undefined && { question }),
    options,
    ...(kind === 'seats' && order === 'in-turn' && { queue: queueOf(lesson) }),
    ...{ status: 'open', opened: at, play: lesson.play },
    ...(seconds !== undefined && { deadline: at + seconds * 1_000 }),
    ...{ choices: new Map(), decided: new Map(), counts: new Map() },
    groups: groups.map(({ id, name, people }) => ({
      ...{ id, name, people, play: { ...lesson.play }, turns: [{ choices: new Map() }] },
      ...(people[0] !== undefined && { lead: people[0] }),
    })),
    ...{ away: [], history: false },
  };
  return { ...lesson, rounds: [...lesson.rounds, round] };
}

function wrongOptions(lesson: Lesson, kind: Round['kind'], options: readonly OptionId[]): Refusal | undefined {
  const session = sessionOf(lesson.play);
  if (options.length === 0) return refuse('not-possible', 'There is nothing to choose here.');
  if (new Set(options).size < options.length) return refuse('twice', 'An option is there twice.');
  const possible = new Set(offersOf(session).map(({ option }) => option));
  const impossible = options.find((option) => !option.startsWith('wait:') && !possible.has(option));
  if (impossible !== undefined) return refuse('not-possible', `${impossible} is not possible here.`);
  const history = historyOf(session);
  if (kind === 'predict' && (history === undefined || !options.includes(history)))
    return refuse('not-possible', 'There is nothing to predict here: the class has left what really happened.');
  if (kind === 'seats' && lesson.mode !== 'seats') return refuse('no-seat', 'Give this class seats first.');
  return undefined;
}

function wrongGroups(lesson: Lesson, groups: NonNullable<Act<'open'>['groups']>): Refusal | undefined {
  if (groups.length === 0) return refuse('nobody', 'There are no groups.');
  const people = groups.flatMap((group) => group.people);
  if (new Set(people).size < people.length || new Set(groups.map(({ id }) => id)).size < groups.length)
    return refuse('twice', 'Somebody is in two groups, or two groups have the same id.');
  const here = new Set(present(lesson).map(({ id }) => id));
  const stranger = people.find((id) => !here.has(id));
  return stranger === undefined ? undefined : refuse('unknown', `There is nobody like ${stranger} in this class.`);
}

/** Seats that decide and at which somebody sits, in their order. */
function queueOf(lesson: Lesson): string[] {
  return lesson.seats.filter((seat) => decides(seat) && sitting(lesson, seat.id).length > 0).map(({ id }) => id);
}

/** The round of a number, where it is open; else why not. */
function openRound(lesson: Lesson, n: number): Round | Refusal {
  const round = lesson.rounds[n - 1];
  if (!round) return refuse('no-round', `There is no round ${n}.`);
  return round.status === 'open' ? round : refuse('closed', 'This round is closed.');
}

/** Somebody chooses; once in a round, in groups once for each decision of theirs. */
export function choose(lesson: Lesson, n: number, at: number, id: PersonId, act: Act<'choose'>): Lesson | Refusal {
  const held = lesson.rounds[act.round - 1];
  const before = held?.choices.get(id);
  if (before) return chosenBefore(before, act.option);
  const round = openRound(lesson, act.round);
  if (isRefused(round)) return round;
  if (round.deadline !== undefined && at > round.deadline) return refuse('late', 'The time for this round is over.');
  const seat = lesson.people.get(id)?.seat;
  const choice: Choice = {
    ...{ option: act.option, at },
    ...(seat !== undefined && { seat }),
    ...(act.why !== undefined && { why: { entry: n, text: act.why } }),
  };
  if (round.kind === 'groups') return chooseInGroup(lesson, round, id, act, choice);
  if (round.kind === 'hands') return refuse('not-allowed', 'In this round hands are shown.');
  if (!round.options.includes(act.option)) return refuse('not-offered', 'That cannot be chosen in this round.');
  const wrong = round.kind === 'seats' ? wrongSeat(lesson, round, seat, act.option) : undefined;
  if (wrong) return wrong;
  const choices = new Map(round.choices).set(id, choice);
  const leads = lesson.seats.some((one) => one.id === seat && one.lead === id);
  const queue = leads && round.queue?.[0] === seat ? round.queue?.slice(1) : round.queue;
  return withRound(lesson, { ...round, choices, ...(queue && { queue }) });
}

function chosenBefore(before: Choice, option: OptionId): Refusal {
  return before.option === option
    ? refuse('repeated', 'You have chosen that already.')
    : refuse('twice', 'You have chosen already in this round; the first choice counts.');
}

function wrongSeat(lesson: Lesson, round: Round, seat: string | undefined, option: OptionId): Refusal | undefined {
  const own = lesson.seats.find(({ id }) => id === seat);
  if (!own) return refuse('no-seat', 'In this round seats choose, and you have none.');
  if (!decides(own)) return refuse('not-your-seat', `${own.name} plays no side: it watches.`);
  if (!isFor(own, round, option)) return refuse('not-your-seat', `${own.name} cannot do that: it is another seat's.`);
  if (round.queue && round.queue[0] !== own.id)
    return refuse('not-your-turn', `It is not the turn of ${own.name} now.`);
  return undefined;
}

/** In a group all propose, and what its leader chooses is done. */
function chooseInGroup(
  lesson: Lesson,
  round: Round,
  id: PersonId,
  act: Act<'choose'>,
  choice: Choice,
): Lesson | Refusal {
  const group = groupOf(round, id);
  if (!group) return refuse('not-allowed', 'You are in no group in this round.');
  const turn = act.turn ?? group.turns.length - 1;
  const at = group.turns[turn];
  const before = at?.choices.get(id);
  if (before) return chosenBefore(before, act.option);
  if (!at || turn < group.turns.length - 1) return refuse('moved-on', 'Your group has gone on meanwhile.');
  const possible =
    act.option.startsWith('wait:') || offersOf(sessionOf(group.play)).some((o) => o.option === act.option);
  if (!possible) return refuse('not-possible', 'That is not possible here.');
  const choices = new Map(at.choices).set(id, choice);
  if (group.lead !== id)
    return withGroup(lesson, round, { ...group, turns: [...group.turns.slice(0, -1), { choices }] });
  const play = played(group.play, act.option);
  if (isRefused(play)) return play;
  const turns = [...group.turns.slice(0, -1), { choices, made: act.option }, { choices: new Map() }];
  return withGroup(lesson, round, { ...group, play, turns });
}

/** Says why; of a choice that one has made, until it is revealed. */
export function say(
  lesson: Lesson,
  n: number,
  id: PersonId,
  { round: number, turn, why }: Act<'say'>,
): Lesson | Refusal {
  const round = lesson.rounds[number - 1];
  if (!round) return refuse('no-round', `There is no round ${number}.`);
  if (round.status === 'revealed') return refuse('closed', 'This round has been revealed.');
  const words = { entry: n, text: why };
  const nothing = refuse('nobody', 'You have not chosen in this round.');
  if (round.kind === 'groups') {
    const group = groupOf(round, id);
    const at = turn ?? 0;
    const choice = group?.turns[at]?.choices.get(id);
    if (!group || !choice) return nothing;
    const turns = group.turns.map((one, index) =>
      index === at ? { ...one, choices: new Map(one.choices).set(id, { ...choice, why: words }) } : one,
    );
    return withGroup(lesson, round, { ...group, turns });
  }
  const choice = round.choices.get(id);
  if (!choice) return nothing;
  return withRound(lesson, { ...round, choices: new Map(round.choices).set(id, { ...choice, why: words }) });
}

/** Types in a show of hands. */
export function count(lesson: Lesson, { round: n, counts }: Act<'count'>): Lesson | Refusal {
  const round = lesson.rounds[n - 1];
  if (!round) return refuse('no-round', `There is no round ${n}.`);
  if (round.kind !== 'hands') return refuse('not-allowed', 'In this round everybody chooses by themselves.');
  if (round.status === 'revealed') return refuse('closed', 'This round has been revealed.');
  const stranger = Object.keys(counts).find((option) => !round.options.includes(option));
  if (stranger !== undefined) return refuse('not-offered', `${stranger} cannot be chosen in this round.`);
  return withRound(lesson, { ...round, counts: new Map(Object.entries(counts)) });
}

/** Goes on to the next seat. */
export function pass(lesson: Lesson, { round: n, seat }: Act<'pass'>): Lesson | Refusal {
  const round = openRound(lesson, n);
  if (isRefused(round)) return round;
  if (round.queue?.[0] !== seat) return refuse('not-your-turn', 'It is not the turn of that seat.');
  return withRound(lesson, { ...round, queue: round.queue.slice(1) });
}

/** Sets the clock of a round. */
export function setClock(lesson: Lesson, at: number, { round: n, set, seconds }: Act<'clock'>): Lesson | Refusal {
  const round = openRound(lesson, n);
  if (isRefused(round)) return round;
  const { deadline, left, ...rest } = round;
  const more = (seconds ?? 0) * 1_000;
  if ((set === 'start' || set === 'extend') && more === 0) return refuse('not-allowed', 'Say how many seconds.');
  switch (set) {
    case 'off':
      return withRound(lesson, rest);
    case 'start':
      return withRound(lesson, { ...rest, deadline: at + more });
    case 'pause':
      if (deadline === undefined) return refuse('not-allowed', 'The clock does not run.');
      return withRound(lesson, { ...rest, left: Math.max(0, deadline - at) });
    case 'go-on':
      if (left === undefined) return refuse('not-allowed', 'The clock is not paused.');
      return withRound(lesson, { ...rest, deadline: at + left });
    case 'extend':
      if (left !== undefined) return withRound(lesson, { ...rest, left: left + more });
      return withRound(lesson, { ...rest, deadline: Math.max(at, deadline ?? at) + more });
  }
}

/** Closes a round: what was chosen then stays as it is. */
export function close(lesson: Lesson, { round: n, away = [] }: Act<'close'>): Lesson | Refusal {
  const round = openRound(lesson, n);
  if (isRefused(round)) return round;
  const { deadline: _, left: __, ...rest } = round;
  const cut = away.filter((id) => lesson.people.has(id) && !round.choices.has(id));
  const decided = new Map(seatChoices(lesson, round).map(({ seat, option }) => [seat.id, option]));
  return withRound(lesson, { ...rest, status: 'closed', away: cut, decided });
}

/** Shows everybody what was chosen. */
export function reveal(lesson: Lesson, { round: n, history }: Act<'reveal'>): Lesson | Refusal {
  const round = lesson.rounds[n - 1];
  if (!round) return refuse('no-round', `There is no round ${n}.`);
  if (round.status === 'open') return refuse('open', 'Close the round first.');
  const shown = history ?? (round.history || round.kind === 'predict');
  if (round.status === 'revealed' && shown === round.history)
    return refuse('repeated', 'It has been revealed already.');
  return withRound(lesson, { ...round, status: 'revealed', history: shown });
}

export function withRound(lesson: Lesson, round: Round): Lesson {
  return { ...lesson, rounds: lesson.rounds.map((one) => (one.n === round.n ? round : one)) };
}

function withGroup(lesson: Lesson, round: Round, group: Group): Lesson {
  return withRound(lesson, { ...round, groups: round.groups.map((one) => (one.id === group.id ? group : one)) });
}
