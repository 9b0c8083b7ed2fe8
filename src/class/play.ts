import { MoveError } from '../model/index.js';
import { Session, SessionError } from '../play/index.js';
import type { Scenario } from '../scenario/index.js';
import { choiceOf, type OptionId } from './choice.js';
import { type Refusal, refuse } from './refusal.js';

/** What was done with a crisis, in order: choices, and going back. */
export interface Play {
  readonly scenario: Scenario;
  readonly acts: readonly (OptionId | 'back')[];
}

/** A crisis at its start. */
export function newPlay(scenario: Scenario): Play {
  return { scenario, acts: [] };
}

/** The session of a play is made from what was done; the youngest play that goes on from another takes its session over. */
const sessions = new WeakMap<Play, Session>();

/** The session of a play, to look at. Whatever is done goes through `played`. */
export function sessionOf(play: Play): Session {
  let session = sessions.get(play);
  if (!session) {
    session = new Session(play.scenario);
    for (const act of play.acts) perform(session, act);
    sessions.set(play, session);
  }
  return session;
}

/** A play with one thing more done, or why the machine refuses it. */
export function played(play: Play, act: OptionId | 'back'): Play | Refusal {
  const session = sessionOf(play);
  try {
    perform(session, act);
  } catch (error) {
    if (error instanceof SessionError || error instanceof MoveError) return refuse('not-possible', error.message);
    throw error;
  }
  const next = { scenario: play.scenario, acts: [...play.acts, act] };
  sessions.delete(play);
  sessions.set(next, session);
  return next;
}

/** @throws SessionError, MoveError where it cannot be done; the session is left as it was */
function perform(session: Session, act: OptionId | 'back'): void {
  if (act === 'back') {
    session.back();
    return;
  }
  const choice = choiceOf(act);
  if (choice === undefined) throw new SessionError(`There is nothing like ${act}.`);
  if (typeof choice === 'number') session.wait(choice);
  else session.take(choice);
}
