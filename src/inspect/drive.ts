import { type Session, SessionError } from '../play/index.js';

/** Longest event that a viewer may send, in characters of its JSON. */
export const MAX_EVENT = 4_096;

/** An event object as a viewer sends it, checked to be a small plain object with a type. */
export interface Driven {
  type: string;
  [key: string]: unknown;
}

/**
 * Does what a viewer's event asks for. Moves are events of the machine; beside them there are
 * `offramp.next`, `offramp.take` with a step, `offramp.back`, `offramp.wait` with hours and
 * `offramp.jump` with a position.
 *
 * @throws SessionError or MoveError with a message for people; the session is then as it was
 */
export function driveSession(session: Session, event: Driven): void {
  switch (event.type) {
    case 'offramp.next':
      session.next();
      return;
    case 'offramp.back':
      session.back();
      return;
    case 'offramp.take':
      session.take(text(event.step, 'a step'));
      return;
    case 'offramp.wait':
      session.wait(number(event.hours, 'hours'));
      return;
    case 'offramp.jump':
      session.jump(number(event.to, 'a position'));
      return;
  }
  const { moves, roles } = session.model;
  const move = moves.get(event.type);
  if (!move) throw new SessionError(`${shortened(event.type)} is no move of the machine.`);
  const ids = [...roles.keys()];
  const by = ids.find((role) => role === event.by);
  if (!by) throw new SessionError(`${event.type} does not say who makes it: by is one of ${ids.join(', ')}.`);
  const target = move.targets?.find((role) => role === event.target);
  session.take({ type: event.type, by, ...(target && { target }) });
}

function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new SessionError(`The event does not say ${what}.`);
  return shortened(value);
}

function number(value: unknown, what: string): number {
  if (typeof value !== 'number') throw new SessionError(`The event does not say ${what}.`);
  return value;
}

/** A stranger's text, short enough to be shown and without what would move a terminal's cursor. */
export function shortened(value: string): string {
  return value.slice(0, 80).replace(/\p{C}/gu, '?');
}
