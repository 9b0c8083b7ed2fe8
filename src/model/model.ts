import type { StateMachine } from 'xstate';
import type { Condition, Relative, Value } from './language/condition.js';
import type { Effect } from './language/effect.js';
import type { Test, World } from './language/evaluate.js';
import type { Names } from './language/names.js';
import type { MoveClass, Tone } from './limits.js';
import type { ModelFile, ModelWords } from './schema.js';
import type { Fade, Settings } from './settings.js';

/** Somebody who can make a move: an id of the model’s roles. */
export type RoleId = string;
/** The name of a move. */
export type MoveId = string;
/** The name of a deadline. */
export type DeadlineId = string;

/** A role. */
export interface Role {
  /** Its id. */
  id: RoleId;
  /** What it is: a word of the model's. */
  kind: string;
  /** The role that it quarrels with, if it is just one. */
  rival?: RoleId;
  /** How often it is the next to act, against the others that could, where a policy says nothing else. */
  turn: number;
  /** What it is called where a scenario gives it no name. */
  title: string;
  /** Who it is, in a sentence. */
  text?: string;
}

/** A variable of the context, with those of each role apart. */
export interface Field {
  /** Its name in the context. */
  name: string;
  /** The variable of the file that it is, or belongs to. */
  variable: string;
  /** Whose it is, where roles have one each. */
  role?: RoleId;
  /** What it can be: a whole number, a word, a role or none, a set of roles. */
  kind: 'number' | 'choice' | 'role' | 'set';
  /** All that it can be, in order. */
  values: readonly Value[];
  /** What it is at first. */
  start: Value;
  /** What it is called, with `{role}` in the place of whose it is. */
  title?: string;
  /** The same where there is little room. */
  short?: string;
  /** What it means, in a sentence. */
  text?: string;
}

/** What is known of a move, whoever makes it and wherever. */
export interface MoveDefinition {
  /** Its id. */
  id: MoveId;
  /** Short name for people. */
  title: string;
  /** What the move is, in a sentence a student can read. */
  description: string;
  /** CAMEO event code; empty where it has none. */
  cameo: string;
  /** Goldstein conflict-cooperation value of that code, -10 to +10, as GDELT publishes it. */
  goldstein: number;
  /** The family it belongs to. */
  class: MoveClass;
  /** Who can make it. */
  by: readonly RoleId[];
  /** Whom it may name as its target; absent where it names nobody. */
  targets?: readonly RoleId[];
  /** Hours the move typically takes before anybody moves again. */
  hours: number;
}

/** A deadline. */
export interface Deadline {
  /** Its id. */
  id: DeadlineId;
  /** Hours of simulated time. */
  hours: number;
  /** What it is called. */
  title: string;
  /** What happens when they are over. */
  description: string;
}

/** What one region tells the others. */
export interface Signal {
  /** Its id. */
  id: string;
  /** How a diagram says it: “war breaks out”. */
  title: string;
  /** What it means, in a sentence. */
  description: string;
}

/** A transition as plain data. */
export interface Transition {
  /** The state it leads to, of the same region; absent where it stays. */
  target?: string;
  /** Leaves its state and enters it again, so that a deadline that runs there begins anew. */
  reenter?: true;
  /** When it may be taken; absent where always. */
  guard?: Condition;
  /** What it does, in order. */
  effects: readonly Effect[];
  /** What it means, in a sentence. */
  description: string;
}

/** A state of a region, one within another by its path: `talks.direct`. */
export interface State {
  /** Its path in the region. */
  id: string;
  /** The path of the state that holds it. */
  parent?: string;
  /** Whether it holds none: then it is a value of the region. */
  leaf: boolean;
  /** Of one that holds others: the one of these that is entered with it. */
  start?: string;
  /** What it is called. */
  title: string;
  /** What it means, in a sentence. */
  description: string;
  /** When it holds, to go on a sentence with. */
  while: string;
  /** Nothing leads out of it. */
  final: boolean;
  /** By move or signal. */
  on: ReadonlyMap<string, readonly Transition[]>;
  /** By deadline. */
  after: ReadonlyMap<DeadlineId, readonly Transition[]>;
  /** Taken as soon as they may. */
  always: readonly Transition[];
  /** What is done when it is entered. */
  entry: readonly Effect[];
  /** What is done when it is left. */
  exit: readonly Effect[];
}

/** One of the sides of a crisis that run beside one another. */
export interface Region {
  /** Its id. */
  id: string;
  /** What it is called. */
  title: string;
  /** What it is about, in a sentence. */
  description: string;
  /** The state that it begins in: a leaf. */
  start: string;
  /** Every state, those within others after them. */
  states: ReadonlyMap<string, State>;
  /** States that hold none, in order: all that the region can be. */
  leaves: readonly string[];
  /** It counts time, and is shown nowhere. */
  hidden?: true;
}

/** A condition with a name. */
export interface NamedCondition {
  /** The condition itself. */
  guard: Condition;
  /** How a diagram says it. */
  title?: string;
  /** What it asks, in a sentence. */
  text?: string;
  /** What is missing where it fails. */
  needs?: string;
  /** Why it fails, in a sentence. */
  failed?: string;
}

/** A move as the machine receives it. */
export interface MoveEvent {
  /** The move. */
  type: MoveId;
  /** Who makes it. */
  by: RoleId;
  /** Whom it is aimed at, of a move that names somebody. */
  target?: RoleId;
}

/** What the machine remembers: small whole numbers and words. */
export type Context = Readonly<Record<string, Value>>;
/** The active state of each region. */
export type Configuration = Readonly<Record<string, string>>;

/** A crisis machine, ready to be played. */
export interface Model {
  /** Its id, which is its file’s name. */
  id: string;
  /** What it is called. */
  title: string;
  /** What it is about, in a few sentences. */
  text: string;
  /** Language of its texts, a BCP 47 tag. */
  language: string;
  /** SHA-256 over everything that decides how a run goes. */
  hash: string;
  /** The same over what decides its state graph: models that differ in hours alone share it. */
  shape: string;
  /** The file behind it: plain data that it can be made from again. */
  file: ModelFile;
  /** What a scenario set of it. */
  settings: Settings;
  /** Texts in other languages. */
  words: Readonly<Record<string, ModelWords>>;
  /** Whoever can make a move, by id. */
  roles: ReadonlyMap<RoleId, Role>;
  /** The variables of the context, in order. */
  fields: readonly Field[];
  /** The same by name. */
  field: ReadonlyMap<string, Field>;
  /** The variable that is the measure of escalation, a number. */
  measure?: Field;
  /** Public pressure, a number that roles have each: the variables of the context by role, and its name. */
  pressure?: { name: string; each: Readonly<Record<RoleId, string>>; low: number; high: number };
  /** Its moves, by id. */
  moves: ReadonlyMap<MoveId, MoveDefinition>;
  /** Every move by whom and against whom there is, whatever the state. */
  moveEvents: readonly MoveEvent[];
  /** Its deadlines, by id. */
  deadlines: ReadonlyMap<DeadlineId, Deadline>;
  /** Numbers that fall by themselves, by name. */
  fades: ReadonlyMap<string, Fade>;
  /** What one region tells the others, each with what it means. */
  signals: ReadonlyMap<string, Signal>;
  /** Conditions with a name. */
  conditions: ReadonlyMap<string, NamedCondition>;
  /** The course of the crisis first. */
  regions: readonly Region[];
  /** The same by id. */
  region: ReadonlyMap<string, Region>;
  /** The first of them. */
  main: Region;
  /** States of the first region in which a path may end, with how good each is, in the order of the file. */
  outcomes: ReadonlyMap<string, Tone>;
  /** Those of its states in which the two sides talk. */
  talks: readonly string[];
  /** What its expressions may name. */
  names: Names;
  /** What evaluating its expressions needs. */
  world: World;
  /** Prepares a condition, once for each. */
  test(condition: Condition): Test;
  /** The machine's configuration as XState takes it, plain data. */
  config: object;
  /** The XState machine. */
  machine: CrisisMachine;
}

// biome-ignore-start lint/suspicious/noExplicitAny: XState's own any-machine, with context and events known
/** A machine that a model was made into. */
export type CrisisMachine = StateMachine<
  Context,
  CrisisEvent,
  any,
  any,
  any,
  any,
  any,
  any,
  any,
  any,
  any,
  any,
  any,
  any
>;
// biome-ignore-end lint/suspicious/noExplicitAny: as above

/** Whatever a guard or an action may meet; nobody makes a signal or a deadline. */
export interface CrisisEvent {
  /** The move, signal or deadline. */
  type: string;
  /** Who makes it. */
  by?: string | undefined;
  /** Whom it is aimed at. */
  target?: string | undefined;
  /** Of a signal: how many signals it follows from. */
  after?: number;
}

export type { Condition, Effect, Relative, Value };
