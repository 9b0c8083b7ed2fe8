import { type Actor, addState } from './log.js';
import { object, text } from './received.js';

/** Largest log that is opened, in bytes. */
export const MAX_FILE = 64 * 1024 * 1024;
const MAX_EVENTS = 100_000;
const MAX_ACTORS = 50;

/** Everything received as a JSON document: a log that can be opened again. */
export function logText(actors: Iterable<Actor>): string {
  return JSON.stringify({
    offramp: 'inspection',
    version: 1,
    actors: [...actors].map(({ sessionId, id, machine, raw }) => ({
      sessionId,
      id,
      machine,
      states: raw.map((state) => {
        const { value, context, _event, actions, done } = object(state);
        return { value, context, _event, actions, done: done === true };
      }),
    })),
  });
}

/**
 * Reads a saved log, from anybody.
 *
 * @throws Error that says what is wrong with it, in a few words
 */
export function parseLog(content: string): Actor[] {
  if (content.length > MAX_FILE) throw new Error('it is larger than 64 MiB');
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch {
    throw new Error('it is not JSON; it may have been cut off');
  }
  const { offramp, version, actors } = object(data);
  if (offramp !== 'inspection') throw new Error('it is not a log of the inspector');
  if (version !== 1) throw new Error('it is of a version that this viewer does not know');
  if (!Array.isArray(actors) || actors.length === 0) throw new Error('there is nothing in it');
  if (actors.length > MAX_ACTORS) throw new Error(`it has more than ${MAX_ACTORS} actors`);
  return actors.map((value, index) => {
    const { sessionId, id, machine, states } = object(value);
    if (!Array.isArray(states) || states.length === 0) throw new Error('an actor in it has no events');
    if (states.length > MAX_EVENTS) throw new Error(`it has more than ${MAX_EVENTS.toLocaleString('en')} events`);
    const actor: Actor = {
      sessionId: text(sessionId) || `actor-${index}`,
      id: text(id) || `actor ${index + 1}`,
      machine,
      registered: undefined,
      entries: [],
      raw: [],
      possible: undefined,
      ended: true,
    };
    for (const state of states) addState(actor, state);
    if (actor.entries.length !== states.length) throw new Error('its events are not in order');
    return actor;
  });
}
