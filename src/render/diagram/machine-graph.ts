import {
  type Configuration,
  crisisConfig,
  DEADLINES,
  type GuardSpec,
  guardText,
  type InternalEventId,
  isMoveId,
  MOVES,
  type StateSpec,
  type TransitionSpec,
} from '../../model/index.js';
import type { PlayedPath } from '../../play/index.js';
import { edgesTaken } from './taken.js';

/** The name of a region. */
export type RegionId = keyof Configuration;

/** A state of a region. */
export interface GraphState {
  /** Its name. */
  id: string;
  /** What it is, in a sentence. */
  description: string;
  /** The region begins here. */
  initial: boolean;
  /** Nothing leads out of it. */
  final: boolean;
  /** A path may end here. */
  outcome: boolean;
  /** The crisis stands here. */
  active: boolean;
}

/** One thing that leads along an edge. */
export interface Way {
  /** A move's title, `after 72 h`, the condition of an immediate transition, or a signal between regions. */
  text: string;
  /** What kind of thing it is; `internal` is a signal between regions. */
  kind: 'move' | 'deadline' | 'always' | 'internal';
  /** The id of the move, deadline or signal; empty for `always`. */
  event: string;
  /** What has to hold, in words; empty where nothing has to. */
  guard: string;
  /** The same as data: conditions of which any is enough; empty where nothing has to hold. */
  needs: GuardSpec[];
  /** Numbers of the steps of the marked path that went this way. */
  taken: number[];
}

/** All transitions from one state to another. */
export interface GraphEdge {
  /** Id of the state it leaves. */
  from: string;
  /** Id of the state it leads to. */
  to: string;
  /** What leads along it. */
  ways: Way[];
  /** Numbers of the steps of the marked path that went along it, whichever way. */
  taken: number[];
}

/** A region of the machine as a graph. */
export interface GraphRegion {
  /** The region. */
  id: RegionId;
  /** What it is called. */
  title: string;
  /** Its states. */
  states: GraphState[];
  /** What leads from one state to another. */
  edges: GraphEdge[];
}

/** A step of a path, as far as a drawing marks it. `move` is a move's id, `wait`, or `deadline:NAME`. */
export interface TakenStep {
  /** Its number on the path, from 1. */
  n: number;
  /** The active states before. */
  from: Configuration;
  /** The active states after. */
  to: Configuration;
  /** A move's id, `wait`, or `deadline:NAME`. */
  move: string;
}

/** What a drawing marks: where the crisis stands, and how it came there. */
export interface Highlight {
  /** The active state of each region. */
  active?: Configuration;
  /** The steps of a path, to be numbered. */
  taken?: readonly TakenStep[];
}

const TITLES: Record<RegionId, string> = {
  phase: 'Course of the crisis',
  diplomacy: 'Embassies',
  mediation: 'Mediation',
};

const SIGNALS: Record<InternalEventId, string> = {
  talksConvened: 'a mediator convenes talks',
  offerMade: 'mediation is offered',
  talksBegin: 'talks begin',
  envoysReturn: 'the ambassadors return',
  tiesRestored: 'ties are restored',
  warBreaksOut: 'war breaks out',
};

/** The marks of a path: the state at its end, and every change of state on the way. */
export function highlightOf(path: PlayedPath): Highlight {
  const active = path.steps.at(-1)?.to;
  return { ...(active && { active }), taken: path.steps.map(({ n, from, to, move }) => ({ n, from, to, move })) };
}

const list = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/**
 * The machine as states and edges, a region each. Transitions that stay in their state are left out:
 * there are many, and a table shows them better. All that lead from one state to another share an edge.
 */
export function machineGraph({ active, taken = [] }: Highlight = {}): GraphRegion[] {
  return (Object.keys(TITLES) as RegionId[]).map((id) => {
    const region = crisisConfig.states[id];
    const states = Object.entries<StateSpec>(region.states);
    const edges = states.flatMap(([from, state]) => edgesFrom(from, state));
    for (const step of taken) {
      for (const { edge, way } of edgesTaken(edges, step.from[id], step.to[id], step.move)) {
        if (!edge.taken.includes(step.n)) edge.taken.push(step.n);
        way?.taken.push(step.n);
      }
    }
    return {
      id,
      title: TITLES[id],
      states: states.map(([state, { type, description, tags }]) => ({
        id: state,
        description,
        initial: region.initial === state,
        final: type === 'final',
        outcome: tags?.includes('outcome') ?? false,
        active: active?.[id] === state,
      })),
      edges,
    };
  });
}

function edgesFrom(from: string, { on = {}, after = {}, always }: StateSpec): GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  const add = ({ target, guard }: TransitionSpec, kind: Way['kind'], event: string, text: string) => {
    if (target === undefined || target === from) return;
    const edge = edges.get(target) ?? { from, to: target, ways: [], taken: [] };
    edges.set(target, edge);
    const condition = guard ? guardText(guard) : '';
    const same = edge.ways.find((way) => way.text === text);
    // The same move may lead there under either of two conditions; where one asks nothing, nothing is asked.
    if (same) {
      const either = same.guard !== '' && guard !== undefined;
      same.guard = either ? `${same.guard}, or ${condition}` : '';
      same.needs = either ? [...same.needs, guard] : [];
    } else edge.ways.push({ text, kind, event, guard: condition, needs: guard ? [guard] : [], taken: [] });
  };
  for (const [event, transitions] of Object.entries(on)) {
    const move = isMoveId(event);
    const text = move ? MOVES[event].title : (SIGNALS[event as InternalEventId] ?? event);
    for (const transition of list(transitions)) add(transition, move ? 'move' : 'internal', event, text);
  }
  for (const [event, transitions] of Object.entries(after)) {
    const text = `after ${DEADLINES[event as keyof typeof DEADLINES].hours} h`;
    for (const transition of list(transitions)) add(transition, 'deadline', event, text);
  }
  for (const transition of list(always)) {
    add(transition, 'always', '', transition.guard ? `once ${guardText(transition.guard)}` : 'at once');
  }
  return [...edges.values()];
}

/**
 * The ways of an edge that a drawing has room for, and how many more there are. What was taken comes
 * first and is never left out.
 *
 * @param most lines to fill
 */
export function shownWays({ ways }: GraphEdge, most = 3): { shown: Way[]; more: number } {
  const ordered = [...ways.filter((way) => way.taken.length > 0), ...ways.filter((way) => way.taken.length === 0)];
  if (ordered.length <= most) return { shown: ordered, more: 0 };
  const count = Math.max(most - 1, ordered.filter((way) => way.taken.length > 0).length);
  return { shown: ordered.slice(0, count), more: ordered.length - count };
}

/** Names an edge within its region. */
export function edgeKey({ from, to }: Pick<GraphEdge, 'from' | 'to'>): string {
  return `${from}>${to}`;
}

/** Steps that went along an edge by none of the ways it knows: they are numbered at the edge itself. */
export function looseOf(edge: GraphEdge): number[] {
  return edge.taken.filter((n) => !edge.ways.some((way) => way.taken.includes(n)));
}

/** The lines of an edge's label in text formats: `(2, 5) Strike`, and how many ways are left out. */
export function labelLines(edge: GraphEdge): string[] {
  const { shown, more } = shownWays(edge);
  const numbers = (taken: readonly number[]) => (taken.length > 0 ? `(${taken.join(', ')}) ` : '');
  const lines = shown.map((way) => `${numbers(way.taken)}${way.text}`);
  const loose = looseOf(edge);
  if (loose.length > 0) lines.unshift(numbers(loose).trim());
  return more > 0 ? [...lines, `+ ${more} more`] : lines;
}
