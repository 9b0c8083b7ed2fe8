import {
  type Hello,
  isRefused,
  type Lesson,
  type Person,
  PROTOCOL,
  type RefusalCode,
  type ServerMessage,
  type WireRefusal,
} from '../../class/index.js';
import type { Watcher } from './audience.js';
import type { Hosted, House } from './house.js';
import type { Doorkeeper } from './rates.js';
import { hashOf, isSecret, pageKey, readCode, wallKey } from './secrets.js';

/** Somebody who was let in. */
export interface Guest {
  hosted: Hosted;
  watcher: Pick<Watcher, 'viewer' | 'device'>;
  welcome: ServerMessage;
}

/** Why somebody was not let in. */
export interface TurnedAway {
  code: RefusalCode | WireRefusal;
  reason: string;
  join?: { title: string; names: readonly string[] };
}

const NO_CLASS: TurnedAway = {
  code: 'no-class',
  reason: 'There is no class with this code here, or the link to it is not complete. Look at the code again.',
};
const SLOW: TurnedAway = {
  code: 'slow-down',
  reason: 'From here too many wrong codes were tried. Wait a minute, then look at the code again.',
};

/** Lets somebody in, or says why not. Who has the right secret is let in however many wrong ones were tried. */
export async function greet(
  house: House,
  keeper: Doorkeeper,
  hello: Hello,
  address: string,
  carries: boolean,
): Promise<Guest | TurnedAway> {
  const now = house.now();
  const code = readCode(hello.code);
  const tries = keeper.wrong.of(address, now);
  const tired = !tries.has(now);
  // The store is not asked for codes that somebody is guessing: a class that is being held is known already.
  if (tired && !house.knows(code)) return SLOW;
  const hosted = await house.enter(code);
  const wrong = (): TurnedAway => {
    tries.take(now);
    return NO_CLASS;
  };
  if (!hosted) return wrong();
  const { row, lesson } = hosted.room;
  if (hello.as !== 'student') {
    const guesses = keeper.wrongOfClass.of(code, now);
    // From many addresses at once: whoever has never been wrong is still listened to.
    if (!guesses.has(now) && !tries.full) return SLOW;
    if (!isSecret(hello.secret, hello.as === 'teacher' ? row.teacher : row.wall)) {
      guesses.take(now);
      return wrong();
    }
    const keys =
      hello.as === 'teacher' ? { wall: wallKey(hello.secret), ...(carries && { page: pageKey(row.teacher) }) } : {};
    return { hosted, watcher: { viewer: { as: hello.as } }, welcome: welcome(null, now, keys) };
  }
  const device = hashOf(hello.device);
  const known = holderOf(lesson, device);
  if (known && hello.ticket === undefined) return admitted(hosted, known, device, now);
  if (tired) return SLOW;
  if (hello.ticket !== undefined) return claimed(hosted, hello.ticket, device, now, known, wrong);
  return joined(hosted, keeper, hello.name, device, now);
}

async function claimed(
  hosted: Hosted,
  ticket: string,
  device: string,
  now: number,
  known: Person | undefined,
  wrong: () => TurnedAway,
): Promise<Guest | TurnedAway> {
  const hash = hashOf(ticket);
  const person = [...hosted.room.lesson.people.values()].find(
    (one) => one.ticket !== undefined && isSecret(ticket, one.ticket),
  );
  // The page that came by the link sends the ticket again when it comes back.
  if (!person && known) return admitted(hosted, known, device, now);
  if (!person) {
    wrong();
    return {
      code: 'not-allowed',
      reason: 'This link to a place was used already, or is not valid any more. Ask for a new one.',
    };
  }
  const done = await hosted.room.do('server', { do: 'claim', person: person.id, ticket: hash, device });
  if (isRefused(done) && done.refused !== 'repeated') return { code: done.refused, reason: done.reason };
  return admitted(hosted, person, device, now);
}

async function joined(
  hosted: Hosted,
  keeper: Doorkeeper,
  name: string | undefined,
  device: string,
  now: number,
): Promise<Guest | TurnedAway> {
  const { room } = hosted;
  if (name === undefined || name.trim() === '') {
    const { names, play } = room.lesson;
    return { code: 'name', reason: 'Choose a name.', join: { title: play.scenario.title, names } };
  }
  if (!keeper.joins.of(room.code, now).take(now))
    return { code: 'slow-down', reason: 'Too many join at this moment. Try again in a few seconds.' };
  const done = await room.do('server', { do: 'join', name: name.trim().normalize('NFC'), device });
  if (isRefused(done) && done.refused !== 'repeated') return { code: done.refused, reason: done.reason };
  const person = holderOf(room.lesson, device);
  return person ? admitted(hosted, person, device, now) : NO_CLASS;
}

function admitted(hosted: Hosted, person: Person, device: string, now: number): Guest | TurnedAway {
  if (person.removed) return { code: 'removed', reason: 'You were removed from this class by the teacher.' };
  return {
    hosted,
    watcher: { viewer: { as: 'student', person: person.id }, device },
    welcome: welcome(person.id, now),
  };
}

function welcome(person: string | null, now: number, more: { wall?: string; page?: string } = {}): ServerMessage {
  return { v: PROTOCOL, type: 'welcome', person, now, ...more };
}

/** Whose device it is. What is compared are SHA-256, which say nothing of the secrets. */
function holderOf({ people }: Lesson, device: string): Person | undefined {
  return [...people.values()].find((person) => person.device === device);
}
