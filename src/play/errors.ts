import { type Actor, type Check, MOVES, type MoveId } from '../model/index.js';
import { checkText } from '../scenario/index.js';

/** Thrown when a session is asked for something it does not have. Its message is meant for people. */
export class SessionError extends Error {
  override name = 'SessionError';
}

/** Thrown when the machine refuses a move. The session is left as it was. */
export class RefusedError extends SessionError {
  override name = 'RefusedError';
  constructor(
    /** The move that was refused. */
    readonly move: MoveId,
    /** Who was to make it; undefined for a move of the script that nobody makes. */
    readonly by: Actor | undefined,
    /** The conditions that failed; empty when the move is undefined in that state. */
    readonly failing: readonly Check[],
    /** The phase in which it was refused. */
    readonly phase: string,
  ) {
    const why = failing.length > 0 ? failing.map(checkText).join('; ') : `there is no such move in the phase ${phase}`;
    super(`${MOVES[move].title} is not possible here: ${why}.`);
  }
}
