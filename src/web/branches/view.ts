import { mainState } from '../../model/index.js';
import { comingAfter, type Node, type Session, stepsTo } from '../../play/index.js';
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
  /** The state of the model’s first region at its end. */
  state: string;
  ended: boolean;
  /** What the script still holds after its end. */
  coming: readonly Step[];
}

/** The lanes of a session as they were shown last: where the tree has not changed, most of them are shown so again. */
const before = new WeakMap<Session, { words: Words; hide: boolean; views: LaneView[] }>();

/**
 * The lanes of a run as they are shown.
 *
 * @param hide whether what the script still holds is hidden
 */
export function laneViews(session: Session, words: Words, hide = false): LaneView[] {
  const { lanes, places } = lanesOf(session);
  const reached = new Int32Array(lanes.length);
  for (let at: Node | null = session.node; at; at = at.parent) {
    const row = places.get(at.id)?.row ?? 0;
    reached[row] = (reached[row] ?? 0) + 1;
  }
  const hereRow = places.get(session.node.id)?.row;
  const known = before.get(session);
  const shown = known?.words === words && known.hide === hide ? known.views : [];
  const views = lanes.map((lane) => {
    const { branch, row } = lane;
    const stands = { current: branch === session.branch.id, reached: reached[row] ?? 0, here: row === hereRow };
    const view = shown[row];
    const same = view?.lane === lane && view.current === stands.current;
    return same && view.reached === stands.reached && view.here === stands.here
      ? view
      : viewOf(session, lanes, lane, stands, words, hide);
  });
  before.set(session, { words, hide, views });
  return views;
}

function viewOf(
  session: Session,
  lanes: readonly Lane[],
  lane: Lane,
  stands: Pick<LaneView, 'current' | 'reached' | 'here'>,
  words: Words,
  hide: boolean,
): LaneView {
  const nameOf = (id: string) => {
    const branch = session.findBranch(id);
    return branch ? branchName(session, branch, words) : id;
  };
  const id = lane.branch;
  const { note = '', hidden = false, removed = false } = session.findBranch(id) ?? {};
  const end = lane.nodes.at(-1) ?? (lane.from?.node as Node);
  const state = mainState(end.walk.position);
  const left = lane.from && lanes[lane.from.row]?.branch;
  return {
    lane,
    name: nameOf(id),
    note,
    hidden: hidden || removed,
    ...stands,
    leaves: left && nameOf(left),
    steps: stepsTo(end),
    state,
    ended: session.model.outcomes.has(state),
    coming: !hide && (stands.current || id === session.follow) ? comingAfter(session, end) : [],
  };
}

/** Whether two views of a lane look the same. Positions are only ever added at the end of a branch. */
export function sameView(a: LaneView, b: LaneView): boolean {
  const keys = ['name', 'note', 'hidden', 'current', 'reached', 'here', 'leaves', 'steps', 'state'] as const;
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
