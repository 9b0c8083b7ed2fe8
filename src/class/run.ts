import { type Run, Session, toRun } from '../play/index.js';
import { choiceOf } from './choice.js';
import type { Lesson, Round } from './lesson.js';
import { type Play, sessionOf } from './play.js';

/** What a class has played as an ordinary run, the runs of its groups as branches of it, by name. */
export function runOf(lesson: Lesson): Run {
  const grouped = lesson.rounds.filter(({ groups }) => groups.length > 0);
  if (grouped.length === 0) return toRun(sessionOf(lesson.play));
  const session = new Session(lesson.play.scenario);
  follow(session, lesson.play.acts);
  const end = session.node.id;
  for (const round of grouped) addGroups(session, round);
  session.jump(end);
  return toRun(session);
}

function addGroups(session: Session, round: Round): void {
  for (const group of round.groups) {
    session.jump(0);
    const base = round.play.acts.length;
    follow(session, round.play.acts);
    if (group.play.acts.length === base) continue;
    session.fork(group.name);
    follow(session, group.play.acts.slice(base));
  }
}

function follow(session: Session, acts: Play['acts']): void {
  for (const act of acts) {
    const choice = act === 'back' ? undefined : choiceOf(act);
    if (choice === undefined) session.back();
    else if (typeof choice === 'number') session.wait(choice);
    else session.take(choice);
  }
}
