import type { Act, BranchId, StepId, Walk } from '../scenario/index.js';
import type { LogEntry } from './log.js';
import type { Node, NodeId } from './tree.js';

/** What an act is, in the script or out of it. */
export interface Intent {
  act: Act;
  step?: StepId;
  script?: { branch: BranchId; next: number };
  /** Name of the branch, should this act begin one. */
  name: string;
}

/** The node that the same act made here before, the given branch's own first. */
export function madeBefore(here: Node, { act, step }: Intent, branch: string): Node | undefined {
  let first: Node | undefined;
  for (const child of here.children) {
    let end = child;
    while (end.kind === 'deadline' && end.children[0]) end = end.children[0];
    const same =
      end.step === step &&
      (act.move === 'wait'
        ? end.kind === 'wait' && end.waited === (act.hours ?? 0)
        : (end.kind === 'event' ? 'event' : end.move) === act.move && end.by === act.by && end.target === act.target);
    if (same && end.branch === branch) return end;
    if (same) first ??= end;
  }
  return first;
}

/** The node that an act makes. */
export function actNode(id: NodeId, parent: Node, branch: string, { act, step, script }: Intent, walk: Walk): Node {
  return {
    id,
    parent,
    children: [],
    kind: act.move === 'wait' || act.move === 'event' ? act.move : 'move',
    branch,
    walk,
    ...(act.move === 'wait' && { waited: act.hours ?? 0 }),
    ...(act.move !== 'wait' && act.move !== 'event' && { move: act.move }),
    ...(act.by !== undefined && act.move !== 'wait' && { by: act.by }),
    ...(act.party !== undefined && { party: act.party }),
    ...(act.move === 'event' && act.set && { set: act.set }),
    ...(act.target !== undefined && { target: act.target }),
    ...(step !== undefined && { step }),
    ...(script && { script }),
  };
}

/** An act as the log has it. */
export function entryOf({ act, step }: Intent, { id: node }: Node): LogEntry {
  if (act.move === 'wait') return { do: 'wait', hours: act.hours ?? 0, ...(step !== undefined && { step }), node };
  const { move, by, target } = act;
  const whom = { ...(target !== undefined && { target }), node };
  if (step === undefined) return { do: 'move', move, by: by ?? '', ...whom };
  return { do: 'step', step, move, ...(by !== undefined && { by }), ...whom };
}
