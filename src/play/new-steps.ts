import { MoveError } from '../model/index.js';
import type { StepId } from '../scenario/index.js';
import { SessionError } from './errors.js';
import type { LogEntry } from './log.js';
import type { Session } from './session.js';

/**
 * Plays what a scenario has got between two steps since a run was saved, so that the run goes on along the script.
 *
 * @param wanted the step of the run that is to come
 * @param log the run: what it has itself is not new
 * @returns the steps that were played; none where the script does not lead to that step
 */
export function playNewSteps(session: Session, wanted: StepId, log: readonly LogEntry[]): StepId[] {
  const { story, node } = session;
  if (!node.script) return [];
  const ahead = story.path(node.script.branch).slice(node.script.next);
  const length = ahead.findIndex((id) => id === wanted || story.instead(id).includes(wanted));
  const between = ahead.slice(0, Math.max(0, length));
  const had = new Set(log.flatMap((entry) => (entry.do === 'step' ? [entry.step] : [])));
  if (between.some((id) => had.has(id))) return [];
  try {
    for (const _ of between) session.next();
    return between;
  } catch (error) {
    if (!(error instanceof SessionError || error instanceof MoveError)) throw error;
    session.jump(node.id);
    return [];
  }
}
