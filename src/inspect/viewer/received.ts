import type { BlockedAct, Possible, PossibleAct } from '../possible.js';
import type { PendingTimer, ReportedCheck, ReportedGuard, ReportedStep } from '../report.js';

/*
 * What the viewer shows came over a wire or out of a file. Here it is made into what the rest of the
 * viewer relies on: texts are texts of bounded length, lists are lists of bounded length, and what is
 * not there is empty.
 */

/** One event and the state it led to. */
export interface Entry {
  n: number;
  kind: string;
  title: string;
  /** Simulated hours since the start; undefined where the sender has no such clock. */
  hours: number | undefined;
  at: string;
  origin: string;
  node: number | undefined;
  branch: string;
  /** The event's type and its payload. */
  name: string;
  data: Record<string, unknown>;
  value: unknown;
  context: Record<string, unknown>;
  done: boolean;
  microsteps: ReportedStep[];
  timers: PendingTimer[];
}

type Loose = Record<string, unknown>;

const MAX_TEXT = 2_000;
const MAX_LIST = 500;

export function object(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, MAX_LIST) : [];
}

export function text(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, MAX_TEXT);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

export function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A value as one line of text. */
export function shown(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value.slice(0, MAX_TEXT);
  return (JSON.stringify(value) ?? '').slice(0, MAX_TEXT);
}

/**
 * @param state a snapshot of version 4, as the receiver made it or as a file holds it
 * @param n its place where it does not say so itself
 */
export function entryOf(state: unknown, n: number): Entry {
  const { value, context, _event, done } = object(state);
  const { name, data, origin, offramp } = object(_event);
  const report = object(offramp);
  const type = text(name) || text(object(data).type);
  return {
    n: number(report.n) ?? n,
    kind: text(report.kind) || 'event',
    title: text(report.title) || type,
    hours: number(report.hours),
    at: text(report.at),
    origin: text(report.origin) || text(origin),
    node: number(report.node),
    branch: text(report.branch),
    name: type,
    data: object(data),
    value,
    context: object(context),
    done: done === true,
    microsteps: list(report.microsteps).map(microstep),
    timers: list(report.timers).map(timer),
  };
}

function microstep(value: unknown): ReportedStep {
  const { event, transitions, configuration, guards } = object(value);
  return {
    event: text(event),
    transitions: list(transitions).map((one) => ({ from: text(object(one).from), to: list(object(one).to).map(text) })),
    ...(configuration !== undefined && { configuration: object(configuration) }),
    guards: list(guards).map(guard),
  };
}

function guard(value: unknown): ReportedGuard {
  const { state, event, text: words, checks, passed } = object(value);
  return {
    state: text(state),
    event: text(event),
    text: text(words),
    passed: passed === true,
    checks: list(checks).map(check),
  };
}

function check(value: unknown): ReportedCheck {
  const { passed, reads, value: read, needs } = object(value);
  return {
    passed: passed === true,
    reads: text(reads),
    value: text(read),
    needs: text(needs),
  };
}

function timer(value: unknown): PendingTimer {
  const { event, deadline, due, in: left } = object(value);
  return {
    event: text(event),
    deadline: text(deadline) as never,
    due: number(due) ?? 0,
    in: number(left) ?? 0,
  };
}

const KINDS = ['next', 'alternative', 'free'] as const;

/** What is possible now, out of the data of the event that says so. */
export function possibleOf(data: unknown): Possible {
  const { acts, blocked } = object(data);
  return {
    acts: list(acts).map((value): PossibleAct => {
      const { event, title, by, kind } = object(value);
      const sent = object(event);
      return {
        event: { ...sent, type: text(sent.type) },
        title: text(title),
        by: text(by),
        kind: KINDS.find((one) => one === kind) ?? 'free',
      };
    }),
    blocked: list(blocked).map((value): BlockedAct => {
      const { title, by, why, failing } = object(value);
      return {
        title: text(title),
        by: text(by),
        why: text(why),
        failing: list(failing).map((way) => list(way).map(check)),
      };
    }),
  };
}
