import type { Configuration, MoveId, RoleId, Ways } from '../model/index.js';
import { modelOf, nameOf, refusalText, type Scenario } from '../scenario/index.js';

export { nameOf, refusalText };

/** Thrown when a session is asked for something it does not have. Its message is meant for people. */
export class SessionError extends Error {
  override name = 'SessionError';
}

/** A move that the machine refused. */
export interface Refused {
  /** The move. */
  move: MoveId;
  /** Who was to make it. */
  by: RoleId;
  /** The ways in which it would become possible; empty when that state does not know the move. */
  failing: Ways;
}

/** Thrown when the machine refuses a move. The session is left as it was. */
export class RefusedError extends SessionError {
  override name = 'RefusedError';
  /** The move that was refused. */
  readonly move: MoveId;
  /** Who was to make it. */
  readonly by: RoleId;
  /** The ways in which it would become possible; empty when the move is undefined in that state. */
  readonly failing: Ways;

  /**
   * @param scenario names the actors
   * @param met the states in which the move met the crisis
   */
  constructor(scenario: Scenario, refused: Refused, met: Configuration) {
    super(
      `${modelOf(scenario).moves.get(refused.move)?.title ?? refused.move} is not possible here: ${refusalText(scenario, refused, met)}.`,
    );
    this.move = refused.move;
    this.by = refused.by;
    this.failing = refused.failing;
  }
}
