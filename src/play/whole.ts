import { toHead } from './line.js';
import { type PlayedPath, playedPath } from './path.js';
import { resume, toRun } from './save.js';
import type { Session } from './session.js';

/**
 * The path that a run stands on, gone to its end: what was played of it, then what its script holds
 * next, as far as the machine accepts it. The run itself is left where it stands.
 */
export function wholePath(session: Session): PlayedPath {
  const copy = resume(toRun(session), session.scenario).session;
  toHead(copy);
  while (copy.nextStep && copy.preview(copy.nextStep.id)) copy.next();
  return playedPath(copy);
}
