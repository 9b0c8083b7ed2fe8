import type { LogEntry, Node, NodeId, Session, SessionBranch } from '../../play/index.js';

/** A branch as it is drawn: a row of its own, its positions one after another. */
export interface Lane {
  /** The branch that ends on this lane. */
  branch: string;
  /** 0 for the uppermost. */
  row: number;
  /**
   * What is drawn on the lane, in order. Begins with positions of a branch that is not shown, where this
   * one leaves it; empty for a branch that was begun and not played.
   */
  nodes: readonly Node[];
  /** Steps from the start to its first position, played or to come. */
  depth: number;
  /** The position that it leaves, and the row of that. Absent for the lane of the start. */
  from?: { node: Node; row: number };
}

/** Where a position is drawn. */
export interface Place {
  row: number;
  /** Steps from the start. */
  depth: number;
}

export interface LaneLayout {
  /** By row. */
  lanes: readonly Lane[];
  /** Every position that is drawn, exactly once. */
  places: ReadonlyMap<NodeId, Place>;
}

/** The lanes of a session as they were made last, with all that they hang on. */
interface Made {
  layout: LaneLayout;
  nodes: number;
  /** How much of the log it knows of. */
  log: number;
  /** The branch that is shown only because the run stands on it. */
  kept: string | undefined;
}

const made = new WeakMap<Session, Made>();

/**
 * Gives each shown branch of a run a lane. Below a lane come those that leave it, the ones that leave it
 * last first, each with those that leave it in turn: so no fork ever crosses a lane. Takes time in
 * proportion to the positions and branches; none where the tree has not changed, and the same comes back.
 *
 * @param session branches that are hidden or removed are left out, apart from the one it stands on; of
 *   those the positions stay that lead to a branch which is shown
 */
export function lanesOf(session: Session): LaneLayout {
  const { nodes, log, branch } = session;
  const kept = branch.hidden || branch.removed ? branch.id : undefined;
  const known = made.get(session);
  const changes = ({ do: what }: LogEntry) => what === 'fork' || what === 'mark';
  const same = known?.kept === kept && !log.slice(known?.log).some(changes);
  const grown = known && same ? longer(known.layout, nodes.slice(known.nodes)) : undefined;
  const layout = grown ?? laidOut(session);
  made.set(session, { layout, nodes: nodes.length, log: log.length, kept });
  return layout;
}

/** A layout with positions more, where each goes on at the end of its branch's lane; undefined where another lane begins. */
function longer(layout: LaneLayout, more: readonly Node[]): LaneLayout | undefined {
  if (more.length === 0) return layout;
  const lanes = [...layout.lanes];
  const places = new Map(layout.places);
  const grown = new Map<number, Node[]>();
  for (const node of more) {
    const at = node.parent && places.get(node.parent.id);
    const lane = at && lanes[at.row];
    if (!at || !lane || lane.branch !== node.branch) return undefined;
    const nodes = grown.get(at.row) ?? [...lane.nodes];
    if (nodes.at(-1) !== node.parent || node.parent.branch !== node.branch) return undefined;
    nodes.push(node);
    grown.set(at.row, nodes);
    places.set(node.id, { row: at.row, depth: at.depth + 1 });
  }
  for (const [row, nodes] of grown) lanes[row] = { ...(lanes[row] as Lane), nodes };
  return { lanes, places };
}

function laidOut(session: Session): LaneLayout {
  const branches = session.branches();
  const shown = new Set(branches.filter((branch) => isShown(branch, session)).map(({ id }) => id));
  const begun = new Map<NodeId, string[]>();
  for (const { id, from, head } of branches) {
    if (head !== from || id === session.follow || !shown.has(id)) continue;
    const there = begun.get(from);
    if (there) there.push(id);
    else begun.set(from, [id]);
  }
  const drawn = drawnNodes(session.nodes, shown, begun);
  const lanes: Lane[] = [];
  const places = new Map<NodeId, Place>();
  const work: Start[] = [{ first: session.nodes[0] }];
  for (let start = work.pop(); start; start = work.pop()) {
    const row = lanes.length;
    const at = start.from && places.get(start.from.id);
    const depth = at ? at.depth + 1 : 0;
    const nodes: Node[] = [];
    for (let node = start.first; node; node = onward(node, drawn, shown)) {
      places.set(node.id, { row, depth: depth + nodes.length });
      nodes.push(node);
    }
    const last = nodes.at(-1);
    // A branch that is not shown may end a lane only where another one was begun at its end.
    const taken = last && !shown.has(last.branch) ? begun.get(last.id)?.[0] : undefined;
    const branch = taken ?? last?.branch ?? start.begun ?? '';
    lanes.push({ branch, row, nodes, depth, ...(start.from && at && { from: { node: start.from, row: at.row } }) });
    for (const [index, node] of nodes.entries()) {
      const next = nodes[index + 1];
      const forks = node.children.filter((child) => child !== next && drawn.has(child.id));
      const fresh = (begun.get(node.id) ?? []).filter((id) => id !== taken);
      for (const id of fresh.reverse()) work.push({ from: node, begun: id });
      for (const first of forks.reverse()) work.push({ from: node, first });
    }
  }
  return { lanes, places };
}

/** Where a lane starts: with its first position, or with a branch that has none yet. */
interface Start {
  first?: Node | undefined;
  begun?: string;
  from?: Node;
}

function isShown({ id, hidden, removed }: Readonly<SessionBranch>, session: Session): boolean {
  return (!hidden && !removed) || id === session.branch.id;
}

/** The positions of the branches that are shown, and those that lead to them. */
function drawnNodes(
  nodes: readonly Node[],
  shown: ReadonlySet<string>,
  begun: ReadonlyMap<NodeId, string[]>,
): Set<NodeId> {
  const drawn = new Set<NodeId>(begun.keys());
  // A position is always younger than the one it follows.
  for (let id = nodes.length - 1; id >= 0; id -= 1) {
    const node = nodes[id];
    if (!node) continue;
    if (shown.has(node.branch)) drawn.add(id);
    if (drawn.has(id) && node.parent) drawn.add(node.parent.id);
  }
  return drawn;
}

/** What follows a position on its lane: its own branch, or where that is not shown the one that leaves it here. */
function onward(node: Node, drawn: ReadonlySet<NodeId>, shown: ReadonlySet<string>): Node | undefined {
  const own = node.children.find((child) => child.branch === node.branch && drawn.has(child.id));
  if (own || shown.has(node.branch)) return own;
  return node.children.find((child) => drawn.has(child.id));
}
