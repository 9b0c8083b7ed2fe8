import { playedNodes } from '../../explore/inquiry.js';
import type { Run } from '../../play/log.js';
import { resume } from '../../play/save.js';
import { Session } from '../../play/session.js';
import { type Node, pathTo } from '../../play/tree.js';
import type { BranchId, Scenario } from '../../scenario/scenario.js';

/** What a path is made from: a branch of a scenario, or a saved run. Plain data. */
export interface PathSource {
  scenario: Scenario;
  /** The branch that is followed; default: the scenario's main one. */
  branch?: BranchId | undefined;
  /** The run whose path it is, to where it stands. */
  run?: Run | undefined;
}

/** A path as it is played, from the start of a session to its end. */
export interface Path {
  session: Session;
  nodes: Node[];
  /** What is different from when the run was saved, for people. */
  changes: string[];
}

/** Plays a path: the same each time, also in another worker. @throws SessionError when the run is another scenario's */
export function playPath({ scenario, branch, run }: PathSource): Path {
  if (run) {
    const { session, changes } = resume(run, scenario);
    return { session, nodes: pathTo(session.node), changes };
  }
  const session = new Session(scenario, branch === undefined ? {} : { follow: branch });
  return { session, nodes: playedNodes(session), changes: [] };
}
