import { createActor, initialTransition } from 'xstate';
import { MS_PER_HOUR, RestlessError } from './compile/machine.js';
import type { Value } from './language/condition.js';
import type { Configuration, Context, CrisisMachine, DeadlineId, Model, MoveEvent } from './model.js';
import { inertScope } from './scope.js';

/** A snapshot of the machine, as XState has it. */
export type CrisisSnapshot = ReturnType<CrisisMachine['transition']>;

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
  /** The model that it is a position of. */
  readonly model: Model;
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
  /** A number was to fall by itself and stood at its floor: nothing changed, so there is nothing to tell. */
  idle?: true;
}

/** What XState hands back to be carried out; of all its kinds only raise and cancel concern a clock. */
type Actions = readonly { type: string; params?: unknown }[];

/*
 * XState's transition() builds an actor and two actor systems on every call, only to hand its machine
 * a scope in which nothing happens but that actions are collected. Here that scope is built once,
 * which makes a session almost twice as fast; every transition is still the machine's own, and a test
 * compares the two.
 */
interface Mechanics {
  initial: readonly [CrisisSnapshot, Actions];
  scope: ReturnType<typeof inertScope>;
  /**
   * What XState said, remembered, because long paths come through the same configurations again and again, and to
   * ask costs twenty times as much.
   */
  answers: Map<string, Answer>;
  /** Where the actions of the transition under way go. */
  collected: { type: string; params?: unknown }[];
}

const known = new WeakMap<Model, Mechanics>();

function mechanicsOf(model: Model): Mechanics {
  let mechanics = known.get(model);
  if (!mechanics) {
    const made: Mechanics = {
      initial: initialTransition(model.machine) as unknown as Mechanics['initial'],
      scope: inertScope(createActor(model.machine), (action) => made.collected.push(action)),
      answers: new Map(),
      collected: [],
    };
    mechanics = made;
    known.set(model, mechanics);
  }
  return mechanics;
}

/** What XState said of an event in a configuration. */
interface Answer {
  accepts?: boolean;
  /** The next snapshot, and what is to be carried out; two of them at most, equal but not the same. */
  moved: (readonly [CrisisSnapshot, Actions])[];
}

const MOST_ANSWERS = 4_096;

function answerTo({ answers }: Mechanics, snapshot: CrisisSnapshot, { type, by, target }: MoveEvent): Answer {
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
function transition(model: Model, snapshot: CrisisSnapshot, event: MoveEvent): readonly [CrisisSnapshot, Actions] {
  const mechanics = mechanicsOf(model);
  const { moved } = answerTo(mechanics, snapshot, event);
  // XState hands the very same snapshot back only where nothing was to be done.
  const known = moved.find(([next]) => next !== snapshot);
  if (known) return known;
  const actions: Mechanics['collected'] = [];
  mechanics.collected = actions;
  const made = [settled(() => model.machine.transition(snapshot, event, mechanics.scope), snapshot), actions] as const;
  if (made[0] !== snapshot) moved.push(made);
  return made;
}

/** What a transition leads to; one that would never come to rest changes nothing. */
function settled(transition: () => CrisisSnapshot, before: CrisisSnapshot): CrisisSnapshot {
  try {
    return transition();
  } catch (error) {
    if (error instanceof RestlessError) return before;
    throw error;
  }
}

/** The beginning of a model, at hour 0. */
export function startPosition(model: Model): Position {
  const [snapshot, actions] = mechanicsOf(model).initial;
  return { model, snapshot, hours: 0, timers: timersAfter(model, [], actions, 0) };
}

/** XState hands delayed raises back with their delay; this is the queue they wait in. */
function timersAfter(
  model: Model,
  timers: readonly Timer[],
  actions: Actions,
  hours: number,
  supposed?: DeadlineHours,
): readonly Timer[] {
  let next: Timer[] | undefined;
  for (const action of actions) {
    if (action.type === 'xstate.raise') {
      const { id, delay } = action.params as { id: string; delay?: number };
      const deadline = deadlineOf(model, id);
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
  const { model, supposed } = position;
  const [snapshot, actions] = transition(model, position.snapshot, event as MoveEvent);
  return { model, snapshot, hours, timers: timersAfter(model, position.timers, actions, hours, supposed), supposed };
}

/**
 * The same position if deadlines were shorter or longer than the machine's. Those that run have begun when they did,
 * and fall due at once where they would be over.
 */
export function supposing(position: Position, supposed: DeadlineHours): Position {
  const timers = position.timers.map((timer) => {
    const { deadline, due } = timer;
    const own = position.model.deadlines.get(deadline)?.hours ?? 0;
    const other = due + (supposed[deadline] ?? own) - own;
    return { ...timer, due: Math.max(position.hours, other) };
  });
  return { ...position, timers: timers.sort((a, b) => a.due - b.due), supposed };
}

/** Whether XState accepts the move here. */
export function accepts(position: Position, event: MoveEvent): boolean {
  const answer = answerTo(mechanicsOf(position.model), position.snapshot, event);
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
  return {
    deadline: timer.deadline,
    type: timer.id,
    position: after,
    ...(isHidden(position.model, timer) && sameStates(position, after) && { idle: true as const }),
  };
}

/** Fires deadlines up to the next one that is worth telling; undefined when none such is running. */
export function fireNextTold(position: Position): Fired | undefined {
  if (toldTimers(position).length === 0) return undefined;
  let fired = fireNext(position);
  while (fired?.idle) fired = fireNext(fired.position);
  return fired;
}

/** Deadlines that run and would change something, as things are now; the next one first. */
export function toldTimers(position: Position): readonly Timer[] {
  const { model, timers, hours } = position;
  const isIdle = (timer: Timer) =>
    isHidden(model, timer) && sameStates(position, moved(position, { type: timer.id }, hours));
  return timers.some(isIdle) ? timers.filter((timer) => !isIdle(timer)) : timers;
}

/** Whether a deadline belongs to what falls by itself as time passes, which has a region of its own that is not shown. */
function isHidden({ region }: Model, { id, deadline }: Timer): boolean {
  const own = region.get(deadline);
  return own?.hidden === true && isTimerOf({ [own.id]: own.start }, id);
}

function sameStates(a: Position, b: Position): boolean {
  return a.snapshot === b.snapshot || configurationKey(a.snapshot) === configurationKey(b.snapshot);
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

/** The active state of each region; a state within another one by its path. */
export function configurationOf({ snapshot }: Pick<Position, 'snapshot'>): Configuration {
  return leavesOf(snapshot.value as StateValue);
}

type StateValue = Readonly<Record<string, unknown>>;

const flat = new WeakMap<object, Configuration>();

/** The same of a value as XState has it. */
export function leavesOf(value: StateValue): Configuration {
  if (Object.values(value).every((state) => typeof state === 'string')) return value as Configuration;
  let found = flat.get(value);
  if (!found) {
    found = Object.fromEntries(Object.entries(value).map(([region, state]) => [region, pathOf(state)]));
    flat.set(value, found);
  }
  return found;
}

function pathOf(state: unknown): string {
  if (typeof state !== 'object' || state === null) return String(state);
  return Object.entries(state)
    .map(([key, inner]) => `${key}.${pathOf(inner)}`)
    .join();
}

/** The active states as XState's resolveState takes them. */
export function nestedValue(configuration: Configuration): object {
  return Object.fromEntries(
    Object.entries(configuration).map(([region, path]) => {
      const parts = path.split('.');
      return [
        region,
        parts.reduceRight<unknown>((inner, key) => (inner === undefined ? key : { [key]: inner }), undefined),
      ];
    }),
  );
}

/** A position with what an author set: states and variables, as they are at that hour. */
export function withSet(position: Position, changes: Readonly<Record<string, Value>>): Position {
  const { model, snapshot } = position;
  const configuration: Record<string, string> = { ...configurationOf(position) };
  const context: Record<string, Value> = { ...(snapshot.context as Context) };
  for (const [name, value] of Object.entries(changes)) {
    if (model.region.get(name)?.leaves.includes(String(value))) configuration[name] = String(value);
    else if (model.field.get(name)?.values.includes(value)) context[name] = value;
  }
  const next = model.machine.resolveState({
    value: nestedValue(configuration),
    context,
  } as never) as unknown as CrisisSnapshot;
  const timers = position.timers.filter(({ id }) => isTimerOf(configuration, id));
  return { ...position, snapshot: next, timers };
}

/** Whether a running deadline is one of the active states. */
export function isTimerOf(states: Configuration, timer: string): boolean {
  return Object.entries(states).some(([region, path]) =>
    path.split('.').some((_, index, parts) => timer.endsWith(`.${region}.${parts.slice(0, index + 1).join('.')}`)),
  );
}

/** The deadline behind one of XState's own event types (`xstate.after.silence.…`), if it is one. */
export function deadlineOf(model: Model, eventType: string): DeadlineId | undefined {
  const name = /^xstate\.after\.([A-Za-z0-9]+)\./.exec(eventType)?.[1];
  return name !== undefined && model.deadlines.has(name) ? name : undefined;
}

/** A key that is equal for equal state and context, whatever the hour. */
export function configurationKey(snapshot: CrisisSnapshot): string {
  const configuration = leavesOf(snapshot.value as StateValue);
  let key = '';
  for (const region in snapshot.machine.states) key += `${configuration[region]}|`;
  const context = snapshot.context as Context;
  for (const name in context) key += `${context[name]}|`;
  return key;
}

/** The state of the course of the crisis: that of the model's first region. */
export function mainState(position: Position): string {
  return configurationOf(position)[position.model.main.id] ?? '';
}

/** The model's measure of escalation; undefined where it has none. */
export function measureOf({ model, snapshot }: Position): number | undefined {
  return model.measure && Number((snapshot.context as Context)[model.measure.name]);
}
