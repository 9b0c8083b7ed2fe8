import { nameOf, refusalText, type Session } from '../play/index.js';
import type { Driven } from './drive.js';
import { type Report, type ReportedCheck, reported } from './report.js';

/** Something that a viewer may ask for now. */
export interface PossibleAct {
  /** What to send for it. */
  event: Driven;
  title: string;
  /** Who makes the move, by name; empty where nobody does. */
  by: string;
  kind: 'next' | 'alternative' | 'free';
}

/** A move that the machine knows here and refuses now. */
export interface BlockedAct {
  title: string;
  by: string;
  /** Why, in words. */
  why: string;
  /** The ways in which it would become possible: what fails on each. */
  failing: ReportedCheck[][];
}

/** What is possible where the session stands, sent when it has come to rest there. */
export interface Possible {
  acts: PossibleAct[];
  blocked: BlockedAct[];
}

/** Name of the event that tells of it. */
export const POSSIBLE = 'offramp.possible';

/** What is possible now as an event of version 4: scripted moves first, then any that the machine takes. */
export function possibleEvent(session: Session, offramp: Report): object {
  const { model, scenario, story } = session;
  const { scripted, free, met } = session.moves();
  const acts: PossibleAct[] = [];
  for (const move of scripted) {
    if (move.status !== 'enabled') continue;
    acts.push({
      event: { type: 'offramp.take', step: move.step },
      title: move.title,
      by: move.by ? nameOf(scenario, move.by, story.step(move.step)?.party) : '',
      kind: move.kind === 'history' ? 'next' : 'alternative',
    });
  }
  const blocked: BlockedAct[] = [];
  for (const { move, by, target, status, failing } of free) {
    const against = target ? ` (${nameOf(scenario, target)})` : '';
    const said = { title: `${model.moves.get(move)?.title ?? move}${against}`, by: nameOf(scenario, by) };
    if (status === 'enabled')
      acts.push({ event: { type: move, by, ...(target && { target }) }, ...said, kind: 'free' });
    else {
      const why = refusalText(scenario, { move, by, failing }, met);
      blocked.push({ ...said, why, failing: failing.map((way) => way.map(reported)) });
    }
  }
  const possible: Possible = { acts, blocked };
  return {
    name: POSSIBLE,
    data: { type: POSSIBLE, ...possible },
    $$type: 'scxml',
    type: 'platform',
    offramp,
  };
}

/** Name of the event that tells a viewer that what it asked for was not done. */
export const REFUSED = 'offramp.refused';

export function refusedEvent(why: string): object {
  return { name: REFUSED, data: { type: REFUSED, why }, $$type: 'scxml', type: 'platform' };
}
