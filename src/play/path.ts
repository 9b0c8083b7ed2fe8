import {
  type Configuration,
  configurationOf,
  type Model,
  mainState,
  measureOf,
  type Position,
  type RoleId,
  valuesAt,
} from '../model/index.js';
import {
  clockTime,
  type Disputed,
  hoursText,
  isBackground,
  modelOf,
  type Picture,
  parseWhen,
  type Question,
  type Step,
  type When,
} from '../scenario/index.js';
import type { Session } from './session.js';
import { idOf, type Node, type NodeId, pathTo } from './tree.js';

/** One step of a path that was played, with what it changed. */
export interface PathStep {
  /** 1 for the first step. */
  n: number;
  /** The scripted step's id; `free-N`, `wait-N` or `deadline-N` (N a position) off script. */
  id: string;
  /** The node of the session that it led to. */
  node: NodeId;
  /** The date as the scenario gives it; where it gives none, one between those around it, or the simulated clock's time. */
  at: string;
  /** Where `at` comes from. */
  dated: 'scenario' | 'between' | 'clock';
  /** Who made the move; null of a wait or a deadline. */
  by: RoleId | null;
  /** Which of several that act in this role; null where just one does. */
  party: string | null;
  /** Whom a move that names somebody is aimed at. */
  target: RoleId | null;
  /** What the author of the scenario set with it; null of everything that follows from the machine. */
  set: Readonly<Record<string, string | number>> | null;
  /** A move's id, `wait`, `event`, or `deadline:NAME`. */
  move: string;
  /** What happened, in one line. */
  title: string;
  /** What happened, in a few sentences, with the small Markdown of scenarios. */
  text: string | null;
  /** The active states before. */
  from: Configuration;
  /** The active states after. */
  to: Configuration;
  /** Numbers that changed as time passed, the measure apart: of a deadline only, since a move says what it does. */
  faded: readonly Faded[];
  /** The model's measure after the step, 0-10 for one that is called tension; 0 where the model has none. */
  tension: number;
  /** Simulated hours since the scenario's start. */
  hours: number;
  /** Goldstein value of the move, -10 to +10; 0 for a wait or a deadline. */
  goldstein: number;
  /** A picture to it. */
  picture: Picture | null;
  /** Ids of what could have been done instead. */
  alternatives: string[];
  /** Ids of the reports that it rests on. */
  sources: string[];
  /** Where other reports disagree. */
  disputed: Disputed[];
  /** True when the scenario has a main source and this step does not cite it. */
  otherReportsOnly: boolean;
  /** Where the move only nearly fits what happened: why. */
  nearly: string | null;
  /** Questions for the class. */
  ask: Question[];
}

/** A number that changed as time passed. */
export interface Faded {
  /** Its name in the context of the machine. */
  name: string;
  /** What it was. */
  from: number;
  /** What it is. */
  to: number;
}

/** Where a path ends. */
export interface PathOutcome {
  /** The state of the model's first region at its end; an outcome if `ended`. */
  phase: string;
  /** Whether that state is an outcome. */
  ended: boolean;
  /** When that state was entered, in simulated hours since the start, to two decimals. */
  hours: number;
  /** The highest that the model's measure was on the way. */
  peakTension: number;
}

/** A path of a session, from the start to a node. */
export interface PlayedPath {
  /** Id of the branch it is on. */
  branch: string;
  /** The model's measure before the first step. */
  startTension: number;
  /** Its steps, from the first. */
  steps: PathStep[];
  /** Where it ends. */
  outcome: PathOutcome;
}

/**
 * The path to a node, step by step.
 *
 * @param node default: where the session stands
 */
export function playedPath(session: Session, node: Node = session.node): PlayedPath {
  const nodes = pathTo(node);
  const steps = nodes.slice(1).map((at, index) => stepOf(session, at, index + 1));
  const tensions = nodes.map((at) => measureOf(at.walk.position) ?? 0);
  return {
    branch: node.branch,
    startTension: tensions[0] ?? 0,
    steps,
    outcome: outcomeOf(
      nodes,
      tensions.reduce((most, tension) => Math.max(most, tension)),
    ),
  };
}

function outcomeOf(nodes: readonly Node[], peakTension: number): PathOutcome {
  const last = nodes.at(-1);
  const phase = last ? mainState(last.walk.position) : '';
  const entered = [...nodes].reverse().find((at) => !at.parent || mainState(at.parent.walk.position) !== phase);
  return {
    phase,
    ended: last?.walk.position.model.outcomes.has(phase) ?? false,
    hours: round(entered?.walk.position.hours ?? 0),
    peakTension,
  };
}

/** Nodes never change, so neither does what is said of one: a path that grows by a step costs a step. */
const known = new WeakMap<Node, PathStep>();

function stepOf(session: Session, node: Node, n: number): PathStep {
  let step = known.get(node);
  if (!step) {
    step = pathStep(session, node, n);
    known.set(node, step);
  }
  return step;
}

/** What a path says of one node, whatever path it is on. The start is no step. */
export function stepAt(session: Session, node: Node): PathStep {
  let at = node;
  let n = 0;
  for (; at.parent && !known.has(at); at = at.parent) n += 1;
  return stepOf(session, node, (known.get(at)?.n ?? 0) + n);
}

function pathStep(session: Session, node: Node, n: number): PathStep {
  const { scenario, story } = session;
  const step = node.step === undefined ? undefined : story.step(node.step);
  const start = parseWhen(scenario.start);
  const { position } = node.walk;
  const at = start && step && datedAt(step, position.hours, start);
  const move =
    node.kind === 'deadline' ? `deadline:${node.deadline}` : node.kind === 'move' ? (node.move ?? 'wait') : node.kind;
  return {
    n,
    id: idOf(node),
    node: node.id,
    at: at ?? step?.about ?? (start ? clockTime(start, position.hours) : scenario.start),
    dated: at !== undefined ? 'scenario' : step?.about !== undefined ? 'between' : 'clock',
    by: node.by ?? null,
    party: node.party ?? null,
    target: node.target ?? null,
    set: node.set ?? null,
    move,
    title: step?.title ?? titleOffScript(modelOf(scenario), node),
    text: step?.text ?? null,
    from: configurationOf((node.parent ?? node).walk.position),
    to: configurationOf(position),
    faded: node.kind === 'deadline' && node.parent ? fadedBetween(node.parent.walk.position, position) : [],
    tension: measureOf(position) ?? 0,
    hours: round(position.hours),
    goldstein: position.model.moves.get(node.move ?? '')?.goldstein ?? 0,
    picture: step?.picture ?? null,
    alternatives: step ? story.instead(step.id) : [],
    sources: step?.sources ?? [],
    disputed: step?.disputed ?? [],
    otherReportsOnly:
      step !== undefined &&
      step.sources.length > 0 &&
      scenario.mainSource !== undefined &&
      !step.sources.includes(scenario.mainSource),
    nearly: step?.nearly ?? null,
    ask: step?.ask ?? [],
  };
}

function fadedBetween(before: Position, after: Position): Faded[] {
  const { model } = after;
  const [was, is] = [valuesAt(before), valuesAt(after)];
  return [...model.field.keys()].flatMap((name) => {
    const [from, to] = [was[name], is[name]];
    if (name === model.measure?.name || typeof from !== 'number' || typeof to !== 'number' || from === to) return [];
    return [{ name, from, to }];
  });
}

/** What a node is called, in English, that no scripted step names. */
export function titleOffScript(model: Model, { move, deadline, waited = 0 }: Node): string {
  if (move) return model.moves.get(move)?.title ?? move;
  return deadline ? (model.deadlines.get(deadline)?.description ?? deadline) : `Nobody moves for ${hoursText(waited)}`;
}

/**
 * The date that the scenario gives a step, where the clock agrees: on a path that time has passed
 * differently on, the step happens later than it did.
 */
function datedAt({ at }: Step, hours: number, start: When): string | undefined {
  const when = at === undefined ? undefined : parseWhen(at);
  if (!when) return undefined;
  return isBackground(when, start) || start.start + hours * 3_600_000 < when.end ? at : undefined;
}

/** Hours to two decimals: minutes are as fine as a scenario's dates. */
function round(hours: number): number {
  return Math.round(hours * 100) / 100;
}
