import { modelOf, type Scenario } from '../scenario/index.js';
import type { ROUND_KINDS } from './acts.js';
import type { OptionId } from './choice.js';
import { namesOf } from './names.js';
import { newPlay, type Play } from './play.js';

export type PersonId = string;
export type SeatId = string;
export type GroupId = string;
/** What kind of question is put. */
export type RoundKind = (typeof ROUND_KINDS)[number];

/** Somebody who takes part. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** SHA-256 of the secret of their device. */
  readonly device: string;
  readonly seat?: SeatId;
  /** SHA-256 of the secret by which another device may take the place, once. */
  readonly ticket?: string;
  readonly removed?: true;
}

/** A team, and what it plays. */
export interface Seat {
  readonly id: SeatId;
  readonly name: string;
  /** Roles of the model. */
  readonly roles: readonly string[];
  /** Who leads it; nobody while nobody sits there. */
  readonly lead?: PersonId;
}

/** What somebody chose. */
export interface Choice {
  readonly option: OptionId;
  /** When. */
  readonly at: number;
  /** Where they sat then. */
  readonly seat?: SeatId;
  readonly why?: Words;
}

/** What somebody wrote, and the entry that holds it. */
export interface Words {
  readonly entry: number;
  readonly text: string;
}

/** What somebody wrote to others. */
export interface Note extends Words {
  readonly at: number;
  readonly by: PersonId | 'teacher';
  /** The seat that it comes from; none of the teacher. */
  readonly from: SeatId | null;
  readonly to: SeatId | 'all';
}

/** One decision of a group: what its people proposed, and what was made. */
export interface GroupTurn {
  readonly choices: ReadonlyMap<PersonId, Choice>;
  readonly made?: OptionId;
}

/** Several who play the crisis on their own. */
export interface Group {
  readonly id: GroupId;
  readonly name: string;
  readonly people: readonly PersonId[];
  readonly lead?: PersonId;
  readonly play: Play;
  /** Its decisions; the last one is being made. */
  readonly turns: readonly GroupTurn[];
}

/** How a decision was made. */
export interface Taken {
  readonly how: 'majority' | 'seat' | 'seats' | 'group' | 'history' | 'own';
  readonly seat?: SeatId;
  readonly group?: GroupId;
  /** What was done, in order. */
  readonly options: readonly OptionId[];
  /** What was to be done too, and the machine refused by then. */
  readonly refused: readonly { readonly option: OptionId; readonly reason: string }[];
}

/** One decision put to a class. */
export interface Round {
  readonly n: number;
  readonly kind: RoundKind;
  readonly question?: string;
  readonly options: readonly OptionId[];
  /** Seats that have still to choose, in turn; absent where all choose at once. */
  readonly queue?: readonly SeatId[];
  readonly status: 'open' | 'closed' | 'revealed';
  readonly opened: number;
  /** Where the crisis stood. */
  readonly play: Play;
  /** When the clock closes it, while it runs. */
  readonly deadline?: number;
  /** Milliseconds that are left, while the clock is paused. */
  readonly left?: number;
  readonly choices: ReadonlyMap<PersonId, Choice>;
  /** What each seat came to, once it is closed; whoever leads it later changes nothing. */
  readonly decided: ReadonlyMap<SeatId, OptionId>;
  /** A show of hands. */
  readonly counts: ReadonlyMap<OptionId, number>;
  readonly groups: readonly Group[];
  /** Who was cut off when it was closed. */
  readonly away: readonly PersonId[];
  /** Whether what history did was shown with it. */
  readonly history: boolean;
  readonly taken?: Taken;
}

/** A class: all that follows from its log. */
export interface Lesson {
  /** The number of its last entry. */
  readonly n: number;
  readonly code: string;
  readonly play: Play;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly mode: 'class' | 'seats';
  readonly assign: 'free' | 'spread' | 'teacher';
  readonly seats: readonly Seat[];
  /** Nicknames to choose from. */
  readonly names: readonly string[];
  readonly locked: boolean;
  readonly ended: boolean;
  readonly rounds: readonly Round[];
  readonly notes: readonly Note[];
  /** Entries of which the text is hidden. */
  readonly hidden: ReadonlySet<number>;
  /** Numbers of messages that were done. */
  readonly ids: ReadonlySet<string>;
}

/** A class that nobody has joined. */
export function newLesson(code: string, scenario: Scenario): Lesson {
  return {
    ...{ n: 0, code, play: newPlay(scenario), people: new Map(), mode: 'class', assign: 'free' },
    ...{ seats: seatsOf(scenario), names: [], locked: false, ended: false, rounds: [], notes: [] },
    ...{ hidden: new Set<number>(), ids: new Set<string>() },
  };
}

/** A seat for each role of the model that can move. */
export function seatsOf(scenario: Scenario): Seat[] {
  const names = namesOf(scenario);
  const moving = new Set([...modelOf(scenario).moves.values()].flatMap(({ by }) => by));
  return [...modelOf(scenario).roles.keys()]
    .filter((role) => moving.has(role))
    .map((role) => ({ id: role, name: names.actor(role), roles: [role] }));
}

/** Whether a scenario tells any side what it wants, fears and knows. */
export function isBriefed({ briefings = {} }: Scenario): boolean {
  return Object.keys(briefings).length > 0;
}

/** The round that is being held, or was last; undefined before the first. */
export function lastRound({ rounds }: Lesson): Round | undefined {
  return rounds.at(-1);
}

/** Those who are in the class still, in the order in which they came. */
export function present({ people }: Lesson): Person[] {
  return [...people.values()].filter(({ removed }) => !removed);
}

/** Those who sit on a seat, in the order in which they joined. */
export function sitting(lesson: Lesson, seat: SeatId): Person[] {
  return present(lesson).filter((person) => person.seat === seat);
}

/** The group of somebody in a round. */
export function groupOf(round: Round | undefined, person: PersonId): Group | undefined {
  return round?.groups.find(({ people }) => people.includes(person));
}
