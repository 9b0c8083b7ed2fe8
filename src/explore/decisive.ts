import { type MoveEvent, optionsAt } from '../model/index.js';
import { idOf, type Node, readyPosition, titleOffScript } from '../play/index.js';
import { type Act, parseWhen, type Step, storyOf, type When, walkAct } from '../scenario/index.js';
import { eventIndex } from './graph/events.js';
import { type Inquiry, originOf, type Point, pointOf } from './inquiry.js';
import type { Job } from './job.js';
import { endReached } from './odds/chain.js';
import { type Odds, type Solved, solveOdds } from './odds/odds.js';

/** Whether a difference of probabilities is one to people: a twentieth of a percentage point or more. */
export function isChange(delta = 0): boolean {
  return Math.abs(delta) >= 0.0005;
}

/** Something that could have been done at a decision point, and what it would have changed. */
export interface Alternative {
  /** Id of the scripted step; a move of the model is `move:by` or `move:by:target`. */
  id: string;
  /** Title of the scripted step, or of the move and who makes it. */
  title: string;
  /** Whether the scenario's script offers it. */
  scripted: boolean;
  /** The odds once it is done. */
  odds: Odds;
  /** How much likelier each outcome is than after the step that was taken; negative where less likely. */
  delta: Record<string, number>;
  /** Half the sum of the differences' sizes: how much probability it moves from some outcomes to others, 0-1. */
  moved: number;
}

/** A step of a path, the odds around it, and what could have been done instead. */
export interface DecisionPoint {
  /** Step's id, or that of a position off script, and its number on the path from 1. */
  step: string;
  /** Its number on the path, from 1. */
  n: number;
  /** Title of the step that was taken. */
  title: string;
  /** Off script the hour since the start, which tells things of one title apart; null for a step of the script. */
  hour: number | null;
  /** Whether a run had ended before it: the path goes on from an outcome that a run ends at. */
  ended: boolean;
  /** The odds before and after the step that was taken. */
  before: Odds;
  /** The odds after it. */
  after: Odds;
  /** What could have been done instead, and what it would have changed. */
  alternatives: Alternative[];
}

export interface DecisiveOptions {
  /** Every enabled move of the model counts as an alternative, not only those of the script. */
  free?: boolean | undefined;
  /** Nodes that the chain may have. */
  most?: number | undefined;
  job?: Job | undefined;
}

/** One thing whose odds are asked for. */
interface Candidate {
  id: string;
  title: string;
  scripted: boolean;
  point: Point;
}

/** The decision points of a path, and the chain that their odds come from: its first origins are the path's nodes. */
export interface Decisions {
  points: DecisionPoint[];
  solved: Solved;
}

/**
 * For each step of a path, how much each alternative changes the probability of each outcome; exact. All
 * of it is one chain, solved once.
 *
 * @param nodes the path, from the start of a session to its end
 * @throws CancelledError when it is stopped
 */
export function decide(
  inquiry: Inquiry,
  nodes: readonly Node[],
  { free = false, most, job }: DecisiveOptions = {},
): Decisions {
  const taken = nodes.map((node) => pointOf(inquiry, node));
  const candidates = nodes.slice(1).map((node) => (node.kind === 'deadline' ? [] : candidatesAt(inquiry, node, free)));
  const points = [...taken, ...candidates.flat().map(({ point }) => point)];
  const solved = solveOdds(
    inquiry.graph,
    inquiry.behaviour,
    inquiry.ends,
    points.map((point) => originOf(inquiry, point)),
    { job, most },
  );
  const { odds } = solved;
  let next = taken.length;
  const made = nodes.slice(1).map((node, index): DecisionPoint => {
    const after = odds[index + 1] as Odds;
    const alternatives = (candidates[index] ?? []).map(({ id, title, scripted }): Alternative => {
      const then = odds[next] as Odds;
      next += 1;
      return { id, title, scripted, odds: then, ...difference(after, then) };
    });
    const step = node.step === undefined ? undefined : storyOf(inquiry.scenario).step(node.step);
    return {
      step: idOf(node),
      n: index + 1,
      title: step?.title ?? titleOffScript(inquiry.graph.model, node),
      hour: step ? null : Math.round(node.walk.position.hours * 100) / 100,
      ended: endedAt(solved, index) !== undefined,
      before: odds[index] as Odds,
      after,
      alternatives: alternatives.sort((a, b) => b.moved - a.moved || (a.id < b.id ? -1 : 1)),
    };
  });
  return { points: made, solved };
}

/** The end that a run has come to at an origin; undefined where it goes on. */
export function endedAt({ chain }: Solved, origin: number): string | undefined {
  const target = chain.origins[origin] as number;
  return target < 0 ? chain.ends[endReached(target).end] : undefined;
}

/**
 * Every alternative of every step, the one that changes most first.
 *
 * @param end the outcome whose chance is looked at; default: all of them
 */
export function ranked(
  points: readonly DecisionPoint[],
  end?: string,
): { point: DecisionPoint; alternative: Alternative }[] {
  const size = ({ moved, delta }: Alternative) => (end === undefined ? moved : Math.abs(delta[end] ?? 0));
  return points
    .flatMap((point) => point.alternatives.map((alternative) => ({ point, alternative })))
    .sort((a, b) => size(b.alternative) - size(a.alternative) || a.point.n - b.point.n);
}

function difference(from: Odds, to: Odds): Pick<Alternative, 'delta' | 'moved'> {
  const delta = Object.fromEntries(
    Object.entries(to.ends).map(([name, value]) => [name, value - (from.ends[name] ?? 0)]),
  );
  const sizes = [...Object.values(delta), to.never - from.never].map(Math.abs);
  return { delta, moved: sizes.reduce((sum, size) => sum + size, 0) / 2 };
}

/** What could have been done instead of the step that led to a node. */
function candidatesAt(inquiry: Inquiry, node: Node, free: boolean): Candidate[] {
  const { scenario } = inquiry;
  const story = storyOf(scenario);
  const start: When = parseWhen(scenario.start) ?? { precision: 'day', start: 0, end: 0 };
  let parent = node.parent;
  while (parent?.kind === 'deadline') parent = parent.parent;
  if (!parent) return [];
  const from = pointOf(inquiry, parent);
  const alternatives = node.step === undefined ? [] : story.instead(node.step).flatMap((id) => story.step(id) ?? []);
  const scripted = alternatives.flatMap((step): Candidate[] => {
    const branch = story.branch(step.branch);
    const title = branch?.steps[0] === step.id && branch.insteadOf !== null ? branch.title : step.title;
    const place = { branch: step.branch, next: story.path(step.branch).indexOf(step.id) + 1 };
    const point = after(inquiry, from, step, start, place);
    return point ? [{ id: step.id, title, scripted: true, point }] : [];
  });
  if (!free) return scripted;
  const isScripted = (event: MoveEvent) =>
    [...alternatives, ...(node.move ? [{ move: node.move, by: node.by, target: node.target } as Step] : [])].some(
      (step) => step.move === event.type && step.by === event.by && step.target === event.target,
    );
  const moves = optionsAt(readyPosition(from.walk)).flatMap((option): Candidate[] => {
    const event: MoveEvent = { type: option.move, by: option.by, ...(option.target && { target: option.target }) };
    if (option.status !== 'enabled' || isScripted(event)) return [];
    const point = after(inquiry, from, { move: event.type, by: event.by, target: event.target }, start);
    const id = [event.type, event.by, ...(event.target ? [event.target] : [])].join(':');
    return point
      ? [{ id, title: `${inquiry.graph.model.moves.get(event.type)?.title} (${event.by})`, scripted: false, point }]
      : [];
  });
  return [...scripted, ...moves];
}

/** The point after an act; undefined where the machine refuses it. */
function after(
  { graph, behaviour }: Inquiry,
  from: Point,
  act: Act,
  start: When,
  place?: Point['place'],
): Point | undefined {
  const { walk, refused } = walkAct(from.walk, act, start);
  if (refused) return undefined;
  const event =
    act.move === 'wait' || !act.by
      ? -1
      : eventIndex(graph.events, { type: act.move, by: act.by, ...(act.target && { target: act.target }) });
  return { walk, memory: event < 0 ? from.memory : behaviour.remember(from.memory, event), place };
}
