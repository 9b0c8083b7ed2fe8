import { configurationOf, isOutcome } from '../../model/index.js';
import { comingAfter, type Node, pathTo, type Session, stepsTo } from '../../play/index.js';
import { type Lane, lanesOf } from '../../render/tree/lanes.js';
import type { Step } from '../../scenario/index.js';
import type { Words } from '../words/index.js';
import { branchName } from '../words/names.js';

/** A lane with what is said of its branch and where the run stands on it. All that its drawing depends on. */
export interface LaneView {
  lane: Lane;
  name: string;
  note: string;
  hidden: boolean;
  /** The run goes on with this branch. */
  current: boolean;
  /** How many of the lane's positions lie on the path to where the run stands. */
  reached: number;
  /** Whether the run stands on the last of these. */
  here: boolean;
  /** The branch that this one leaves, by name. */
  leaves: string | undefined;
  /** Steps from the start to its end. */
  steps: number;
  phase: ReturnType<typeof configurationOf>['phase'];
  ended: boolean;
  /** What the script still holds after its end. */
  coming: readonly Step[];
}

/**
 * The lanes of a run as they are shown.
 *
 * @param hide whether what the script still holds is hidden
 */
export function laneViews(session: Session, words: Words, hide = false): LaneView[] {
  const { lanes, places } = lanesOf(session);
  const nameOf = (id: string) => {
    const branch = session.findBranch(id);
    return branch ? branchName(session, branch, words) : id;
  };
  const reached = new Map<number, number>();
  for (const { id } of pathTo(session.node)) {
    const row = places.get(id)?.row ?? 0;
    reached.set(row, (reached.get(row) ?? 0) + 1);
  }
  const hereRow = places.get(session.node.id)?.row;
  return lanes.map((lane) => {
    const id = lane.branch;
    const { note = '', hidden = false, removed = false } = session.findBranch(id) ?? {};
    const current = id === session.branch.id;
    const end = lane.nodes.at(-1) ?? (lane.from?.node as Node);
    const { phase } = configurationOf(end.walk.position);
    const left = lane.from && lanes[lane.from.row]?.branch;
    return {
      lane,
      name: nameOf(id),
      note,
      hidden: hidden || removed,
      current,
      reached: reached.get(lane.row) ?? 0,
      here: lane.row === hereRow,
      leaves: left && nameOf(left),
      steps: stepsTo(end),
      phase,
      ended: isOutcome(phase),
      coming: !hide && (current || id === session.follow) ? comingAfter(session, end) : [],
    };
  });
}

/** Whether two views of a lane look the same. Positions are only ever added at the end of a branch. */
export function sameView(a: LaneView, b: LaneView): boolean {
  const keys = ['name', 'note', 'hidden', 'current', 'reached', 'here', 'leaves', 'steps', 'phase'] as const;
  return (
    keys.every((key) => a[key] === b[key]) &&
    a.lane.branch === b.lane.branch &&
    a.lane.row === b.lane.row &&
    a.lane.depth === b.lane.depth &&
    a.lane.from?.row === b.lane.from?.row &&
    a.lane.nodes.length === b.lane.nodes.length &&
    a.lane.nodes[0] === b.lane.nodes[0] &&
    a.lane.nodes.at(-1) === b.lane.nodes.at(-1) &&
    a.coming.length === b.coming.length &&
    a.coming[0] === b.coming[0]
  );
}

/** Depth of a lane's last stop, played or still to come; less than its first where it has none. */
export function lastDepth({ lane, coming }: LaneView): number {
  return lane.depth + lane.nodes.length + coming.length - 1;
}
