import type { Step, StepId } from '../scenario/index.js';
import type { Session } from './session.js';
import { type Node, pathTo } from './tree.js';

/** A place on the line that a run follows: played already, or scripted and still to come. */
export interface Stop {
  /** 0 for the start. */
  n: number;
  /** Number of the step that it is, or of a deadline the one that it falls into: deadlines are no steps of their own. */
  number: number;
  /** The node, where it was played. */
  node?: Node;
  /** The scripted step, where it is one. */
  step?: Step;
}

/** The line that a run stands on, from the start to where it goes on to, and where on it the run stands. */
export interface Line {
  /** Its places, from the start. */
  stops: Stop[];
  /** Index of the stop where the run stands. */
  here: number;
}

/** How many steps lead to each node that was asked for: it never changes. */
const counted = new WeakMap<Node, number>();

/** How many steps lead to a node, itself counted where it is one: deadlines and the start are none. */
export function stepsTo(node: Node): number {
  const way: Node[] = [];
  let at: Node | null = node;
  for (; at && !counted.has(at); at = at.parent) way.push(at);
  let steps = (at && counted.get(at)) ?? 0;
  for (const next of way.reverse()) {
    if (next.kind !== 'start' && next.kind !== 'deadline') steps += 1;
    counted.set(next, steps);
  }
  return steps;
}

/** Number of the step that a node is, or that its deadline falls into; 0 for the start. */
export function stepNumber(node: Node): number {
  return stepsTo(node) + (node.kind === 'deadline' ? 1 : 0);
}

/** What was played of the branch that the session follows after where it stands, in order. */
export function onwardOf({ node, branch, nodes }: Session): Node[] {
  const onward: Node[] = [];
  let at = nodes[branch.head] ?? null;
  for (; at && at !== node; at = at.parent) onward.push(at);
  return at ? onward.reverse() : [];
}

/** Goes to the end of what was played of the branch that the session follows. */
export function toHead(session: Session): void {
  const last = onwardOf(session).at(-1);
  if (last) session.jump(last.id, session.branch.id);
}

/** The line that a session was on last, by the node at the end of what was played of it. Going along it changes nothing of it. */
const lines = new WeakMap<Session, { last: Node; stops: Stop[] }>();

/** The line of the branch that the session is on: what was played of it, then what its script holds next. */
export function lineOf(session: Session): Line {
  const last = onwardOf(session).at(-1) ?? session.node;
  let here = 0;
  for (let at = session.node.parent; at; at = at.parent) here += 1;
  const known = lines.get(session);
  if (known?.last === last) return { stops: known.stops, here };
  const stops = stopsOf(session, last);
  lines.set(session, { last, stops });
  return { stops, here };
}

function stopsOf(session: Session, last: Node): Stop[] {
  const stops: Stop[] = pathTo(last).map((node, n) => {
    const step = node.step === undefined ? undefined : session.story.step(node.step);
    return { n, number: stepNumber(node), node, ...(step && { step }) };
  });
  let number = stepsTo(last);
  for (const step of comingAfter(session, last)) stops.push({ n: stops.length, number: ++number, step });
  return stops;
}

/** What the script holds after a node, up to the end of its path; nothing off script. */
export function comingAfter({ story }: Session, { script }: Node): Step[] {
  if (!script) return [];
  const ids: StepId[] = story.path(script.branch).slice(script.next);
  return ids.flatMap((id) => story.step(id) ?? []);
}
