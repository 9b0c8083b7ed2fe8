import { MAX_EVENT } from './drive.js';

/** Largest message that a viewer may send, in bytes. */
export const MAX_MESSAGE = 16_384;

/** A message from a viewer, in the protocol of @xstate/inspect. */
export type ViewerMessage = { type: 'xstate.inspecting' } | { type: 'xstate.event'; event: string; service?: string };

/**
 * Checks a viewer's message before @xstate/inspect sees it, which trusts whatever it is sent.
 *
 * @param data the message, parsed already
 * @param sessionId the only service that there is
 * @returns the message with nothing in it but what belongs there, or what is wrong with it
 */
export function checkedMessage(data: unknown, sessionId: string): ViewerMessage | { wrong: string } {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { wrong: 'no object' };
  const { type, event } = data as { type?: unknown; event?: unknown };
  if (type === 'xstate.inspecting') return { type };
  if (type !== 'xstate.event') return { wrong: 'a message of a type that viewers do not send' };
  if (typeof event !== 'string') return { wrong: 'an event that is no text' };
  if (event.length > MAX_EVENT) return { wrong: `an event of more than ${MAX_EVENT} characters` };
  const wrapper = parsed(event);
  if (typeof wrapper !== 'object' || wrapper === null) return { wrong: 'an event that is not JSON' };
  const { data: inner, origin } = wrapper as { data?: unknown; origin?: unknown };
  if (origin !== sessionId) return { wrong: 'an event for a service that is not here' };
  if (typeof inner !== 'object' || inner === null || typeof (inner as { type?: unknown }).type !== 'string')
    return { wrong: 'an event without a type' };
  // Written anew, so that nothing else comes through with it.
  const { type: name } = inner as { type: string };
  return {
    type,
    event: JSON.stringify({ name, data: plain(inner), $$type: 'scxml', type: 'external', origin }),
  };
}

/** The texts and numbers of an object, and nothing that could hide in it. */
function plain(object: object): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(object).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}

/** JSON as a value; undefined where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
