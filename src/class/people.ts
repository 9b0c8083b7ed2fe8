import type { EntryAct } from './acts.js';
import {
  type Group,
  groupOf,
  type Lesson,
  lastRound,
  type Person,
  type PersonId,
  present,
  type Seat,
  type SeatId,
  seatsOf,
  sitting,
} from './lesson.js';
import { CLASS_LIMITS } from './limits.js';
import { type Refusal, refuse } from './refusal.js';

type Act<D extends EntryAct['do']> = Extract<EntryAct, { do: D }>;

/** Somebody joins. With a device that has joined already, it is the same person. */
export function join(lesson: Lesson, n: number, { name, device }: Act<'join'>): Lesson | Refusal {
  const known = [...lesson.people.values()].find((person) => person.device === device);
  if (known?.removed) return refuse('removed', 'You were removed from this class by the teacher.');
  if (known) return refuse('repeated', 'This device has joined already.');
  if (lesson.ended) return refuse('ended', 'This class has ended.');
  if (lesson.locked) return refuse('locked', 'The teacher has locked this class; nobody can join now.');
  if (lesson.people.size >= CLASS_LIMITS.people)
    return refuse('full', `A class has at most ${CLASS_LIMITS.people} people.`);
  if (lesson.names.length > 0 && !lesson.names.includes(name))
    return refuse('not-allowed', 'Choose one of the names that the teacher has listed.');
  if (present(lesson).some((person) => alike(person.name, name)))
    return refuse('twice', `${name} has joined already. Choose another name.`);
  const id = `p${n}`;
  const people = new Map(lesson.people).set(id, { id, name, device });
  const joined = spreadOver({ ...lesson, people }, [id]);
  return joinGroup(joined, id);
}

function alike(a: string, b: string): boolean {
  return a.normalize('NFKC').trim().toLowerCase() === b.normalize('NFKC').trim().toLowerCase();
}

/** Who comes late plays in the smallest group. */
function joinGroup(lesson: Lesson, person: PersonId): Lesson {
  const round = lastRound(lesson);
  if (round?.kind !== 'groups' || round.status !== 'open') return lesson;
  const smallest = round.groups.reduce((least, group) => (group.people.length < least.people.length ? group : least));
  const groups = round.groups.map((group) =>
    group === smallest ? { ...group, people: [...group.people, person], lead: group.lead ?? person } : group,
  );
  return { ...lesson, rounds: [...lesson.rounds.slice(0, -1), { ...round, groups }] };
}

/** Another device takes somebody's place; the one before has it no more. */
export function claim(lesson: Lesson, { person: id, ticket, device }: Act<'claim'>): Lesson | Refusal {
  const person = lesson.people.get(id);
  if (!person || person.removed) return refuse('unknown', 'There is nobody of that place in this class.');
  if (person.device === device) return refuse('repeated', 'This device has that place already.');
  if (person.ticket === undefined || person.ticket !== ticket)
    return refuse('not-allowed', 'This link to a place was used already, or is not valid any more. Ask for a new one.');
  const { ticket: _, ...rest } = person;
  return changed(lesson, { ...rest, device });
}

/** Hands out a place anew. */
export function place(lesson: Lesson, { person: id, ticket }: Act<'place'>): Lesson | Refusal {
  const person = known(lesson, id);
  if ('refused' in person) return person;
  if (ticket === undefined) return refuse('not-allowed', 'A place is handed out by the server.');
  return changed(lesson, { ...person, ticket });
}

export function rename(lesson: Lesson, { person: id, name }: Act<'rename'>): Lesson | Refusal {
  const person = known(lesson, id);
  if ('refused' in person) return person;
  if (present(lesson).some((other) => other.id !== id && alike(other.name, name)))
    return refuse('twice', `There is somebody else of the name ${name}.`);
  return changed(lesson, { ...person, name });
}

/** What somebody chose in a round that is open goes with them; what is closed stays as it was. */
export function remove(lesson: Lesson, { person: id }: Act<'remove'>): Lesson | Refusal {
  const person = known(lesson, id);
  if ('refused' in person) return person;
  const { seat, ticket: _, ...rest } = person;
  const gone = changed(lesson, { ...rest, removed: true });
  const led = seat === undefined ? gone : { ...gone, seats: ledBy(gone, seat) };
  const round = lastRound(led);
  if (round?.status !== 'open') return led;
  const choices = new Map(round.choices);
  choices.delete(id);
  const groups = round.groups.map((group) => without(group, id));
  return { ...led, rounds: [...led.rounds.slice(0, -1), { ...round, choices, groups }] };
}

function without(group: Group, id: PersonId): Group {
  if (!group.people.includes(id)) return group;
  const people = group.people.filter((person) => person !== id);
  const { lead, ...rest } = group;
  const next = lead === id ? people[0] : lead;
  return { ...rest, people, ...(next !== undefined && { lead: next }) };
}

/** Says who decides. Seats that stay keep their people, and who leads them. */
export function arrange(lesson: Lesson, { mode, assign = lesson.assign, seats }: Act<'arrange'>): Lesson | Refusal {
  if (lastRound(lesson)?.status === 'open') return refuse('open', 'Close the round first.');
  const wanted = seats ?? (lesson.seats.length > 0 ? lesson.seats : seatsOf(lesson.play.scenario));
  const own = new Set(seatsOf(lesson.play.scenario).flatMap(({ roles }) => roles));
  const stranger = wanted.flatMap(({ roles }) => roles).find((role) => !own.has(role));
  if (stranger !== undefined) return refuse('unknown', `There is no role ${stranger} that can move.`);
  const ids = new Set(wanted.map(({ id }) => id));
  if (ids.size < wanted.length) return refuse('twice', 'Two seats have the same id.');
  const people = new Map(
    [...lesson.people].map(([id, person]) => {
      const { seat, ...rest } = person;
      return [id, seat !== undefined && mode === 'seats' && ids.has(seat) ? person : rest];
    }),
  );
  const leads = new Map(lesson.seats.map(({ id, lead }) => [id, lead]));
  const bare = wanted.map(({ id, name, roles }) => ({ id, name, roles }));
  const arranged = { ...lesson, mode, assign, people, seats: bare as readonly Seat[] };
  const led = {
    ...arranged,
    seats: bare.flatMap(({ id }) => ledBy(arranged, id, leads.get(id)).filter((seat) => seat.id === id)),
  };
  return spreadOver(
    led,
    present(led).flatMap(({ id, seat }) => (seat === undefined ? id : [])),
  );
}

/** Gives people the seats with the fewest, where seats are spread. */
function spreadOver(lesson: Lesson, ids: readonly PersonId[]): Lesson {
  if (lesson.mode !== 'seats' || lesson.assign !== 'spread') return lesson;
  let spread = lesson;
  for (const id of ids) {
    const least = spread.seats
      .map((seat) => ({ seat, count: sitting(spread, seat.id).length }))
      .reduce((best, next) => (next.count < best.count ? next : best));
    spread = seated(spread, id, least.seat.id);
  }
  return spread;
}

/** A student takes a seat. */
export function sit(lesson: Lesson, id: PersonId, { seat }: Act<'sit'>): Lesson | Refusal {
  if (lesson.mode !== 'seats') return refuse('no-seat', 'There are no seats in this class now.');
  if (!lesson.seats.some((one) => one.id === seat)) return refuse('no-seat', 'There is no such seat.');
  const person = lesson.people.get(id);
  if (person?.seat === seat) return refuse('repeated', 'You sit there already.');
  if (lesson.assign !== 'free') return refuse('not-allowed', 'The teacher gives seats in this class.');
  return freeToMove(lesson, id) ?? seated(lesson, id, seat);
}

/** The teacher gives a seat, or takes one away. */
export function giveSeat(lesson: Lesson, { person: id, seat }: Act<'seat'>): Lesson | Refusal {
  const person = known(lesson, id);
  if ('refused' in person) return person;
  if (lesson.mode !== 'seats') return refuse('no-seat', 'There are no seats in this class now.');
  if (seat !== null && !lesson.seats.some((one) => one.id === seat)) return refuse('no-seat', 'There is no such seat.');
  return freeToMove(lesson, id) ?? seated(lesson, id, seat);
}

/** Who has chosen for a seat keeps it until the round is over: else they could choose for two. */
function freeToMove(lesson: Lesson, id: PersonId): Refusal | undefined {
  const round = lastRound(lesson);
  const bound = round?.kind === 'seats' && round.status !== 'revealed' && round.choices.has(id);
  return bound ? refuse('open', 'Not before this round is revealed: a choice was made on this seat.') : undefined;
}

function seated(lesson: Lesson, id: PersonId, seat: SeatId | null): Lesson {
  const person = lesson.people.get(id);
  if (!person) return lesson;
  const { seat: before, ...rest } = person;
  const moved = changed(lesson, { ...rest, ...(seat !== null && { seat }) });
  const left = before === undefined ? moved : { ...moved, seats: ledBy(moved, before) };
  return seat === null ? left : { ...left, seats: ledBy(left, seat) };
}

/** The seats, one of them led by who leads it still, else by who of those that sit there joined first. */
function ledBy(lesson: Lesson, id: SeatId, lead?: PersonId): Seat[] {
  const there = sitting(lesson, id);
  return lesson.seats.map((seat) => {
    if (seat.id !== id) return seat;
    const { lead: before, ...rest } = seat;
    const next = [lead, before].find((one) => there.some((person) => person.id === one)) ?? there[0]?.id;
    return { ...rest, ...(next !== undefined && { lead: next }) };
  });
}

/** Lets somebody lead the seat they sit on, or their group. */
export function lead(lesson: Lesson, { person: id }: Act<'lead'>): Lesson | Refusal {
  const person = known(lesson, id);
  if ('refused' in person) return person;
  const round = lastRound(lesson);
  const group = round?.status === 'open' ? groupOf(round, id) : undefined;
  if (round && group) {
    const groups = round.groups.map((one) => (one === group ? { ...one, lead: id } : one));
    return { ...lesson, rounds: [...lesson.rounds.slice(0, -1), { ...round, groups }] };
  }
  if (person.seat === undefined) return refuse('no-seat', `${person.name} has no seat to lead.`);
  return { ...lesson, seats: ledBy(lesson, person.seat, id) };
}

function known({ people }: Lesson, id: PersonId): Person | Refusal {
  const person = people.get(id);
  return person && !person.removed ? person : refuse('unknown', 'There is nobody like that in this class.');
}

function changed(lesson: Lesson, person: Person): Lesson {
  return { ...lesson, people: new Map(lesson.people).set(person.id, person) };
}
