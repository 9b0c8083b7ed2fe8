import { decisionsOn } from '../play/index.js';
import type { EntryAct } from './acts.js';
import { historyOf, type OptionId } from './choice.js';
import { type Lesson, lastRound, type Round, type Taken } from './lesson.js';
import { type Play, played, sessionOf } from './play.js';
import { isRefused, type Refusal, refuse } from './refusal.js';
import { withRound } from './rounds.js';
import { actorOf, majority } from './tally.js';

type Act<D extends EntryAct['do']> = Extract<EntryAct, { do: D }>;

/** Makes the move that a round decided on. */
export function take(lesson: Lesson, act: Act<'take'>): Lesson | Refusal {
  const round = lesson.rounds[act.round - 1];
  if (!round) return refuse('no-round', `There is no round ${act.round}.`);
  if (round.status === 'open') return refuse('open', 'Close the round first.');
  if (round.taken) return refuse('repeated', 'What this round decided has been done.');
  // Nothing else was done since: the play is the very one.
  if (round.play.acts !== lesson.play.acts) return refuse('moved-on', 'The crisis has gone on since this round.');
  if (act.how === 'group') return takeRun(lesson, round, act);
  const options = decidedOn(lesson, round, act);
  if (isRefused(options)) return options;
  return takeAll(lesson, round, act, options);
}

function takeRun(lesson: Lesson, round: Round, act: Act<'take'>): Lesson | Refusal {
  const group = round.groups.find(({ id }) => id === act.group);
  if (!group) return refuse('unknown', 'There is no such group in that round.');
  const options = group.turns.flatMap(({ made }) => made ?? []);
  const taken: Taken = { how: 'group', group: group.id, options, refused: [] };
  return { ...withRound(lesson, { ...round, taken }), play: { ...group.play } };
}

function decidedOn(lesson: Lesson, round: Round, { how, seat, option }: Act<'take'>): readonly OptionId[] | Refusal {
  switch (how) {
    case 'own':
      return option === undefined ? refuse('not-allowed', 'Say which.') : [option];
    case 'history': {
      const history = historyOf(sessionOf(lesson.play));
      return history === undefined ? refuse('not-possible', 'The class has left what really happened.') : [history];
    }
    case 'seat': {
      const chosen = round.decided.get(seat ?? '');
      return chosen === undefined ? refuse('nobody', 'That seat has not chosen.') : [chosen];
    }
    case 'seats': {
      const chosen = lesson.seats.flatMap(({ id }) => round.decided.get(id) ?? []);
      const moves = chosen.filter((one) => actorOf(round, one) !== undefined || !one.startsWith('wait:'));
      if (chosen.length === 0) return refuse('nobody', 'No seat has chosen.');
      return moves.length > 0 ? [...new Set(moves)] : [longest(chosen)];
    }
    default: {
      const most = majority(round);
      return typeof most === 'string' ? [most] : most;
    }
  }
}

function longest(waits: readonly OptionId[]): OptionId {
  const hours = waits.map((wait) => Number(wait.slice('wait:'.length)));
  return `wait:${Math.max(...hours)}`;
}

/** Of several, those that the machine still accepts when it comes to them; of one, that or nothing. */
function takeAll(lesson: Lesson, round: Round, act: Act<'take'>, options: readonly OptionId[]): Lesson | Refusal {
  let { play } = lesson;
  const done: OptionId[] = [];
  const refused: Taken['refused'][number][] = [];
  for (const option of options) {
    const next = played(play, option);
    if (isRefused(next)) refused.push({ option, reason: next.reason });
    else {
      play = next;
      done.push(option);
    }
  }
  const [first] = refused;
  if (done.length === 0 && first) return refuse('not-possible', first.reason);
  const taken: Taken = { how: act.how, ...(act.seat !== undefined && { seat: act.seat }), options: done, refused };
  return { ...withRound(lesson, { ...round, taken }), play };
}

/** Makes any move, or goes back. */
export function move(lesson: Lesson, option: OptionId | 'back'): Lesson | Refusal {
  const busy = notWhileOpen(lesson);
  if (busy) return busy;
  const play = played(lesson.play, option);
  return isRefused(play) ? play : { ...lesson, play };
}

/** Plays the script to the next step that could be done otherwise. */
export function advance(lesson: Lesson): Lesson | Refusal {
  const busy = notWhileOpen(lesson);
  if (busy) return busy;
  let { play } = lesson;
  // Without a decision to stop at, all of it would be over at once.
  const single = decisionsOn(play.scenario) === 0;
  for (;;) {
    const session = sessionOf(play);
    const step = session.nextStep;
    if (!step || session.alternatives.length > 0) break;
    const next = played(play, `step:${step.id}`);
    if (isRefused(next)) {
      if (play === lesson.play) return next;
      break;
    }
    play = next;
    if (single) break;
  }
  if (play !== lesson.play) return { ...lesson, play };
  return sessionOf(play).nextStep
    ? refuse('not-possible', 'Here is a decision: open a round, or make a move.')
    : refuse('not-possible', 'The script ends here.');
}

/** Lets somebody act whom no seat plays; while groups play, in each where the machine accepts it. */
export function inject(lesson: Lesson, { option }: Act<'inject'>): Lesson | Refusal {
  const round = lastRound(lesson);
  if (round?.kind !== 'groups' || round.status !== 'open') return move(lesson, option);
  const plays = round.groups.map(({ play }) => played(play, option));
  const [first] = plays;
  if (first && isRefused(first) && plays.every(isRefused)) return first;
  const groups = round.groups.map((group, index) => {
    const play = plays[index] as Play | Refusal;
    if (isRefused(play)) return group;
    // What was proposed for the position before is proposed no more.
    return {
      ...group,
      play,
      turns: [...group.turns.slice(0, -1), { ...last(group.turns), made: option }, { choices: new Map() }],
    };
  });
  return withRound(lesson, { ...round, groups });
}

function last<T>(list: readonly T[]): T {
  return list[list.length - 1] as T;
}

function notWhileOpen(lesson: Lesson): Refusal | undefined {
  if (lesson.ended) return refuse('ended', 'This class has ended.');
  return lastRound(lesson)?.status === 'open' ? refuse('open', 'A round is open; close it first.') : undefined;
}
