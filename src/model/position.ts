import { createActor, initialTransition, type SnapshotFrom } from 'xstate';
import { DEADLINES, type DeadlineId, deadlineOf, MS_PER_HOUR } from './deadlines.js';
import type { MoveEvent } from './events.js';
import { crisisMachine } from './machine.js';
import type { Phase } from './phases.js';
import type { DiplomacyState, MediationState } from './regions.js';
import { inertScope } from './scope.js';

/** A snapshot of the machine, as XState has it. */
export type CrisisSnapshot = SnapshotFrom<typeof crisisMachine>;

/** The active state of each region. */
export interface Configuration {
  /** The course of the crisis. */
  phase: Phase;
  /** The state of the embassies. */
  diplomacy: DiplomacyState;
  /** The state of mediation. */
  mediation: MediationState;
}

/** A deadline that is running. */
export interface Timer {
  /** XState's id of the delayed event, which is also the event's type. */
  id: string;
  /** Which deadline it is. */
  deadline: DeadlineId;
  /** When it fires, in hours since the scenario's start. */
  due: number;
}

/**
 * Where a crisis stands: the machine's snapshot and the simulated clock with its running deadlines.
 * Immutable; XState's own clock is never used, so nothing depends on the time of day.
 */
export interface Position {
  /** Where the machine stands. */
  readonly snapshot: CrisisSnapshot;
  /** Hours since the scenario's start. */
  readonly hours: number;
  /** Running deadlines, the next one first. */
  readonly timers: readonly Timer[];
  /** Hours of deadlines that are supposed to be others than the machine's. */
  readonly supposed?: DeadlineHours | undefined;
}

/** How long deadlines are, in hours. */
export type DeadlineHours = Readonly<Partial<Record<DeadlineId, number>>>;

/** A deadline that fired, and where that led. */
export interface Fired {
  /** Which deadline it was. */
  deadline: DeadlineId;
  /** XState's event type. */
  type: string;
  /** The position after it. */
  position: Position;
}

/** What XState hands back to be carried out; of all its kinds only raise and cancel concern a clock. */
type Actions = readonly { type: string; params?: unknown }[];

const [INITIAL_SNAPSHOT, INITIAL_ACTIONS] = initialTransition(crisisMachine);

/*
 * XState's transition() builds an actor and two actor systems on every call, only to hand its machine
 * a scope in which nothing happens but that actions are collected. Here that scope is built once,
 * which makes a session almost twice as fast; every transition is still the machine's own, and a test
 * compares the two.
 */
const scope = inertScope(createActor(crisisMachine), (action) => collected.push(action));
/** Where the actions of the transition under way go. */
let collected: { type: string; params?: unknown }[] = [];

/** What XState said of an event in a configuration. */
interface Answer {
  accepts?: boolean;
  /** The next snapshot, and what is to be carried out; two of them at most, equal but not the same. */
  moved: (readonly [CrisisSnapshot, Actions])[];
}

/*
 * Answers are remembered, because long paths come through the same configurations again and again, and to ask
 * costs twenty times as much.
 */
const answers = new Map<string, Answer>();
const MOST_ANSWERS = 4_096;

function answerTo(snapshot: CrisisSnapshot, { type, by, target }: MoveEvent): Answer {
  const key = `${configurationKey(snapshot)}|${type}|${by}|${target}`;
  let answer = answers.get(key);
  if (!answer) {
    if (answers.size >= MOST_ANSWERS) answers.clear();
    answer = { moved: [] };
    answers.set(key, answer);
  }
  return answer;
}

/** The next snapshot, and what XState hands back to be carried out. Pure, as XState's own. */
function transition(snapshot: CrisisSnapshot, event: MoveEvent): readonly [CrisisSnapshot, Actions] {
  const { moved } = answerTo(snapshot, event);
  // XState hands the very same snapshot back only where nothing was to be done.
  const known = moved.find(([next]) => next !== snapshot);
  if (known) return known;
  const actions: typeof collected = [];
  collected = actions;
  const made = [crisisMachine.transition(snapshot, event, scope), actions] as const;
  if (made[0] !== snapshot) moved.push(made);
  return made;
}

/** The beginning: normal ties at hour 0. */
export function startPosition(): Position {
  return { snapshot: INITIAL_SNAPSHOT, hours: 0, timers: timersAfter([], INITIAL_ACTIONS, 0) };
}

/** XState hands delayed raises back with their delay; this is the queue they wait in. */
function timersAfter(
  timers: readonly Timer[],
  actions: Actions,
  hours: number,
  supposed?: DeadlineHours,
): readonly Timer[] {
  let next: Timer[] | undefined;
  for (const action of actions) {
    if (action.type === 'xstate.raise') {
      const { id, delay } = action.params as { id: string; delay?: number };
      const deadline = deadlineOf(id);
      if (deadline === undefined || delay === undefined) continue;
      next = (next ?? [...timers]).filter((timer) => timer.id !== id);
      next.push({ id, deadline, due: hours + (supposed?.[deadline] ?? delay / MS_PER_HOUR) });
    } else if (action.type === 'xstate.cancel') {
      const { sendId } = action.params as { sendId: string };
      next = (next ?? [...timers]).filter((timer) => timer.id !== sendId);
    }
  }
  // Sorting is stable, so deadlines that fall due together fire in the order they were set.
  return next?.sort((a, b) => a.due - b.due) ?? timers;
}

function moved(position: Position, event: { type: string }, hours: number): Position {
  const [snapshot, actions] = transition(position.snapshot, event as MoveEvent);
  const { supposed } = position;
  return { snapshot, hours, timers: timersAfter(position.timers, actions, hours, supposed), supposed };
}

/**
 * The same position if deadlines were shorter or longer than the machine's. Those that run have begun when they did,
 * and fall due at once where they would be over.
 */
export function supposing(position: Position, supposed: DeadlineHours): Position {
  const timers = position.timers.map((timer) => {
    const { deadline, due } = timer;
    const other = due + (supposed[deadline] ?? DEADLINES[deadline].hours) - DEADLINES[deadline].hours;
    return { ...timer, due: Math.max(position.hours, other) };
  });
  return { ...position, timers: timers.sort((a, b) => a.due - b.due), supposed };
}

/** Whether XState accepts the move here. */
export function accepts(position: Position, event: MoveEvent): boolean {
  const answer = answerTo(position.snapshot, event);
  answer.accepts ??= position.snapshot.can(event);
  return answer.accepts;
}

/** The position after a move, at the same hour. A move the machine refuses changes nothing. */
export function send(position: Position, event: MoveEvent): Position {
  return moved(position, event, position.hours);
}

/** Fires the deadline that is due next, whenever that is; undefined when none is running. */
export function fireNext(position: Position): Fired | undefined {
  const timer = position.timers[0];
  if (!timer) return undefined;
  const waiting = { ...position, timers: position.timers.slice(1) };
  const after = moved(waiting, { type: timer.id }, Math.max(position.hours, timer.due));
  return { deadline: timer.deadline, type: timer.id, position: after };
}

/**
 * Lets simulated time pass until `hours`, firing every deadline that falls due on the way, in order.
 *
 * @param hours hours since the scenario's start; an earlier hour than the position's changes nothing
 */
export function advance(position: Position, hours: number): { position: Position; fired: Fired[] } {
  const fired: Fired[] = [];
  let now = position;
  while ((now.timers[0]?.due ?? Number.POSITIVE_INFINITY) <= hours) {
    const next = fireNext(now);
    if (!next) break;
    fired.push(next);
    now = next.position;
  }
  return { position: hours > now.hours ? { ...now, hours } : now, fired };
}

/** The active state of each region. */
export function configurationOf(position: Position): Configuration {
  return position.snapshot.value;
}

/** A key that is equal for equal state and context, whatever the hour. */
export function configurationKey(snapshot: CrisisSnapshot): string {
  const { phase, diplomacy, mediation } = snapshot.value;
  const c = snapshot.context;
  return `${phase}|${diplomacy}|${mediation}|${c.tension}|${c.exchanges}|${c.initiatedBy}|${c.respondedBy}|${c.initiatorPressure}|${c.responderPressure}|${c.assurances}`;
}
