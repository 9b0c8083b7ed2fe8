import type { Check, DeadlineId, GuardTrial, Microstep, Model, Timer } from '../model/index.js';
import { eventAt, type Happening, microstepsAt, type Session, stepAt } from '../play/index.js';
import { eventName4 } from './definition.js';

/** A deadline that is running. */
export interface PendingTimer {
  /** Version 4's name of the event. */
  event: string;
  deadline: DeadlineId;
  /** When it fires, in simulated hours since the start, and in how many from here. */
  due: number;
  in: number;
}

/**
 * What version 4 has no place for, sent along with each event and state as `offramp`: viewers that do
 * not know it lose nothing else.
 */
export interface Report {
  /** Counts what happened from the start, which is 0. */
  n: number;
  kind: Happening['kind'];
  title: string;
  /** Simulated hours since the start. */
  hours: number;
  /** The date, as the scenario gives it or as the simulated clock has it. */
  at: string;
  /** Who asked for it: `terminal`, `page`, the name of a viewer, or `clock` for a deadline. */
  origin: string;
  /** The position of the session's tree, and the branch it is on. */
  node: number;
  branch: string;
}

/** A condition that was tested, without what the machine's definition says of it already. */
export type ReportedCheck = Omit<Check, 'guard'>;

export interface ReportedGuard extends Omit<GuardTrial, 'checks'> {
  checks: ReportedCheck[];
}

/** A microstep; where it left the machine is said of all but the last, whose is the state itself. */
export interface ReportedStep extends Pick<Microstep, 'event' | 'transitions'> {
  guards: ReportedGuard[];
  configuration?: object;
}

/** The whole of it, which goes with the state. */
export interface FullReport extends Report {
  microsteps: ReportedStep[];
  timers: PendingTimer[];
}

/** What is said of a happening, without what takes time to find out. */
export function reportOf(session: Session, happening: Happening, origin: string): Report {
  const { n, kind, to } = happening;
  const { hours } = to.walk.position;
  const base = {
    n,
    kind,
    hours: Math.round(hours * 100) / 100,
    origin: kind === 'deadline' ? 'clock' : origin,
    node: to.id,
    branch: to.branch,
  };
  if (!to.parent) return { ...base, at: session.scenario.start, title: session.scenario.title };
  const { at, title } = stepAt(session, to);
  return { ...base, at, title: titleOf(happening, title) };
}

function titleOf({ kind, to, entry }: Happening, title: string): string {
  switch (kind) {
    case 'back':
      return `Back to position ${to.id}: ${title}`;
    case 'jump':
      return `To position ${to.id}: ${title}`;
    case 'fork':
      return `Branch begun: ${entry?.do === 'fork' ? entry.name : ''}`;
    case 'mark':
      return `Branch marked: ${entry?.do === 'mark' ? entry.branch : ''}`;
    default:
      return title;
  }
}

export function fullReportOf(report: Report, { kind, to }: Happening): FullReport {
  const { model, hours, timers } = to.walk.position;
  const steps = kind === 'move' || kind === 'deadline' ? microstepsAt(to) : [];
  return {
    ...report,
    microsteps: steps.map(({ event, transitions, guards, configuration }, index) => ({
      event,
      transitions,
      guards: guards.map((guard) => ({ ...guard, checks: guard.checks.map(reported) })),
      ...(index < steps.length - 1 && { configuration }),
    })),
    timers: timers.map((timer) => pending(model, timer, hours)),
  };
}

export function reported({ passed, reads, value, needs }: Check): ReportedCheck {
  return { passed, reads, value, needs };
}

function pending(model: Model, { id, deadline, due }: Timer, hours: number): PendingTimer {
  return { event: eventName4(model, id), deadline, due, in: due - hours };
}

/** The event of a happening as an object; what is no event of the machine is named `offramp.…`. */
export function eventOf({ kind, to, from, entry }: Happening): { type: string; [key: string]: unknown } {
  if (kind === 'start') return { type: 'xstate.init' };
  const event = kind === 'move' || kind === 'deadline' ? eventAt(to) : undefined;
  if (event) return { ...event, type: eventName4(to.walk.position.model, event.type) };
  if (kind === 'event') return { type: 'offramp.event', ...(to.set && { set: to.set }) };
  if (kind === 'wait') return { type: 'offramp.wait', hours: to.waited ?? 0 };
  if (entry?.do === 'fork') return { type: 'offramp.fork', name: entry.name };
  if (entry?.do === 'mark') return { type: 'offramp.mark', branch: entry.branch };
  return { type: `offramp.${kind}`, from: from.id, to: to.id };
}
