import { type Model, MS_PER_HOUR, type Timer } from '../model/index.js';
import type { Happening } from '../play/index.js';
import { eventName4 } from './definition.js';
import { eventOf, type FullReport, fullReportOf, type Report } from './report.js';

/** An event in version 4's SCXML wrapping, with what Offramp has to say of it. */
export interface Event4<R extends Report = Report> {
  name: string;
  data: { type: string; [key: string]: unknown };
  $$type: 'scxml';
  type: 'external' | 'platform';
  origin?: string;
  offramp: R;
}

/** A snapshot as version 4 has it, ready to become JSON. */
export interface Snapshot4 {
  value: unknown;
  context: object;
  event: Event4['data'];
  _event: Event4<FullReport>;
  _sessionid: string;
  /** Delayed events that were set and cancelled by it. */
  actions: object[];
  activities: object;
  meta: object;
  events: [];
  children: object;
  done: boolean;
  tags: string[];
  changed: boolean;
}

function wrapped<R extends Report>(happening: Happening, offramp: R): Event4<R> {
  const data = eventOf(happening);
  return {
    name: data.type,
    data,
    $$type: 'scxml',
    type: happening.kind === 'deadline' ? 'platform' : 'external',
    offramp,
  };
}

/** The event that a happening was, as version 4 is told of it. */
export function event4(report: Report, happening: Happening): Event4 {
  return wrapped(happening, report);
}

/** Where a happening left the session, as a state of version 4. */
export function snapshot4(sessionId: string, report: Report, happening: Happening): Snapshot4 {
  const { kind, from, to } = happening;
  const { model, snapshot, timers } = to.walk.position;
  const event = wrapped(happening, fullReportOf(report, happening));
  return {
    value: snapshot.value,
    context: snapshot.context,
    event: event.data,
    _event: event,
    _sessionid: sessionId,
    actions:
      kind === 'start'
        ? sends(model, [], timers, 0)
        : sends(model, from.walk.position.timers, timers, to.walk.position.hours),
    activities: {},
    meta: snapshot.getMeta(),
    events: [],
    children: {},
    done: snapshot.status === 'done',
    tags: [...snapshot.tags],
    changed: kind === 'start' || snapshot !== from.walk.position.snapshot,
  };
}

/** Delayed events as version 4's actions: what was set, and what was cancelled before it was due. */
function sends(model: Model, before: readonly Timer[], after: readonly Timer[], hours: number): object[] {
  const same = (a: Timer) => (b: Timer) => a.id === b.id && a.due === b.due;
  const set = after.filter((timer) => !before.some(same(timer)));
  const cancelled = before.filter((timer) => timer.due > hours && !after.some(({ id }) => id === timer.id));
  return [
    ...cancelled.map(({ id }) => ({ type: 'xstate.cancel', sendId: eventName4(model, id) })),
    ...set.map(({ id, due }) => ({
      type: 'xstate.send',
      id: eventName4(model, id),
      event: { type: eventName4(model, id) },
      delay: Math.round((due - hours) * MS_PER_HOUR),
    })),
  ];
}
