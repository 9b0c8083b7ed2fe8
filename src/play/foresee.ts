import { type Configuration, configurationOf } from '../model/index.js';
import { parseWhen, walkAct } from '../scenario/index.js';
import type { MoveList } from './moves.js';
import type { NextChoice, Session } from './session.js';

/** A change that a choice would bring. `move` is a move's id, `wait`, or `deadline:NAME`. */
export interface Foreseen {
  /** What brings it: a move's id, `wait`, or `deadline:NAME`. */
  move: string;
  /** The active states before. */
  from: Configuration;
  /** The active states after. */
  to: Configuration;
}

/**
 * What a choice would bring, one thing after another, without making it: deadlines that would pass
 * before it, then itself.
 *
 * @returns undefined where the machine refuses it or nothing of that name is offered
 */
export function foresee(session: Session, choice: NextChoice): Foreseen[] | undefined {
  const act = session.actOf(choice);
  const start = parseWhen(session.scenario.start);
  if (!act || !start) return undefined;
  const { walk, fired, refused } = walkAct(session.node.walk, act, start);
  if (refused) return undefined;
  const changes = [
    ...fired
      .filter(({ idle }) => !idle)
      .map(({ deadline, position }) => ({ move: `deadline:${deadline}`, to: configurationOf(position) })),
    { move: act.move, to: configurationOf(walk.position) },
  ];
  let from = session.configuration;
  return changes.map(({ move, to }) => {
    const change = { move, from, to };
    from = to;
    return change;
  });
}

/** Something that is possible now, and what it would bring. */
export interface Outlook {
  /** What could be done. */
  choice: NextChoice;
  /** What it would bring, in order. */
  changes: Foreseen[];
}

/**
 * Everything that is possible where a session stands: the script's moves, the free ones, and letting
 * time pass until the next deadline, where one is running.
 *
 * @param moves what `session.moves()` gave, if it is at hand
 */
export function outlook(session: Session, moves: MoveList = session.moves()): Outlook[] {
  const timer = session.timers[0];
  const choices: NextChoice[] = [
    ...moves.scripted.filter(({ status }) => status === 'enabled').map(({ step }) => step),
    ...moves.free
      .filter(({ status }) => status === 'enabled')
      .map(({ move, by, target }) => ({ type: move, by, ...(target && { target }) })),
    ...(timer ? [Math.max(0, timer.due - session.hours)] : []),
  ];
  return choices.flatMap((choice) => {
    const changes = foresee(session, choice);
    return changes ? [{ choice, changes }] : [];
  });
}
