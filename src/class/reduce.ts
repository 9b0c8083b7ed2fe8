import type { Scenario } from '../scenario/index.js';
import type { Entry, StudentAct } from './acts.js';
import { type Lesson, lastRound, newLesson, type PersonId } from './lesson.js';
import { CLASS_LIMITS } from './limits.js';
import { advance, inject, move, take } from './moves.js';
import { arrange, claim, giveSeat, join, lead, place, remove, rename, sit } from './people.js';
import { isRefused, type Refusal, refuse } from './refusal.js';
import { choose, close, count, open, pass, reveal, say, setClock } from './rounds.js';

/** Acts that say of themselves whether they were done: their numbers need not be kept. */
const TELLING = new Set(['choose', 'say', 'sit', 'join', 'claim']);

/**
 * What a class becomes by an entry. It asks nothing but what it is handed: the same log always gives the same class.
 *
 * @returns the class, or why the entry is not allowed; the class that was handed in is left as it was either way
 */
export function reduce(lesson: Lesson, entry: Entry): Lesson | Refusal {
  const { n, id } = entry;
  if (n !== lesson.n + 1) return refuse('order', `The next entry is ${lesson.n + 1}, not ${n}.`);
  const mark = id === undefined || TELLING.has(entry.act.do) ? undefined : `${entry.by}/${id}`;
  if (mark !== undefined && lesson.ids.has(mark)) return refuse('repeated', 'This was done already.');
  if (n > CLASS_LIMITS.entries) return refuse('full', 'This class has gone on for too long; begin a new one.');
  const made = act(lesson, entry);
  if (isRefused(made)) return made;
  return { ...made, n, ...(mark !== undefined && { ids: new Set(lesson.ids).add(mark) }) };
}

/** The class that a log gives. */
export function replay(code: string, scenario: Scenario, entries: Iterable<Entry>): Lesson {
  return followed(newLesson(code, scenario), entries);
}

/** What a class becomes by more of its log. An entry that is not allowed, which only a damaged or older log has, is passed over. */
export function followed(lesson: Lesson, entries: Iterable<Entry>): Lesson {
  let now = lesson;
  for (const entry of entries) {
    const made = reduce(now, entry);
    now = isRefused(made) ? { ...now, n: Math.max(now.n, entry.n) } : made;
  }
  return now;
}

function act(lesson: Lesson, { n, at, by, act }: Entry): Lesson | Refusal {
  if (by !== 'teacher' && by !== 'server') {
    const person = lesson.people.get(by);
    if (!person) return refuse('unknown', 'There is nobody like that in this class.');
    if (person.removed) return refuse('removed', 'You were removed from this class by the teacher.');
    if (lesson.ended) return refuse('ended', 'This class has ended.');
    switch (act.do) {
      case 'choose':
      case 'say':
      case 'sit':
      case 'note':
        return studentAct(lesson, n, at, by, act);
      default:
        return refuse('not-allowed', 'Only the teacher can do that.');
    }
  }
  if (by === 'server') {
    if (act.do === 'join') return join(lesson, n, act);
    if (act.do === 'claim') return claim(lesson, act);
    return act.do === 'close' ? close(lesson, act) : refuse('not-allowed', 'The server does not do that.');
  }
  switch (act.do) {
    case 'arrange':
      return arrange(lesson, act);
    case 'list':
      return { ...lesson, names: [...new Set(act.names)] };
    case 'seat':
      return giveSeat(lesson, act);
    case 'lead':
      return lead(lesson, act);
    case 'open':
      return open(lesson, at, act);
    case 'clock':
      return setClock(lesson, at, act);
    case 'count':
      return count(lesson, act);
    case 'pass':
      return pass(lesson, act);
    case 'close':
      return close(lesson, act);
    case 'reveal':
      return reveal(lesson, act);
    case 'take':
      return take(lesson, act);
    case 'move':
      return move(lesson, act.option);
    case 'back':
      return move(lesson, 'back');
    case 'advance':
      return advance(lesson);
    case 'inject':
      return told(inject(lesson, act), n, at, act.text);
    case 'rename':
      return rename(lesson, act);
    case 'remove':
      return remove(lesson, act);
    case 'place':
      return place(lesson, act);
    case 'lock':
      return lesson.locked === act.locked ? refuse('repeated', 'It is so already.') : { ...lesson, locked: act.locked };
    case 'hide':
      return hide(lesson, act.entry, act.hidden);
    case 'end':
      if (lesson.ended) return refuse('repeated', 'This class has ended already.');
      if (lastRound(lesson)?.status === 'open') return refuse('open', 'Close the round first.');
      return { ...lesson, ended: true };
    default:
      return refuse('not-allowed', 'A teacher does not do that: type it in as a show of hands.');
  }
}

function studentAct(lesson: Lesson, n: number, at: number, by: PersonId, act: StudentAct): Lesson | Refusal {
  switch (act.do) {
    case 'choose':
      return choose(lesson, n, at, by, act);
    case 'say':
      return say(lesson, n, by, act);
    case 'sit':
      return sit(lesson, by, act);
    case 'note': {
      const { to, text } = act;
      const from = lesson.people.get(by)?.seat;
      if (lesson.mode !== 'seats' || from === undefined)
        return refuse('no-seat', 'Only seats send notes, and you have none.');
      if (to !== 'all' && !lesson.seats.some(({ id }) => id === to)) return refuse('no-seat', 'There is no such seat.');
      if (lesson.notes.length >= CLASS_LIMITS.notes) return refuse('full', 'There are too many notes in this class.');
      return { ...lesson, notes: [...lesson.notes, { entry: n, at, by, from, to, text }] };
    }
  }
}

/** What the teacher says of what was injected is a public statement. */
function told(lesson: Lesson | Refusal, entry: number, at: number, text: string | undefined): Lesson | Refusal {
  if (isRefused(lesson) || text === undefined) return lesson;
  return { ...lesson, notes: [...lesson.notes, { entry, at, by: 'teacher', from: null, to: 'all', text }] };
}

function hide(lesson: Lesson, entry: number, hidden: boolean): Lesson | Refusal {
  if (entry > lesson.n) return refuse('unknown', `There is no entry ${entry}.`);
  if (lesson.hidden.has(entry) === hidden) return refuse('repeated', 'It is so already.');
  const all = new Set(lesson.hidden);
  if (hidden) all.add(entry);
  else all.delete(entry);
  return { ...lesson, hidden: all };
}
